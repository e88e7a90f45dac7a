/// Writes the class of a definition from its syntax: what the layers are made of is in Swift what it
/// is in netdef, with conditions, loops and parameters.
struct ClassEmitter {
  let source: ClassSource
  let surroundings: ClassSurroundings
  let expressions: ExpressionEmitter
  let takenClasses: Set<String>

  /// The class, and what its properties are.
  struct Result {
    var member: SwiftMember
    var properties: [ChildPlan.Property]

    /// Whether it prints as PyTorch's `Sequential`.
    var isSequential = false

    /// Whether that is so for some instances only.
    var printsByInstance = false

    /// A type as it is called outside of the class.
    func qualified(_ type: SwiftType, in name: String) -> SwiftType {
      guard case .named(let inner, _) = type, classNames.contains(inner) else { return type }
      return .nested(.named(name, .module), inner)
    }

    /// The classes inside.
    var classNames: Set<String> = []
  }

  func emit() throws(EmissionError) -> Result {
    // Which layers its chains in parentheses use, and what goes into them, is known when these are
    // written.
    let sharing = SharedNames()
    while true {
      let known = (sharing.names, sharing.several)
      do throws(EmissionError) {
        return try emit(sharing)
      } catch {
        if (sharing.names, sharing.several) == known { throw error }
      }
    }
  }

  private func emit(_ sharing: SharedNames) throws(EmissionError) -> Result {
    let making = try body(.making, plan: ChildPlan(), sharing)
    let running = try body(.running, plan: making.emitter.plan, sharing)
    let emitter = making.emitter
    let isChain = emitter.isPlainChain && isOneChain
    let printsByInstance = isChain && emitter.mayLeaveChain && source.role == .definition
    let isPlain = isChain && !printsByInstance
    let statements =
      printsByInstance ? making.statements : making.statements.without(.chainEnd)
    let made = withMagnitudes(statements.tidied())
    // A model compares its input with what it states before its children see it.
    let hasForward = !isPlain || source.model != nil || running.emitter.requiresAtCall
    let run =
      hasForward
      ? running.statements.tidied(idle: running.emitter.variableLocals, keepsRuns: true) : []
    // Layers are made before: a forward pass at most counts recipes, and children may have their
    // names.
    let children = Set(
      emitter.plan.properties.filter { !$0.isDropped }.map(\.variable.name))
    let kept = source.parameters.filter { parameter in
      !(parameter.type.holdsRecipes && children.contains(parameter.local.name))
        && run.mention(parameter.local)
    }
    var declarations = emitter.plan.properties.filter { !$0.isDropped }.map(property)
    declarations += kept.map { .property("", .file, $0.local, $0.type.swiftType) }
    declarations += state
    declarations += identity(printsByInstance: printsByInstance)
    declarations += portNames(outputs: emitter.outputs.map(\.name))
    declarations.append(
      initializer(printsByInstance ? made.inserting([naming]) : made, kept: kept))
    declarations += try convenience()
    if hasForward { declarations.append(forward(run)) }
    declarations += choices
    declarations += try modelParts(outputs: emitter.outputs.map(\.name))
    declarations += try recipe()
    declarations += emitter.classes
    return Result(
      member: member(conformances(isPlain: isPlain), declarations),
      properties: emitter.plan.properties.filter { !$0.isDropped },
      isSequential: isPlain, printsByInstance: printsByInstance,
      classNames: Set(emitter.liftedNames.values))
  }

  /// The class with what is in it.
  func member(_ conformances: [String], _ declarations: [SwiftMember]) -> SwiftMember {
    .finalClass(
      source.name, access: source.access, documentation: source.documentation,
      conformances: conformances.map { .runtime($0) }, declarations)
  }

  /// `printedName = children.isChain ? "Sequential" : "Stem"`.
  private var naming: SwiftStatement {
    let isChain = SwiftTree.variable(expressions.variables.named("children")).member("isChain")
    return .assign(
      .variable(expressions.variables.named("printedName")),
      .ternary(isChain, .text("Sequential"), .text(source.name)))
  }

