import NetdefTemplates

/// The declarations of a class around its body.
extension ClassEmitter {
  func property(_ property: ChildPlan.Property) -> String {
    PropertyTemplate(
      documentation: property.documentation,
      declaration: "\(access(to: property))let \(property.name): \(property.storedType)"
    ).text
  }

  /// A property is as public as the class, unless its type is not.
  func access(to property: ChildPlan.Property) -> String {
    surroundings.isInternal(property.type, expressions.declarations) ? "" : source.access
  }

  /// Whether one tensor comes in and one goes out.
  var isSingleFlow: Bool { inputCount == 1 && source.outputCount == 1 }

  private var inputCount: Int { source.inputs.count }

  func conformances(isPlain: Bool) -> [String] {
    if source.model != nil {
      if !isSingleFlow { return ["MultiModel"] }
      return isPlain ? ["Model", "SequentialLayer"] : ["Model"]
    }
    if !isSingleFlow { return ["MultiLayer", "FixedStructure"] }
    if source.role == .group || isPlain && source.role == .definition {
      return ["SequentialLayer", "FixedStructure"]
    }
    if source.role == .list && isPlain { return ["SequentialLayer", "FixedStructure"] }
    return ["Layer", "FixedStructure"]
  }

  var state: [String] {
    var declarations = [
      PropertyTemplate(
        documentation: "Whether it is training; `train()` and `eval()` switch it and its layers.",
        declaration: "\(source.access)let mode = TrainingMode()"
      ).text,
      PropertyTemplate(
        documentation: "The modules under their names, which are the keys of saved weights.",
        declaration: "\(source.access)let members: [ModuleMember]"
      ).text,
    ]
    if source.model != nil {
      declarations.append(
        PropertyTemplate(
          documentation: "What earlier calls recorded.",
          declaration: "\(source.access)let plans = PlanCache()"
        ).text)
    }
    if keepsArguments {
      declarations.append(
        PropertyTemplate(
          documentation: "What makes the same network again.",
          declaration: "\(source.access)let networkDefinition: NetworkDefinition"
        ).text)
    }
    return declarations
  }

  // MARK: Initializers

  private var inputNames: [String] {
    var taken: Set<String> = Set(source.parameters.map(\.local)).union([
      "children", "generator", "members", "mode", "plans", "self",
    ])
    let names = source.body.names
    // As `BodyEmitter.fresh` has it: a child of its name keeps it.
    return source.inputs.map { input in
      let name = names.children.contains(input.name) ? input.name + "Value" : input.name
      return SwiftNames.local(name, taken: &taken)
    }
  }

  /// `width: Int`, `stride: Int = 1`, `conv: LayerRecipe? = nil`.
  private var parameterList: [String] {
    source.parameters.map { parameter in
      let label =
        parameter.label == parameter.local.filter { $0 != "`" }
        ? parameter.local : "\(parameter.label) \(parameter.local)"
      let type = parameter.type.swiftName
      switch parameter.defaultValue {
      case .none: return "\(label): \(type)"
      case .literal(let text): return "\(label): \(type) = \(text)"
      case .computed:
        if case .optional(let wrapped) = parameter.type {
          return "\(label): OptionalArgument<\(wrapped.swiftName)> = .standard"
        }
        return "\(label): \(type)? = nil"
      }
    } + source.shared.map(\.parameter) + ["generator: RandomGenerator = .shared"]
  }

  /// What errors say of where they arose: `"BasicBlock", with: ["width": width], ["x": x]`.
  private var place: String? {
    guard source.role == .definition else { return nil }
    let arguments = source.parameters.compactMap { parameter -> String? in
      if parameter.type.isConvertible { return "\"\(parameter.name)\": \(parameter.local)" }
      // A default is not known before the initializer computes it.
      if parameter.isComputed { return nil }
      let value = SwiftExpression(text: parameter.local, type: parameter.type)
      return "\"\(parameter.name)\": \(expressions.convert(value, to: .value).text)"
    }
    var texts = ["\"\(source.name)\""]
    if !arguments.isEmpty { texts.append("with: [\(arguments.joined(separator: ", "))]") }
    if isSingleFlow {
      texts.append("[\"\(source.inputs[0].name)\": \(inputNames.first ?? "x")]")
    } else {
      let names = source.inputs.map { "\"\($0.name)\"" }.joined(separator: ", ")
      texts.append("inputs: [\(names)], inputs")
    }
    return texts.joined(separator: ", ")
  }

