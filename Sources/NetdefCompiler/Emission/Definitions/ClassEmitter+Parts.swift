import NetdefTemplates

/// The declarations of a class around its body.
extension ClassEmitter {
  func property(_ property: ChildPlan.Property) -> String {
    PropertyTemplate(
      documentation: property.documentation,
      declaration:
        "\(access(to: property))let \(property.declaredName): \(property.storedType.text)"
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
      if !isSingleFlow { return ["Netdef.MultiModel"] }
      return isPlain ? ["Netdef.Model", "SequentialLayer"] : ["Netdef.Model"]
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
          declaration: "\(source.access)let plans = Netdef.PlanCache()"
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

  /// The variables of the inputs, as `BodyEmitter` has them.
  var inputVariables: [SwiftVariable] {
    var taken: Set<String> = Set(source.parameters.map(\.local.name)).union([
      "children", "generator", "members", "mode", "plans", "self",
    ])
    let names = source.body.names
    // As `BodyEmitter.fresh` has it: a child of its name keeps it.
    return source.inputs.map { input in
      let name = names.children.contains(input.name) ? input.name + "Value" : input.name
      return expressions.variables.named(SwiftNames.local(name, taken: &taken))
    }
  }

  private var inputNames: [String] { inputVariables.map { SwiftNames.escaped($0.name) } }

  /// `width: Int`, `stride: Int = 1`, `conv: LayerRecipe? = nil`.
  private var parameterList: [String] {
    source.parameters.map { parameter in
      let name = SwiftNames.labelled(parameter.label, parameter.local.name)
      let type = parameter.type.swiftType
      switch parameter.defaultValue {
      case .none: return "\(name): \(type.text)"
      case .literal(let value): return "\(name): \(type.text) = \(SwiftPrinter.text(value))"
      case .computed:
        if case .optional(let wrapped) = type {
          let argument = SwiftType.generic(.runtime("OptionalArgument"), [wrapped])
          return "\(name): \(argument.text) = .standard"
        }
        return "\(name): \(SwiftType.optional(type).text) = nil"
      }
    } + source.shared.map(\.parameter) + ["generator: RandomGenerator = .shared"]
  }

  /// What errors say of where they arose: `"BasicBlock", with: ["width": width], ["x": x]`.
  private var failure: SwiftStatement? {
    guard source.role == .definition else { return nil }
    let arguments = source.parameters.compactMap { parameter -> SwiftList.Item? in
      let name = "\"\(parameter.name)\""
      if parameter.type.isConvertible { return .init(name, .variable(parameter.local)) }
      // A default is not known before the initializer computes it.
      if parameter.isComputed { return nil }
      return .init(name, expressions.convert(parameter.value, to: .value).tree)
    }
    var items: [SwiftList.Item] = [.init(nil, .text(source.name))]
    if !arguments.isEmpty { items.append(.init("with", .array(SwiftList(arguments)))) }
    if isSingleFlow, let input = inputVariables.first {
      let shape = SwiftList.Item("\"\(source.inputs[0].name)\"", .variable(input))
      items.append(.init(nil, .array(SwiftList([shape]))))
    } else {
      items.append(.init("inputs", .array(source.inputs.map { .text($0.name) })))
      items.append(.init(nil, .variable(expressions.variables.named("inputs"))))
    }
    let error = SwiftTree.variable(expressions.variables.named("error"))
    return .failure(
      SwiftTree.runtime("DefinitionError").member("inside").calling(items + [.init(nil, error)]))
  }

  /// `let x = try inputs.input(0, of: 2, "Block")`, for each of several inputs.
  private var inputStatements: [SwiftStatement] {
    let inputs = SwiftTree.variable(expressions.variables.named("inputs"))
    return inputVariables.enumerated().map { index, variable in
      .constant(
        variable, nil,
        inputs.member("input").calling(
          [
            .init(nil, .integer(index)), .init("of", .integer(inputCount)),
            .init(nil, .text(source.name)),
          ], throwing: true))
    }
  }

  func initializer(
    _ statements: [SwiftStatement], kept: [ClassSource.Parameter], isAlias: Bool = false
  ) -> String {
    let inputs = isSingleFlow || isAlias ? [] : inputStatements
    // After the defaults, before anything that could stop.
    let stores = kept.map { SwiftStatement.assign(.own($0.local), .variable($0.local)) }
    let failure = failure
    let margin = 2 * depth + (failure == nil ? 4 : 6)
    let input =
      isSingleFlow
      ? ["on \(inputNames.first ?? "x"): inout Shape"]
      : ["on inputs: [Shape]", "outputs: inout [Shape]"]
    return ShapeInitializerTemplate(
      access: source.access, documentation: initializerDocumentation,
      parameters: input + parameterList,
      statements: SwiftPrinter.lines(inputs + statements.inserting(stores), margin: margin),
      failure: failure.map { SwiftPrinter.lines([$0], margin: margin) }
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
    let variables = inputVariables
    let generator = expressions.variables.named("generator")
    let given =
      source.parameters.map { SwiftList.Item($0.label, .variable($0.local)) }
      + [.generator(generator)]
    let make = SwiftTree.swift("self").member("init")
    let start = source.model == nil ? nil : DefaultShapes(source, surroundings, expressions).shapes
    let isComplete = source.model != nil && source.parameters.isEmpty && start != nil
    let shapes = variables.indices.map { isComplete ? nil : start?[$0] }
    let inputs = zip(variables, shapes).map(computedInput)
    var statements: [SwiftStatement]
    if isSingleFlow, let input = variables.first {
      let shape = SwiftList.Item("on", SwiftTree.variable(input).reference)
      statements = [
        .variable(input, nil, inputs[0]),
        .expression(make.calling([shape] + given, throwing: true)),
      ]
    } else {
      let outputs = expressions.variables.named("outputs")
      let items: [SwiftList.Item] = [
        .init("on", .array(inputs)), .init("outputs", SwiftTree.variable(outputs).reference),
      ]
      statements = [
        .variable(outputs, .array(.runtime("Shape")), .array([])),
        .expression(make.calling(items + given, throwing: true)),
      ]
    }
    var texts = [
      MethodTemplate(
        documentation: convenienceDocumentation,
        head: "\(source.access)convenience init".declaring(
          zip(inputNames, shapes).map(inputParameter) + parameterList, after: " throws"),
        statements: SwiftPrinter.lines(statements, margin: 4)
      ).text
    ]
    if isComplete, let start {
      let call = make.calling(
        start.map { .init(nil, $0.tree) } + [.generator(generator)], throwing: true)
      let lines = SwiftPrinter.lines([.expression(call)], margin: 6).map { $0.indented() }
      texts.append(
        MethodTemplate(
          documentation: [
            "Makes the layers with PyTorch's default initialization, drawn from `generator`."
          ],
          head: "\(source.access)convenience init(generator: RandomGenerator = .shared)",
          statements: ["do {"] + lines + [
            "} catch {",
            "  // The checker has been through it, so this is a mistake of the package.",
            "  DefinitionError.stop(error)",
            "}",
          ]
        ).text)
    }
    return texts
  }

  private var convenienceDocumentation: [String] {
    guard isSingleFlow else { return ["Makes the layers for the shapes of the inputs."] }
    return ["Makes the layers for an input's shape."] + initializerDocumentation.dropFirst()
  }

  /// `_ image: Shape = [1, 3, 224, 224]`.
  private func inputParameter(_ name: String, _ shape: DefaultShapes.Shape?) -> String {
    guard let shape else { return "_ \(name): Shape" }
    return shape.isLiteral
      ? "_ \(name): Shape = \(SwiftPrinter.text(shape.tree))" : "_ \(name): Shape? = nil"
  }

  private func computedInput(
    _ variable: SwiftVariable, _ shape: DefaultShapes.Shape?
  ) -> SwiftTree {
    let given = SwiftTree.variable(variable)
    guard let shape, !shape.isLiteral else { return given }
    return given.binary(.coalesce, shape.tree)
  }

  func forward(_ statements: [SwiftStatement]) -> String {
    let margin = 2 * depth + 4
    if isSingleFlow {
      return ForwardTemplate(
        access: source.access, input: inputNames.first ?? "x",
        statements: SwiftPrinter.lines(statements, margin: margin)
      ).text
    }
    let sizes = expressions.variables.named("inputSizes")
    let opening =
      inputStatements
      + [.variable(sizes, nil, SwiftTree.runtime("InputSizes").calling())]
    let read = opening.filter { $0.declared.contains(where: statements.mention) }
    return MethodTemplate(
      documentation: ["Records the forward pass."],
      head: "\(source.access)func forward(_ inputs: [Node]) throws -> [Node]",
      statements: SwiftPrinter.lines(read + statements, margin: margin)
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
    source.parameters.compactMap { $0.type.choice?.type.lastName }
  }

  var choices: [String] {
    guard source.role == .definition else { return [] }
    return source.parameters.compactMap { parameter in
      guard let (type, cases) = parameter.type.choice else { return nil }
      return ChoiceTemplate(
        access: source.access, name: type.lastName, parameter: parameter.name,
        cases: cases.map { (SwiftNames.escaped(SwiftNames.camelCase($0)), $0) }
      ).text
    }
  }
}

extension ChildPlan.Property {
  /// The name where it is declared.
  var declaredName: String { SwiftNames.escaped(variable.name) }
}

extension ClassSource.Parameter {
  var isComputed: Bool { if case .computed = defaultValue { true } else { false } }

  /// Whether it may be `none`.
  var isOptional: Bool { if case .optional = type { true } else { false } }
}

extension StaticType {
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
