/// The text of a file's values and functions.
extension FileValues {
  /// A value or function in Swift.
  func write(
    _ id: DefinitionID, _ definition: Definition, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let outside = outside(emitter)
    var member = Member()
    if let core = emitter.elaboration.function(id) {
      member = try function(id, core, outside)
    } else if let core = emitter.elaboration.value(definition) {
      member = try value(id, core, outside)
    }
    member.order = definition.name.range.lower
    member.declaration?.documentation = definition.documentation
    return member
  }

  /// An emitter that sees nothing of what surrounds the place of use.
  func outside(_ emitter: ExpressionEmitter) -> ExpressionEmitter {
    var outside = emitter
    outside.environment = StaticEnvironment()
    outside.memory = EmissionMemory()
    outside.variables = SwiftVariables()
    outside.callDepth = nil
    outside.checksArithmetic = false
    outside.recipeOfChain = { (chain, term, inner) throws(EmissionError) in
      try self.recipe(of: chain, term, inner)
    }
    return outside
  }

  private func value(
    _ id: DefinitionID, _ core: CoreValue, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let stated = core.type.map { StaticType($0, choiceName: nil) }
    let value =
      if let pattern = core.pattern {
        try part(pattern.path(to: id.name) ?? [], of: core.value, emitter)
      } else if let stated {
        try emitter.emit(core.value, as: stated)
      } else {
        try emitter.emit(core.value)
      }
    let isStated = value.isThrowing || stated != nil || value.needsType
    return Member(
      signature: Member.Signature(
        type: value.type, isThrowing: value.isThrowing, sign: value.sign, count: value.count),
      declaration: .property(
        "", .module, Self.swiftName(of: id, for: emitter),
        isStated ? value.type.swiftType : nil,
        value.isThrowing ? .computed(value.tree) : .initial(value.tree), isStatic: true))
  }

  /// The part of a value that a `let` with several names gives to one of them.
  ///
  /// - Parameter path: At which position in each tuple it is.
  private func part(
    _ path: [Int], of term: Term, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let index = path.first else { return try emitter.emit(term) }
    let rest = Array(path.dropFirst())
    if let inner = term.unwrapped.part(index) { return try part(rest, of: inner, emitter) }
    var value = try emitter.emit(term)
    for index in path {
      value =
        if case .list = value.type {
          emitter.element(.int(index), of: value)
        } else {
          try emitter.part(index, of: value, at: term.range)
        }
    }
    return value
  }

  private func function(
    _ id: DefinitionID, _ core: CoreFunction, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    var inner = emitter
    inner.checksArithmetic = true
    var taken: Set<String> = ["callDepth"]
    var parameters: [SwiftParameter] = []
    for parameter in core.parameters {
      let label = SwiftNames.label(parameter.name)
      let local = inner.variables.named(
        SwiftNames.local(SwiftNames.camelCase(parameter.name), taken: &taken))
      let type = emitter.type(of: parameter.syntax, in: id)
      var given = SwiftParameter(label, local, type.swiftType)
      // Defaults see no other parameter.
      if let term = parameter.defaultValue {
        // Those that may throw stand in the calls.
        let value = try emitter.emit(term, as: type)
        if !value.isThrowing { given.standard = value.tree }
      }
      parameters.append(given)
      inner.environment.bind(parameter.local, local, type: type)
    }
    var statements: [SwiftStatement] = []
    let isRecursive = search?.assumed[id]?.isRecursive ?? false
    if isRecursive {
      let depth = inner.variables.named("callDepth")
      parameters.append(
        SwiftParameter("callDepth", depth, .swift("Int"), standard: .integer(0)))
      statements.append(
        .expression(
          .runtime("Arithmetic").member("checkCallDepth").calling(
            [.init(nil, .variable(depth)), .init("of", .text(id.name))],
            throwing: true)))
      inner.callDepth = depth
    }
    let isGivenUp = search?.isGivenUp ?? false
    let value = try isGivenUp ? inner.emit(core.body, as: .value) : inner.emit(core.body)
    statements.append(isRecursive ? .result(value.tree) : .expression(value.tree))
    let isThrowing = value.isThrowing || isRecursive
    return Member(
      signature: Member.Signature(type: value.type, isThrowing: isThrowing),
      declaration: SwiftMember(
        .function(
          SwiftFunction(
            name: .staticMethod(Self.swiftName(of: id, for: emitter)), parameters: parameters,
            isThrowing: isThrowing, result: value.type.swiftType, body: statements))))
  }

  /// The enum for the names that a function's parameter takes; parameters with the same names
  /// share it.
  func choice(of parameter: ParameterSyntax) -> SwiftType {
    let cases = StaticType(parameter.type, choiceName: .netdefValue).choice?.cases ?? []
    if let known = choices.first(where: { $0.cases == cases }) {
      return .nested(.runtime(Self.typeName), known.name)
    }
    let camel = SwiftNames.camelCase(parameter.name.value)
    let base = camel.prefix(1).uppercased() + camel.dropFirst()
    var name = base
    var count = 1
    while choices.contains(where: { $0.name == name }) {
      count += 1
      name = "\(base)\(count)"
    }
    choices.append(ChoiceEnum(name: name, parameter: parameter.name.value, cases: cases))
    return .nested(.runtime(Self.typeName), name)
  }

  /// What a value or function is called.
  static func swiftName(of id: DefinitionID, for emitter: ExpressionEmitter) -> String {
    SwiftNames.staticMember(
      SwiftNames.camelCase(emitter.elaboration.declarations.uniqueName(of: id)))
  }
}

extension LocalPattern {
  /// The way to a name: at which position in each tuple it is.
  fileprivate func path(to name: String) -> [Int]? {
    switch self {
    case .local(let local, _): return local.name == name ? [] : nil
    case .ignored: return nil
    case .tuple(let parts, _):
      for (index, part) in parts.enumerated() {
        if let rest = part.path(to: name) { return [index] + rest }
      }
      return nil
    }
  }
}

extension Term {
  /// A part of a tuple, or a list, that is written out.
  fileprivate func part(_ index: Int) -> Term? {
    switch kind {
    case .tuple(let parts): parts.indices.contains(index) ? parts[index] : nil
    case .list(let elements):
      elements.indices.contains(index)
        && elements.allSatisfy { $0.clauses.isEmpty && !$0.isSpread }
        ? elements[index].term : nil
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin,
      .call, .construct, .operate, .apply, .index, .member, .conditional, .chain, .group, .problem,
      .missing:
      nil
    }
  }
}
