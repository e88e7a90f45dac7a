import NetdefTemplates

/// Writes the class of a definition from its syntax: what the layers are made of is in Swift what it
/// is in netdef, with conditions, loops and parameters.
struct ClassEmitter {
  let source: ClassSource
  let surroundings: ClassSurroundings
  let expressions: ExpressionEmitter
  let takenClasses: Set<String>

  /// The text of the class, and what its properties are.
  struct Result {
    var text: String
    var properties: [ChildPlan.Property]

    /// Whether it prints as PyTorch's `Sequential`.
    var isSequential = false

    /// Whether that is so for some instances only.
    var printsByInstance = false

    /// A type as it is called outside of the class.
    func qualified(_ type: String, in name: String) -> String {
      classNames.contains(type) ? "\(name).\(type)" : type
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
      printsByInstance ? making.codes : Code.without(BodyEmitter.chainEnd, in: making.codes)
    let made = withMagnitudes(Code.lines(CodeTidying.tidied(statements)))
    // A model compares its input with what it states before its children see it.
    let hasForward = !isPlain || source.model != nil || running.emitter.requiresAtCall
    let tidied = CodeTidying.tidied(
      running.codes, values: running.emitter.variableLocals, results: running.emitter.results)
    let run = hasForward ? Self.returning(Code.lines(tidied)) : []
    // Layers are made before: a forward pass at most counts recipes, and children may have their
    // names.
    let children = Set(emitter.plan.properties.filter { !$0.isDropped }.map(\.name))
    let kept = source.parameters.filter { parameter in
      !(parameter.type.holdsRecipes && children.contains(parameter.local))
        && run.contains { $0.mentions(parameter.local) }
    }
    var declarations = emitter.plan.properties.filter { !$0.isDropped }.map(property)
    declarations += kept.map { parameter in
      "private let \(parameter.local): \(parameter.type.swiftName)"
    }
    declarations += state
    declarations += identity(printsByInstance: printsByInstance)
    declarations += portNames(outputs: emitter.outputs.map(\.name))
    let naming = "printedName = children.isChain ? \"Sequential\" : \"\(source.name)\""
    declarations.append(
      initializer(printsByInstance ? made.inserting(naming) : made, kept: kept))
    declarations += try convenience()
    declarations.append(hasForward ? forward(run) : "")
    declarations += choices
    declarations += try modelParts(outputs: emitter.outputs.map(\.name))
    declarations += try recipe()
    declarations += emitter.classes
    let text = DefinitionTemplate(
      access: source.access, documentation: source.documentation, name: source.name,
      conformances: conformances(isPlain: isPlain), declarations: declarations
    ).text
    return Result(
      text: text, properties: emitter.plan.properties.filter { !$0.isDropped },
      isSequential: isPlain, printsByInstance: printsByInstance,
      classNames: Set(emitter.liftedNames.values))
  }

  /// With a check in front of arithmetic: sums and products of numbers in bounds do not overflow.
  private func withMagnitudes(_ lines: [String]) -> [String] {
    let operators = [" * ", " + ", " - "]
    let arithmetic = lines.filter { line in operators.contains { line.contains($0) } }
    let checked = source.parameters.filter { parameter in
      switch parameter.type {
      case .int, .pair, .list(.int): arithmetic.contains { $0.mentions(parameter.local) }
      default: false
      }
    }
    guard source.role == .definition, !checked.isEmpty,
      let index = lines.firstIndex(where: CodeTidying.isChildScope)
    else { return lines }
    // Defaults may be computed of what was given: that is checked before.
    let isBefore = { (line: String) in
      arithmetic.contains(line) && checked.contains { line.mentions($0.local) }
    }
    var first = lines[..<index].firstIndex(where: isBefore) ?? index
    // A statement may take several lines.
    while first > 0, let start = lines[first].first, " )]}".contains(start) { first -= 1 }
    let given = first < index ? checked.filter { !$0.isComputed } : checked
    let computed = first < index ? checked.filter(\.isComputed) : []
    var result = lines
    for (parameters, place) in [(computed, index), (given, first)] where !parameters.isEmpty {
      let values = parameters.map { "\"\($0.name)\": \($0.local)" }.joined(separator: ", ")
      result.insert(
        "try Arithmetic.checkMagnitudes(of: \"\(source.name)\", [\(values)])", at: place)
    }
    return result
  }