  /// With a check in front of arithmetic: sums and products of numbers in bounds do not overflow.
  private func withMagnitudes(_ statements: [SwiftStatement]) -> [SwiftStatement] {
    guard source.role == .definition,
      let scope = statements.firstIndex(where: { $0.purpose == .scope })
    else { return statements }
    let computing = statements.map(\.computingVariables)
    let used = computing.reduce(into: Set<SwiftVariable>()) { $0.formUnion($1) }
    let checked = source.parameters.filter { parameter in
      switch parameter.type {
      case .int, .pair, .list(.int): used.contains(parameter.local)
      default: false
      }
    }
    if checked.isEmpty { return statements }
    // Defaults may be computed of what was given: that is checked before.
    let names = Set(checked.map(\.local))
    let first = computing[..<scope].firstIndex { !$0.isDisjoint(with: names) } ?? scope
    let given = first < scope ? checked.filter { !$0.isComputed } : checked
    let computed = first < scope ? checked.filter(\.isComputed) : []
    var result = statements
    for (parameters, place) in [(computed, scope), (given, first)] where !parameters.isEmpty {
      result.insert(
        .checkMagnitudes(
          of: source.name, parameters.map { ($0.name, .variable($0.local)) }, .plain),
        at: place)
    }
    return result
  }

  // MARK: The body in both modes

  private func body(
    _ mode: BodyEmitter.Mode, plan: ChildPlan, _ sharing: SharedNames
  ) throws(EmissionError) -> (emitter: BodyEmitter, statements: [SwiftStatement]) {
    let names = source.body.names
    let emitter = BodyEmitter(
      mode: mode, surroundings: surroundings, definition: source.name, access: source.access,
      names: names, types: source.types, parameters: Set(source.parameters.map(\.local.name)),
      plan: plan, expressions: expressions,
      takenClasses: takenClasses.union([source.name] + choiceNames))
    emitter.sharing = sharing
    if case .statements(let statements) = source.body {
      emitter.callSizes = CallSizes(
        of: source.inputs, parameters: Set(source.parameters.map(\.origin)), statements)
    }
    emitter.bindParameters(source)
    var inputs: [SwiftVariable] = []
    for input in source.inputs {
      let variable = emitter.fresh(input.name)
      inputs.append(variable)
      if let local = input.local { emitter.bind(local, .tensor(.variable(variable))) }
    }
    for (input, variable) in zip(source.inputs, inputs) {
      guard let shape = input.shape else { continue }
      let tree = SwiftTree.variable(variable)
      if mode == .running, source.model != nil {
        try emitter.checkInput(shape, tree, input.name, source)
      }
      try emitter.inputShape(shape, tree, input.name)
    }
    if mode == .making {
      for statement in try emitter.computedDefaults(source) { emitter.emit(statement) }
      emitter.emit(childScope)
    }
    try write(emitter, input: inputs.first ?? expressions.variables.named("x"))
    if mode == .making { try emitter.finishShared() }
    return (emitter, emitter.statements + ending(emitter, inputs: inputs))
  }

  /// `var children = try ChildScope(of: "Stem")`.
  private var childScope: SwiftStatement {
    let scope = SwiftTree.runtime("ChildScope")
    return .variable(
      expressions.variables.named("children"), nil,
      source.role == .definition
        ? scope.calling([.init("of", .text(source.name))], throwing: true) : scope.calling(),
      for: .scope)
  }

  private func write(_ emitter: BodyEmitter, input: SwiftVariable) throws(EmissionError) {
    switch source.body {
    case .statements(let statements):
      if statements.contains(where: { if case .layer = $0.kind { true } else { false } }) {
        // The checker asks the text too: what counts is how it is written.
        emitter.numbersUses = BodyChecker.isSyntacticChain(statements)
      }
      try emitter.bindFamilies(statements)
      try emitter.walk(statements)
    case .steps(let steps):
      var data = Flow(.tensor(.variable(input)), to: .declare(emitter.temporary("output")))
      for step in steps { try emitter.pass(&data, through: step) }
      emitter.outputs.append((nil, emitter.finish(&data).single ?? .variable(input)))
    case .elements(let elements):
      var data = Flow(.tensor(.variable(input)), to: .declare(emitter.temporary("output")))
      try emitter.pass(
        &data, throughList: elements, at: SourceRange(file: 0, lower: 0, upper: 0))
      emitter.outputs.append((nil, emitter.finish(&data).single ?? .variable(input)))
    }
  }

