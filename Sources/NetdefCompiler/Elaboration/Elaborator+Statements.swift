/// The statements of a body.
extension Elaborator {
  /// - Parameter inputs: The inputs of the definition, which are known before its other statements.
  mutating func statements(
    _ statements: [Statement], inputs: [SourceRange: InputTerm] = [:]
  ) -> [CoreStatement] {
    statements.map { CoreStatement(kind: kind(of: $0, inputs), syntax: $0) }
  }

  private mutating func kind(
    of statement: Statement, _ inputs: [SourceRange: InputTerm]
  ) -> CoreStatement.Kind {
    switch statement.kind {
    case .input(let name, let isVariadic, let shape):
      return .input(inputs[statement.range] ?? input(name, isVariadic, shape))
    case .output(let name, let shape, let value):
      return .output(name: name, shape: shape.map(statedShape), value: output(value))
    case .letValue(let pattern, let shape, let type, let value):
      let shape = shape.map(statedShape)
      let (term, found) = checked(value, type)
      return .bind(bind(pattern, found), shape: shape, type: type, value: term)
    case .variable(let name, let shape, let value):
      let shape = shape.map(statedShape)
      let term = term(value)
      return .variable(
        bind(name.value, .variable, term.type), name, shape: shape, value: term)
    case .assignment(let name, let value):
      let term = term(value)
      let binding = scope[name.value]
      if let binding {
        checkMixture(binding.type, term)
        scope[name.value]?.type = .joined([binding.type, term.type])
        body.note(term.type, of: binding.local)
      }
      // What is assigned to a name that nobody declared may be used: one cause gives one error.
      return .assign(binding?.local ?? bind(name.value, .value, .any), name, value: term)
    case .layer(let name, let value): return layer(name, value)
    case .conditional(let condition, let then, let otherwise):
      return branch(condition, then, otherwise)
    case .forLoop(let pattern, let values, let body): return loop(pattern, values, body)
    case .requirement(let requirement): return .require(self.requirement(requirement))
    case .cost(let expression): return .cost(term(expression))
    case .state(let kind, let name, let shape, _):
      guard !body.seesDeclarations, let shape, let plain = name.plain else {
        let names = name.plain.map { [Name($0, name.range)] } ?? []
        return .rejected(adopt(names), body: [])
      }
      return .state(kind, name: plain, shape: statedShape(shape))
    case .whileLoop(_, let body):
      var inner = insideRegion
      return .rejected([], body: inner.statements(body))
    case .unreadable(let names): return .rejected(adopt(names), body: [])
    case .outputShape, .initialization, .renamed: return .rejected([], body: [])
    }
  }

  private mutating func adopt(_ names: [Name]) -> [(Local, Name)] {
    names.map { (bind($0.value, .value, .any), $0) }
  }

  mutating func input(_ name: Name, _ isVariadic: Bool, _ shape: ShapeSyntax) -> InputTerm {
    let shape = inputShape(shape)
    return InputTerm(
      local: bind(name.value, .input, .tensor), name: name, isVariadic: isVariadic, shape: shape)
  }

  /// The term and the type of a value; of one that states its type, that.
  func checked(_ value: Expression, _ stated: TypeSyntax?) -> (Term, ValueType) {
    let term = term(value)
    guard let stated else { return (term, term.type) }
    let expected = ValueType(stated)
    if !term.type.mayFit(expected) {
      note(.statedType(term.type, expected: expected.expectation, at: value.range))
    }
    return (term, expected)
  }

  private mutating func layer(_ name: StepName, _ value: Expression) -> CoreStatement.Kind {
    let computed = computed(name)
    let term = term(value)
    let isLayer = term.type.mayBe { if case .layer = $0 { true } else { $0 == .none } }
    if !isLayer { note(.notALayer(term.type, at: value.range)) }
    checkShared(term)
    // What was made takes tensors, no more arguments.
    let type = LayerType(
      name: name.plain ?? name.pattern, outputs: term.type.layers.first?.outputs ?? 1)
    let local = name.plain.map { bind($0, .layer, .layer(type)) }
    if local == nil { body.families[name.pattern] = type }
    return .layer(local, computed, value: term)
  }