  // MARK: The body in both modes

  private func body(
    _ mode: BodyEmitter.Mode, plan: ChildPlan, _ sharing: SharedNames
  ) throws(EmissionError) -> (emitter: BodyEmitter, codes: [Code]) {
    let names = source.body.names
    let emitter = BodyEmitter(
      mode: mode, surroundings: surroundings, definition: source.name, access: source.access,
      names: names, parameters: Set(source.parameters.map(\.local)), plan: plan,
      expressions: expressions, takenClasses: takenClasses.union([source.name] + choiceNames))
    emitter.sharing = sharing
    if case .statements(let statements) = source.body {
      emitter.callSizes = CallSizes(
        of: source.inputs, parameters: Set(source.parameters.map(\.name)), statements)
    }
    emitter.bindParameters(source)
    var inputs: [String] = []
    for (name, _) in source.inputs {
      let local = inputLocal(emitter, name)
      inputs.append(local)
      emitter.bind(name, .tensor(local))
    }
    for ((name, shape), local) in zip(source.inputs, inputs) {
      guard let shape else { continue }
      if mode == .running, source.model != nil {
        try emitter.checkInput(shape, local, name, source)
      }
      try emitter.inputShape(shape, local, name)
    }
    if mode == .making {
      for statement in try emitter.computedDefaults(source) { emitter.emit(statement) }
      emitter.emit(CodeTidying.childScope(of: source.role == .definition ? source.name : nil))
    }
    try write(emitter, input: inputs.first ?? "")
    if mode == .making { try emitter.finishShared() }
    return (emitter, emitter.codes + ending(emitter, inputs: inputs))
  }

  /// The input's variable; the initializer's is the parameter itself.
  private func inputLocal(_ emitter: BodyEmitter, _ name: String) -> String {
    emitter.fresh(name)
  }

  private func write(_ emitter: BodyEmitter, input: String) throws(EmissionError) {
    switch source.body {
    case .statements(let statements):
      if statements.contains(where: { if case .layer = $0.kind { true } else { false } }) {
        emitter.numbersUses = BodyChecker.isSyntacticChain(statements, surroundings.declarations)
      }
      try emitter.bindFamilies(statements)
      try emitter.walk(statements)
    case .steps(let steps):
      var data = Flow(.tensor(input), to: .declare(emitter.temporary("output")))
      for step in steps { try emitter.pass(&data, through: step) }
      emitter.outputs.append((nil, emitter.finish(&data).single ?? ""))
    case .elements(let elements):
      var data = Flow(.tensor(input), to: .declare(emitter.temporary("output")))
      let step = StepSyntax(
        name: nil, expression: Expression(.list(elements), SourceRange(file: 0, lower: 0, upper: 0))
      )
      try emitter.pass(&data, through: step)
      emitter.outputs.append((nil, emitter.finish(&data).single ?? ""))
    }
  }

  private func ending(_ emitter: BodyEmitter, inputs: [String]) -> [Code] {
    let values = emitter.outputs.map(\.value)
    switch emitter.mode {
    case .making:
      // One line makes the scope.
      let hasChildren = emitter.codes.filter { $0.mentions("children") }.count > 1
      var codes: [Code] = [
        .line(hasChildren ? "members = children.members(mode)" : "members = [.mode(mode)]")
      ]
      if keepsArguments { codes.insert(.line(definition(emitter)), at: 0) }
      if isSingleFlow {
        codes.append(.line("\(inputs.first ?? "") = \(values.first ?? "")"))
      } else {
        codes.append(.line("outputs = [\(values.joined(separator: ", "))]"))
      }
      return codes
    case .running:
      if isSingleFlow { return [.line("return \(values.first ?? "")")] }
      return [.line("return [\(values.joined(separator: ", "))]")]
    }
  }

  /// Whether the body is one chain by its text: then its children are called in order.
  private var isOneChain: Bool {
    guard case .statements(let statements) = source.body else { return true }
    guard isSingleFlow, source.model?.network?.isSequential ?? true else { return false }
    return Statement.areOneChain(statements)
  }