  func initializer(
    _ statements: [String], kept: [ClassSource.Parameter], isAlias: Bool = false
  ) -> String {
    var statements = statements
    if !isSingleFlow, !isAlias {
      for (index, name) in inputNames.enumerated() {
        statements.insert(
          "let \(name) = try inputs.input(\(index), of: \(inputCount), \"\(source.name)\")",
          at: index)
      }
    }
    let stores = kept.map { "self.\($0.local) = \($0.local)" }
    // After the defaults, before anything that could stop.
    let index = statements.lastIndex { $0.hasPrefix("members = ") } ?? statements.count
    statements.insert(contentsOf: stores, at: index)
    let input =
      isSingleFlow
      ? ["on \(inputNames.first ?? "x"): inout Shape"]
      : ["on inputs: [Shape]", "outputs: inout [Shape]"]
    return ShapeInitializerTemplate(
      access: source.access, documentation: initializerDocumentation,
      parameters: input + parameterList, statements: statements, place: place
    ).text
  }

  private var initializerDocumentation: [String] {
    let thread =
      isSingleFlow
      ? "Makes the layers for an input's shape, which becomes the shape of the output."
      : "Makes the layers for the shapes of the inputs and answers those of the outputs."
    return [
      thread, "",
      "- Throws: `DefinitionError` with netdef's message for a shape or value that does not fit.",
    ]
  }

  /// The initializers that people call.
  func convenience() throws(EmissionError) -> [String] {
    guard source.role == .definition else { return [] }
    let names = inputNames
    var arguments = source.parameters.map { parameter in "\(parameter.label): \(parameter.local)" }
    arguments.append("generator: generator")
    let given = arguments.joined(separator: ", ")
    let start = source.model == nil ? nil : DefaultShapes(source, surroundings, expressions).shapes
    let isComplete = source.model != nil && source.parameters.isEmpty && start != nil
    var texts: [String] = []
    if isSingleFlow {
      let name = names.first ?? "x"
      texts.append(
        MethodTemplate(
          documentation: initializerDocumentation.map {
            $0.hasPrefix("Makes") ? "Makes the layers for an input's shape." : $0
          },
          head: "\(source.access)convenience init".declaring(
            [inputParameter(name, isComplete ? nil : start?[0])] + parameterList,
            after: " throws"),
          statements: [
            "var \(name) = \(computedInput(name, isComplete ? nil : start?[0]))",
            "try self.init(on: &\(name), \(given))",
          ]
        ).text)
    } else {
      let shapes = names.indices.map { isComplete ? nil : start?[$0] }
      let inputs = zip(names, shapes).map { computedInput($0, $1) }.joined(separator: ", ")
      texts.append(
        MethodTemplate(
          documentation: ["Makes the layers for the shapes of the inputs."],
          head: "\(source.access)convenience init".declaring(
            zip(names, shapes).map { inputParameter($0, $1) } + parameterList, after: " throws"),
          statements: [
            "var outputs: [Shape] = []",
            "try self.init(on: [\(inputs)], outputs: &outputs, \(given))",
          ]
        ).text)
    }
    if isComplete, let start {
      texts.append(
        MethodTemplate(
          documentation: [
            "Makes the layers with PyTorch's default initialization, drawn from `generator`."
          ],
          head: "\(source.access)convenience init(generator: RandomGenerator = .shared)",
          statements: [
            "do {",
            "  try self.init(\(start.map(\.text).joined(separator: ", ")), generator: generator)",
            "} catch {",
            "  // The checker has been through it, so this is a mistake of the package.",
            "  DefinitionError.stop(error)",
            "}",
          ]
        ).text)
    }
    return texts
  }

  /// `_ image: Shape = [1, 3, 224, 224]`.
  private func inputParameter(_ name: String, _ shape: DefaultShapes.Shape?) -> String {
    guard let shape else { return "_ \(name): Shape" }
    return shape.isLiteral ? "_ \(name): Shape = \(shape.text)" : "_ \(name): Shape? = nil"
  }

  private func computedInput(_ name: String, _ shape: DefaultShapes.Shape?) -> String {
    guard let shape, !shape.isLiteral else { return name }
    return "\(shape.isThrowing ? "try " : "")\(name) ?? \(shape.text)"
  }