  private func ending(_ emitter: BodyEmitter, inputs: [SwiftVariable]) -> [SwiftStatement] {
    let values = emitter.outputs.map(\.value)
    switch emitter.mode {
    case .making:
      let mode = SwiftTree.variable(emitter.variable("mode"))
      let children = emitter.variable("children")
      let members =
        emitter.statements.mention(children)
        ? emitter.children.member("members").calling([mode])
        : .array([SwiftTree.implicitMember("mode").calling([mode])])
      var result = keepsArguments ? [definition(emitter)] : []
      result.append(.assign(emitter.variable("members"), members, for: .members))
      if isSingleFlow, let input = inputs.first, let value = values.first {
        result.append(.assign(input, value))
      } else {
        result.append(.assign(emitter.variable("outputs"), .array(values)))
      }
      return result
    case .running:
      if isSingleFlow, let value = values.first { return [.result(value)] }
      return [.result(.array(values))]
    }
  }

  /// Whether the body is one chain by its text: then its children are called in order.
  private var isOneChain: Bool {
    guard case .statements(let statements) = source.body else { return true }
    guard isSingleFlow, source.model?.network?.isSequential ?? true else { return false }
    return BodyChecker.areOneChain(statements)
  }

}

extension [SwiftStatement] {
  /// The statements of an initializer with more before the members are set.
  func inserting(_ statements: [SwiftStatement]) -> [SwiftStatement] {
    let place = lastIndex { $0.purpose == .members } ?? count
    return self[..<place] + statements + self[place...]
  }
}

extension SwiftStatement {
  /// The variables of its statements that compute numbers, those in its blocks included.
  fileprivate var computingVariables: Set<SwiftVariable> {
    var result: Set<SwiftVariable> = []
    var trees: [SwiftTree] = []
    visitOwnTrees { trees.append($0) }
    if trees.contains(where: \.holdsArithmetic) {
      for tree in trees {
        tree.visit { part in
          if let variable = part.variable { result.insert(variable) }
        }
      }
    }
    for statement in blocks.joined() { result.formUnion(statement.computingVariables) }
    return result
  }
}

extension BodyEmitter {
  /// What gives parameters their defaults that wait for the initializer.
  func computedDefaults(_ source: ClassSource) throws(EmissionError) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    for parameter in source.parameters {
      guard case .computed(let value) = parameter.defaultValue else { continue }
      let standard = try expressions.emit(value, as: parameter.type).tree
      let given = SwiftTree.variable(parameter.local)
      statements.append(
        .constant(
          parameter.local, nil,
          parameter.isOptional
            ? given.member("value").calling([.init("or", standard)])
            : given.binary(.coalesce, standard)))
    }
    return statements
  }

  /// Makes the parameters and the constants of the surroundings known.
  func bindParameters(_ source: ClassSource) {
    for parameter in source.parameters {
      expressions.environment.bind(
        parameter.origin, parameter.local, type: parameter.type)
    }
    for child in source.shared { bindHanded(child) }
    for (local, value) in source.constants {
      expressions.environment.bind(local, holding: value)
    }
    expressions.recipeOfChain = { (chain, term, inner) throws(EmissionError) in
      try self.recipe(of: chain, term, inner)
    }
  }

  /// A model compares what it is called with, as what it states.
  func checkInput(
    _ shape: ShapeTerm, _ input: SwiftTree, _ name: String, _ source: ClassSource
  ) throws(EmissionError) {
    var items: [SwiftList.Item] = [
      .init(nil, .text(name)), .init(nil, .array(try InputShape(shape, self).inputSizes())),
    ]
    switch shape.elementType?.value {
    case "Int": items.append(.init("elementType", .implicitMember("int64")))
    case "Bool": items.append(.init("elementType", .implicitMember("bool")))
    default: break
    }
    if source.inputs.count == 1 {
      emit(.expression(input.member("check").calling(items, throwing: true)))
    } else {
      let sizes = variable("inputSizes")
      emit(.expression(sizes.changing("check", [.init(nil, input)] + items).throwing))
    }
  }

  func inputShape(
    _ shape: ShapeTerm, _ local: SwiftTree, _ name: String
  ) throws(EmissionError) {
    try InputShape(shape, self).bind(local, name: name)
  }
}