  /// `let output = try fc(output)`, `return output` in one.
  private static func returning(_ lines: [String]) -> [String] {
    guard lines.count >= 2, let last = lines.last, last.hasPrefix("return ") else { return lines }
    let name = last.dropFirst(7)
    let before = lines[lines.count - 2]
    for prefix in ["\(name) = ", "let \(name) = ", "var \(name) = "] where before.hasPrefix(prefix)
    {
      return withoutIdleVariables(
        lines.dropLast(2) + ["return " + before.dropFirst(prefix.count)], String(name))
    }
    return lines
  }
}

extension ClassEmitter {
  /// `let` for a variable that is set once, now that its last value is returned at once.
  private static func withoutIdleVariables(_ lines: [String], _ name: String) -> [String] {
    guard let index = lines.firstIndex(where: { $0.hasPrefix("var \(name) = ") }) else {
      return lines
    }
    let isSetAgain = lines[(index + 1)...].contains { line in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("\(name) = ") || text.contains("&\(name)")
        || text.hasPrefix("\(name).append")
    }
    if isSetAgain { return lines }
    var result = lines
    result[index] = "let" + lines[index].dropFirst(3)
    return result
  }
}

extension [String] {
  /// The statements of an initializer with one more before the members are set.
  fileprivate func inserting(_ statement: String) -> [String] {
    var result = self
    result.insert(statement, at: lastIndex { $0.hasPrefix("members = ") } ?? count)
    return result
  }
}

extension BodyEmitter {
  /// What gives parameters their defaults that wait for the initializer.
  func computedDefaults(_ source: ClassSource) throws(EmissionError) -> [String] {
    var statements: [String] = []
    for parameter in source.parameters {
      guard case .computed(let value) = parameter.defaultValue else { continue }
      let text = try expressions.emit(value, as: parameter.type)
      let isThrowing = text.isThrowing ? "try " : ""
      statements.append(
        "let \(parameter.local) = \(isThrowing)\(parameter.local)"
          + (parameter.isOptional
            ? ".value(or: \(text.text))" : " ?? \(text.operand(.nilCoalescing))"))
    }
    return statements
  }

  /// Makes the parameters and the constants of the surroundings known.
  func bindParameters(_ source: ClassSource) {
    for parameter in source.parameters {
      expressions.environment.bind(
        parameter.name, swift: parameter.local, type: parameter.type)
    }
    for child in source.shared { bindHanded(child) }
    for (name, value) in source.constants {
      expressions.environment.bind(name, swift: value.text, type: value.type)
    }
    expressions.recipeOfChain = { (chain, expression, inner) throws(EmissionError) in
      try self.recipe(of: chain, expression, inner)
    }
  }

  /// A model compares what it is called with, as what it states.
  func checkInput(
    _ shape: ShapeSyntax, _ local: String, _ name: String, _ source: ClassSource
  ) throws(EmissionError) {
    let sizes = try InputShape(shape, self).inputSizes().joined(separator: ", ")
    let element =
      switch shape.elementType?.value {
      case "Int": ", elementType: .int64"
      case "Bool": ", elementType: .bool"
      default: ""
      }
    if source.inputs.count == 1 {
      emit("try \(local).check(\"\(name)\", [\(sizes)]\(element))")
    } else {
      emit("try inputSizes.check(\(local), \"\(name)\", [\(sizes)]\(element))")
    }
  }

  func inputShape(
    _ shape: ShapeSyntax, _ local: String, _ name: String
  ) throws(EmissionError) {
    try InputShape(shape, self).bind(local, name: name)
  }
}

extension Statement {
  /// The names of outputs, those in arms once.
  static func outputNames(_ statements: [Statement]) -> [String] {
    var names: [String] = []
    for statement in statements {
      switch statement.kind {
      case .output(let name, _, _):
        if !names.contains(name?.value ?? "") { names.append(name?.value ?? "") }
      case .conditional(_, let then, let otherwise):
        for name in outputNames(then) + outputNames(otherwise) where !names.contains(name) {
          names.append(name)
        }
      default: break
      }
    }
    return names
  }
}