  func forward(_ statements: [String]) -> String {
    let names = inputNames
    if isSingleFlow {
      return ForwardTemplate(
        access: source.access, input: names.first ?? "x",
        statements: statements
      ).text
    }
    let inputs = names.enumerated().map { index, name in
      "let \(name) = try inputs.input(\(index), of: \(inputCount), \"\(source.name)\")"
    }
    let sizes =
      statements.contains { $0.mentions("inputSizes") } ? ["var inputSizes = InputSizes()"] : []
    let text = (inputs + sizes + statements).filter { line in
      guard let name = names.first(where: { line.hasPrefix("let \($0) = ") }) else { return true }
      return statements.contains { $0.mentions(name) }
    }
    return MethodTemplate(
      documentation: ["Records the forward pass."],
      head: "\(source.access)func forward(_ inputs: [Node]) throws -> [Node]", statements: text
    ).text
  }

  /// How it prints where that is not by its Swift type.
  func identity(printsByInstance: Bool) -> [String] {
    switch source.role {
    case .definition where printsByInstance:
      return [
        PropertyTemplate(
          documentation: "`Sequential` where it is one chain of layers without names.",
          declaration: "\(source.access)let printedName: String"
        ).text
      ]
    case .definition: return []
    case .group: return []
    case .list:
      return [
        PropertyTemplate(
          documentation: "Prints as PyTorch's list of modules.",
          declaration: "\(source.access)var printedName: String { \"ModuleList\" }"
        ).text,
        PropertyTemplate(
          documentation: "The layers, equal neighbours in one line.",
          declaration:
            "\(source.access)var printedChildren: [PrintedChild] { "
            + "ModuleList(children.map(\\.module)).printedChildren }"
        ).text,
      ]
    }
  }

  /// What goes in and out is called, where that is more than one tensor.
  func portNames(outputs: [String?]) -> [String] {
    guard !isSingleFlow else { return [] }
    let list = { (names: [String]) in names.map { "\"\($0)\"" }.joined(separator: ", ") }
    return [
      PropertyTemplate(
        documentation: "The inputs' names, in the order of `forward`.",
        declaration:
          "\(source.access)var inputNames: [String] { [\(list(source.inputs.map(\.name)))] }"
      ).text,
      PropertyTemplate(
        documentation: "The outputs' names, in the order of `forward`.",
        declaration:
          "\(source.access)var outputNames: [String] { "
          + "[\(list(outputs.map { $0 ?? Port.outputName }))] }"
      ).text,
    ]
  }

  /// The enums inside of the class, whose names no class inside can have.
  var choiceNames: [String] {
    source.parameters.compactMap { $0.type.choiceInside?.name }
  }

  var choices: [String] {
    guard source.role == .definition else { return [] }
    return source.parameters.compactMap { parameter in
      guard let (plain, cases) = parameter.type.choiceInside else { return nil }
      return ChoiceTemplate(
        access: source.access, name: plain, parameter: parameter.name,
        cases: cases.map { (SwiftNames.escaped(SwiftNames.camelCase($0)), $0) }
      ).text
    }
  }

  // MARK: Recipes