  /// Notes functions where a layer gets a name, in arms too: nothing of them could be shared.
  private func checkShared(_ term: Term) {
    switch term.kind {
    case .function(let id), .operate(let id, _, _):
      note(.functionAsLayer(id.name, at: term.range))
    case .group(let inner): checkShared(inner)
    case .conditional(let conditional):
      checkShared(conditional.then)
      conditional.otherwise.map(checkShared)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .construct, .apply, .index, .member, .tuple, .list, .chain, .problem, .missing:
      break
    }
  }

  private func requirement(_ requirement: Requirement) -> RequirementTerm {
    if body.seesDeclarations, let parameter = requirement.parameter,
      scope[parameter.value] == nil
    {
      note(
        .unknownName(
          parameter.value, nearest: nearestName(to: parameter.value, among: scope.names),
          at: parameter.range))
    }
    return RequirementTerm(
      condition: truth(requirement.condition), message: text(requirement.message),
      help: requirement.help.map(text), syntax: requirement)
  }

  // MARK: Branches and repeats

  private mutating func branch(
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement]
  ) -> CoreStatement.Kind {
    let condition = truth(condition)
    var first = narrowed(by: condition, isTrue: true).inside
    let thenTerms = first.statements(then)
    var second = narrowed(by: condition, isTrue: false).inside
    let otherwiseTerms = second.statements(otherwise)
    join((then + otherwise).flatMap(\.changedNames), [first.scope, second.scope])
    return .branch(condition: condition, then: thenTerms, otherwise: otherwiseTerms)
  }

  private mutating func loop(
    _ pattern: Pattern, _ values: Expression, _ body: [Statement]
  ) -> CoreStatement.Kind {
    let values = term(values)
    let element = element(of: values)
    let changed = body.flatMap(\.changedNames)
    while true {
      let before = changed.compactMap { name in
        scope[name].map { (local: $0.local, type: self.body.types[$0.local]) }
      }
      let count = self.body.layout.locals.count
      var inner = insideRegion
      let bound = inner.bind(pattern, element)
      let terms = inner.statements(body)
      let outer = scope
      // What the body names is gone; what it assigns stays, and a repeat may have no turns.
      join(
        changed.filter { name in
          scope[name] != nil && inner.scope[name]?.local === scope[name]?.local
        }, [inner.scope, scope])
      // What a turn reads, an earlier one may have set.
      guard changed.contains(where: { scope[$0]?.type != outer[$0]?.type }),
        self.body.turnsLeft > 0
      else { return .loop(bound, values: values, body: terms) }
      self.body.turnsLeft -= 1
      for (local, type) in before { self.body.types.reset(local, to: type) }
      self.body.layout.removeAll(from: count)
    }
  }

  /// Joins what arms leave.
  private mutating func join(_ names: [String], _ ends: [NameScope]) {
    for name in Set(names) {
      let bindings = ends.compactMap { $0[name] }
      guard let local = bindings.first?.local else { continue }
      scope[name] = NameScope.Binding(
        local: local, type: .joined(bindings.filter { $0.local === local }.map(\.type)))
    }
  }
}

extension Statement {
  /// The names that it gives or assigns, those in arms and turns included.
  fileprivate var changedNames: [String] {
    switch kind {
    case .assignment(let name, _): [name.value]
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.changedNames)
    case .forLoop(_, _, let body): body.flatMap(\.assignedNames)
    case .input, .outputShape, .output, .letValue, .variable, .layer, .state, .initialization,
      .requirement, .whileLoop, .renamed, .cost, .unreadable:
      names.map(\.value)
    }
  }

  /// The names that it assigns.
  private var assignedNames: [String] {
    switch kind {
    case .assignment(let name, _): [name.value]
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.assignedNames)
    case .forLoop(_, _, let body), .whileLoop(_, let body): body.flatMap(\.assignedNames)
    case .input, .outputShape, .output, .letValue, .variable, .layer, .state, .initialization,
      .requirement, .renamed, .cost, .unreadable:
      []
    }
  }
}
