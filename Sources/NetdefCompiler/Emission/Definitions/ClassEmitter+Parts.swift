/// The declarations of a class around its body.
extension ClassEmitter {
  func property(_ property: ChildPlan.Property) -> SwiftMember {
    .property(
      property.documentation, access(to: property), property.variable, property.storedType)
  }

  /// A property is as public as the class, unless its type is not.
  func access(to property: ChildPlan.Property) -> SwiftAccess {
    surroundings.isInternal(property.type) ? .module : source.access
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

  /// Which class it is where it is not said by its Swift type: whether it trains, and its children.
  var state: [SwiftMember] {
    var declarations: [SwiftMember] = [
      .mode(source.access, Self.modeSentence),
      .property(
        Self.membersSentence, source.access, "members", .array(.runtime("ModuleMember"))),
    ]
    if source.model != nil { declarations.append(.plans(source.access)) }
    if keepsArguments { declarations.append(.networkDefinition(source.access)) }
    return declarations
  }

  static let modeSentence =
    "Whether it is training; `train()` and `eval()` switch it and its layers."

  static let membersSentence =
    "The modules under their names, which are the keys of saved weights."

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

  /// `width: Int`, `stride: Int = 1`, `conv: LayerRecipe? = nil`.
  private var parameterList: [SwiftParameter] {
    source.parameters.map { parameter in
      let type = parameter.type.swiftType
      func made(_ type: SwiftType, _ standard: SwiftTree? = nil) -> SwiftParameter {
        SwiftParameter(parameter.label, parameter.local, type, standard: standard)
      }
      switch parameter.defaultValue {
      case .none: return made(type)
      case .literal(let value): return made(type, value)
      case .computed:
        if case .optional(let wrapped) = type {
          return made(
            .generic(.runtime("OptionalArgument"), [wrapped]), .implicitMember("standard"))
        }
        return made(.optional(type), .absent)
      }
    } + source.shared.map(\.parameter) + [.generator(expressions.variables.named("generator"))]
  }

  /// What errors say of where they arose: `"BasicBlock", with: ["width": width], ["x": x]`.
  private func failure(_ error: SwiftVariable) -> SwiftStatement? {
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
    return .failure(
      SwiftTree.runtime("DefinitionError").member("inside")
        .calling(items + [.init(nil, .variable(error))]))
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
  ) -> SwiftMember {
    let inputs = isSingleFlow || isAlias ? [] : inputStatements
    // After the defaults, before anything that could stop.
    let stores = kept.map { SwiftStatement.assign(.own($0.local), .variable($0.local)) }
    let shape = SwiftType.runtime("Shape")
    let variables = expressions.variables
    let input: [SwiftParameter] =
      isSingleFlow
      ? [.init("on", inputVariables.first ?? variables.named("x"), shape, isInout: true)]
      : [
        .init("on", variables.named("inputs"), .array(shape)),
        .init("outputs", variables.named("outputs"), .array(shape), isInout: true),
      ]
    let body = inputs + statements.inserting(stores)
    let error = SwiftVariable("error")
    return .initializer(
      initializerDocumentation, source.access, input + parameterList, throws: true,
      failure(error).map { [.attempt(body, catching: error, [$0])] } ?? body)
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
  func convenience() throws(EmissionError) -> [SwiftMember] {
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
    let list = zip(variables, shapes).map(inputParameter) + parameterList
    var members: [SwiftMember] = [
      .initializer(
        convenienceDocumentation, source.access, isConvenience: true, list, throws: true,
        statements)
    ]
    if isComplete, let start {
      let call = make.calling(
        start.map { .init(nil, $0.tree) } + [.generator(generator)], throwing: true)
      let error = SwiftVariable("error")
      let stop = SwiftTree.runtime("DefinitionError").member("stop").calling([.variable(error)])
      members.append(
        .initializer(
          ["Makes the layers with PyTorch's default initialization, drawn from `generator`."],
          source.access, isConvenience: true, [.generator(generator)],
          [
            .attempt(
              [.expression(call)],
              catching: error,
              [
                SwiftStatement(
                  .comment("The checker has been through it, so this is a mistake of the package.")),
                .expression(stop),
              ])
          ]))
    }
    return members
  }

  private var convenienceDocumentation: [String] {
    guard isSingleFlow else { return ["Makes the layers for the shapes of the inputs."] }
    return ["Makes the layers for an input's shape."] + initializerDocumentation.dropFirst()
  }

  /// `_ image: Shape = [1, 3, 224, 224]`.
  private func inputParameter(
    _ variable: SwiftVariable, _ standard: DefaultShapes.Shape?
  ) -> SwiftParameter {
    let shape = SwiftType.runtime("Shape")
    guard let standard else { return SwiftParameter("_", variable, shape) }
    return standard.isLiteral
      ? SwiftParameter("_", variable, shape, standard: standard.tree)
      : SwiftParameter("_", variable, .optional(shape), standard: .absent)
  }

  private func computedInput(
    _ variable: SwiftVariable, _ shape: DefaultShapes.Shape?
  ) -> SwiftTree {
    let given = SwiftTree.variable(variable)
    guard let shape, !shape.isLiteral else { return given }
    return given.binary(.coalesce, shape.tree)
  }

  func forward(_ statements: [SwiftStatement]) -> SwiftMember {
    let variables = expressions.variables
    if isSingleFlow {
      return .forward(source.access, inputVariables.first ?? variables.named("x"), statements)
    }
    let opening =
      inputStatements
      + [.variable(variables.named("inputSizes"), nil, SwiftTree.runtime("InputSizes").calling())]
    let read = opening.filter { $0.declared.contains(where: statements.mention) }
    return .forward(source.access, several: variables.named("inputs"), read + statements)
  }

  /// How it prints where that is not by its Swift type.
  func identity(printsByInstance: Bool) -> [SwiftMember] {
    switch source.role {
    case .definition where printsByInstance:
      return [
        .property(
          "`Sequential` where it is one chain of layers without names.", source.access,
          "printedName", .swift("String"))
      ]
    case .definition, .group: return []
    case .list:
      let modules = SwiftTree.variable(SwiftVariable("children")).member("map")
        .calling([.keyPath("module")])
      return [
        .property(
          "Prints as PyTorch's list of modules.", source.access, "printedName", .swift("String"),
          .computed(.text("ModuleList"))),
        .property(
          "The layers, equal neighbours in one line.", source.access, "printedChildren",
          .array(.runtime("PrintedChild")),
          .computed(SwiftTree.runtime("ModuleList").calling([modules]).member("printedChildren"))),
      ]
    }
  }

  /// What goes in and out is called, where that is more than one tensor.
  func portNames(outputs: [String?]) -> [SwiftMember] {
    guard !isSingleFlow else { return [] }
    func names(_ name: String, _ sentence: String, _ names: [String]) -> SwiftMember {
      .property(
        sentence, source.access, name, .array(.swift("String")),
        .computed(.array(names.map { .text($0) })))
    }
    return [
      names(
        "inputNames", "The inputs' names, in the order of `forward`.", source.inputs.map(\.name)),
      names(
        "outputNames", "The outputs' names, in the order of `forward`.",
        outputs.map { $0 ?? Port.outputName }),
    ]
  }

  /// The enums inside of the class, whose names no class inside can have.
  var choiceNames: [String] {
    source.parameters.compactMap { $0.type.choice?.type.lastName }
  }

  var choices: [SwiftMember] {
    guard source.role == .definition else { return [] }
    return source.parameters.compactMap { parameter in
      guard let (type, cases) = parameter.type.choice else { return nil }
      return ChoiceEnum(
        name: type.lastName, parameter: parameter.name, cases: cases, access: source.access,
        isSendable: true
      ).member
    }
  }
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