  func recipe() throws(EmissionError) -> [String] {
    guard source.role == .definition else { return [] }
    let parameters = source.parameters.map { parameter -> String in
      let name = "\"\(parameter.name)\""
      let isRequired = if case .none = parameter.defaultValue { true } else { false }
      // Tuples are no values by themselves; whether they fit is seen when the layer is made.
      guard parameter.type.isConvertible else {
        return parameter.isNamed ? ".labelOnly(\(name))" : name
      }
      let type = parameter.type.swiftName
      let metatype = type.hasSuffix("?") ? "(\(type)).self" : "\(type).self"
      if parameter.isNamed {
        return ".labelOnly(\(name), \(metatype), isRequired: \(isRequired))"
      }
      return ".\(isRequired ? "required" : "optional")(\(name), \(metatype))"
    }
    let arguments = source.parameters.map { parameter -> String in
      let value: String
      let name = "\"\(parameter.name)\""
      if parameter.type.isConvertible {
        switch parameter.defaultValue {
        case .none: value = "arguments[\(name)]"
        case .literal(let text): value = "arguments[\(name), default: \(text)]"
        case .computed where parameter.isOptional:
          value = "arguments[\(name), default: .standard]"
        case .computed: value = "arguments.optional(\(name))"
        }
      } else {
        let given = SwiftExpression(
          text: "arguments.value(\(name))", type: .value, isThrowing: true)
        let converted = expressions.convert(given, to: parameter.type)
        switch parameter.defaultValue {
        case .none: value = converted.text
        case .literal(let text): value = "arguments.has(\(name)) ? \(converted.text) : \(text)"
        case .computed where parameter.isOptional:
          value = "arguments.has(\(name)) ? OptionalArgument(\(converted.text)) : .standard"
        case .computed: value = "arguments.has(\(name)) ? \(converted.text) : nil"
        }
      }
      return "\(parameter.label): \(value)"
    }
    return [
      DefinitionRecipeTemplate(
        access: source.access, name: source.name, parameters: parameters,
        definitions: source.definitions, arguments: arguments, isSingleFlow: isSingleFlow
      ).text
    ]
  }

  // MARK: Models

  /// Whether a saved network must say what the model was made with.
  var keepsArguments: Bool { source.model != nil && !source.parameters.isEmpty }

  /// What a saved network needs to be made again: the model's arguments and, where layers were made
  /// of them, its open sizes.
  func definition(_ emitter: BodyEmitter) -> String {
    var arguments = source.parameters.map { parameter in
      let value = SwiftExpression(text: parameter.local, type: parameter.type)
      return parameter.type.isWritable
        ? "NetworkArgument(\"\(parameter.name)\", \(parameter.local))"
        : "NetworkArgument(\"\(parameter.name)\", value: "
          + "\(expressions.convert(value, to: .value).text))"
    }
    if source.model?.network == nil {
      for name in emitter.openNames {
        guard let value = emitter.expressions.environment[name] else { continue }
        arguments.append("NetworkArgument(\"\(name)\", \(value.text))")
      }
    }
    return "networkDefinition = NetworkDefinition(model: \"\(source.name)\", "
      + "definitions: Self.definitions, arguments: [\(arguments.joined(separator: ", "))])"
  }

  func modelParts(outputs: [String?] = []) throws(EmissionError) -> [String] {
    guard let model = source.model else { return [] }
    var parts: [String] = []
    if !isSingleFlow { parts += multiEntry(outputs) }
    if let network = model.network, source.parameters.isEmpty, isSingleFlow {
      let names = inputNames
      let inputType = SwiftTypes.batch(network.input.shape, network.input.element)
      let outputType = SwiftTypes.batch(network.output.shape, network.output.element)
      let name = names.first ?? "x"
      if inputType != "Tensor" {
        parts.append(
          TypedEntryTemplate(
            access: source.access, input: name, inputType: inputType, outputType: outputType
          ).text)
      }
      parts.append(
        ActivationsEntryTemplate(access: source.access, inputs: [(name, inputType)]).text)
      parts.append(ActivationsEmitter(access: source.access, network: network).root(network).text)
    }
    parts.append(
      DefinitionSourceTemplate(
        access: source.access, definitions: source.definitions, isKept: keepsArguments
      ).text)
    return parts
  }
}

extension ClassSource.Parameter {
  var isComputed: Bool { if case .computed = defaultValue { true } else { false } }

  /// Whether it may be `none`.
  var isOptional: Bool { if case .optional = type { true } else { false } }
}

extension StaticType {
  /// The enum for names that occurs in the type, as it is called in its class.
  fileprivate var choiceInside: (name: String, cases: [String])? {
    choice.map { ($0.type.split(separator: ".").last.map(String.init) ?? $0.type, $0.cases) }
  }

  /// Whether layers are in it, which a forward pass does not make.
  var holdsRecipes: Bool {
    switch self {
    case .recipe: true
    case .list(let element), .optional(let element): element.holdsRecipes
    case .tuple(let parts): parts.contains(where: \.holdsRecipes)
    default: false
    }
  }

  /// Whether the Swift type is written in netdef by itself.
  var isWritable: Bool {
    switch self {
    case .int, .float, .bool, .pair, .padding, .adaptiveSize, .recipe: true
    case .list(let element), .optional(let element): element.isWritable
    default: false
    }
  }
}
