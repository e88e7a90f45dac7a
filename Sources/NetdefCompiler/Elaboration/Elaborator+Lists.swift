/// Lists, their parts, and conditions.
extension Elaborator {
  func member(
    _ base: Expression, _ name: Name, _ expression: Expression, isStep: Bool
  ) -> Term {
    if isStep, isPrefix(base) { return notAStep(expression) }
    let base = term(base)
    let kind = Term.Kind.member(base, name)
    if name.value == "shape" {
      return Term(kind, expression, base.type.mayBe { $0 == .tensor } ? .list(.int) : .any)
    }
    guard let index = Int(name.value) else { return Term(kind, expression, .any) }
    // `same` and `none` stand for both parts where the value may also be a pair.
    let hasParts = base.type.mayBe { $0.hasParts }
    let parts = base.type.known.compactMap {
      Self.part($0, index, hasParts: hasParts)
    }
    if parts.isEmpty {
      return wrong(kind, .unknownMember(name.value, of: base.type, at: name.range), expression)
    }
    return Term(kind, expression, .joined(parts))
  }

  private static func part(_ type: ValueType, _ index: Int, hasParts: Bool) -> ValueType? {
    switch type {
    case .any, .tensor: .any
    case .either: .nothing
    case .pair: index < 2 ? .int : nil
    case .tuple(let parts): parts.indices.contains(index) ? parts[index] : nil
    case .int, .none, .symbol, .float, .bool: hasParts && index < 2 ? type : nil
    case .list, .layer: nil
    }
  }

  /// Whether an expression is the `nn` of `nn.ReLU`: a name that stands for nothing.
  func isPrefix(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name):
      scope[name] == nil && !declarations.isValue(name, at: expression.range)
    case .member(let base, _): isPrefix(base)
    case .integer, .float, .string, .boolean, .none, .choice, .computedName, .negation, .not,
      .arithmetic, .power, .and, .or, .comparison, .range, .call, .index, .tuple, .list,
      .conditional, .chain, .group, .missing:
      false
    }
  }

  func index(_ base: Expression, _ items: [IndexItem], _ expression: Expression) -> Term {
    let base = term(base)
    let item = items.count == 1 ? items.first : nil
    let index: IndexTerm
    var isSlice = false
    if case .expression(let inner)? = item, case .range(let range) = inner.kind {
      isSlice = true
      index = .slice(self.range(range), inner.range)
    } else if case .expression(let inner)? = item {
      index = .element(size(inner))
    } else {
      let terms = items.compactMap { item -> Term? in
        if case .expression(let inner) = item { term(inner) } else { nil }
      }
      isSlice = terms.contains { if case .range = $0.kind { true } else { false } }
      index = .other(terms)
    }
    let kind = Term.Kind.index(base, index)
    let parts = base.type.known.compactMap { alternative -> ValueType? in
      switch alternative {
      case .any, .tensor: .any
      case .either: .nothing
      case .list(let element): isSlice ? alternative : element
      case .tuple(let parts): isSlice ? .list(.joined(parts)) : .joined(parts)
      case .int, .float, .bool, .pair, .none, .symbol, .layer: nil
      }
    }
    if parts.isEmpty {
      return wrong(kind, .expected("a list", base.type, at: base.range), expression)
    }
    return Term(kind, expression, .joined(parts))
  }

  func list(_ elements: [ListElement], _ expression: Expression, isStep: Bool) -> Term {
    var types: [ValueType] = []
    var terms: [ElementTerm] = []
    for element in elements {
      var inner = self
      let clauses = inner.enter(element.clauses)
      let term: Term
      if isStep {
        if element.isSpread {
          term = inner.term(element.expression)
          _ = inner.element(of: term)
        } else {
          term = inner.step(element.expression)
        }
      } else {
        term = inner.term(element.expression)
        types.append(element.isSpread ? inner.spreadElement(of: term) : checkLayer(term))
      }
      terms.append(ElementTerm(clauses: clauses, term: term, isSpread: element.isSpread))
    }
    if !isStep { checkElements(terms, types) }
    let element = types.allSatisfy { $0 == .nothing } ? ValueType.nothing : .joined(types)
    return Term(.list(terms), expression, isStep ? .any : .list(element))
  }

  /// Goes inside of `for` clauses.
  mutating func enter(_ clauses: [ListElement.Clause]) -> [ElementTerm.Clause] {
    if clauses.isEmpty { return [] }
    self = insideRegion
    return clauses.map { clause in
      let values = term(clause.values)
      // Each clause may use the names of those before it, and hide them.
      region = Region()
      let pattern = bind(clause.pattern, element(of: values))
      return ElementTerm.Clause(
        pattern: pattern, values: values, condition: clause.condition.map(truth))
    }
  }

  /// The type of a list's elements.
  func element(of list: Term) -> ValueType {
    let elements = list.type.known.compactMap { alternative -> ValueType? in
      switch alternative {
      case .any, .tensor: .any
      case .either: .nothing
      case .list(let element): element
      case .int, .float, .bool, .pair, .none, .symbol, .tuple, .layer: nil
      }
    }
    if !elements.isEmpty { return .joined(elements) }
    note(.expected("a list", list.type, at: list.range))
    return .any
  }

  /// The same of a list that is spread in another one: of an empty one, nothing.
  private func spreadElement(of list: Term) -> ValueType {
    if case .list(.either([])) = list.type { return .nothing }
    return element(of: list)
  }

  // MARK: Conditions

  func conditional(
    _ conditional: Conditional, _ expression: Expression, isStep: Bool
  ) -> Term {
    let condition = truth(conditional.condition)
    let ifTrue = narrowed(by: condition, isTrue: true)
    let then = isStep ? ifTrue.step(conditional.then) : ifTrue.term(conditional.then)
    let ifFalse = narrowed(by: condition, isTrue: false)
    let otherwise = conditional.otherwise.map { isStep ? ifFalse.step($0) : ifFalse.term($0) }
    let kind = Term.Kind.conditional(
      ConditionalTerm(condition: condition, then: then, otherwise: otherwise))
    if isStep { return Term(kind, expression, .any) }
    guard let otherwise else {
      return wrong(kind, .conditionalWithoutElse(at: expression.range), expression)
    }
    checkArms(then, otherwise)
    return Term(kind, expression, joined(then, otherwise))
  }

  /// What a condition makes known of a name: `if p != none`.
  func narrowed(by condition: Term, isTrue: Bool) -> Elaborator {
    guard case .comparison(let operation, let left, let right) = condition.kind,
      operation == .equal || operation == .notEqual,
      case .local(let local) = left.kind, let binding = scope[local.name]
    else { return self }
    let value: ValueType
    switch right.kind {
    case .none: value = .none
    case .symbol(let symbol): value = .symbol(symbol)
    case .integer, .float, .boolean, .local, .global, .layer, .function, .computedName, .negation,
      .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call, .construct,
      .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .group, .problem,
      .missing:
      return self
    }
    guard binding.type.alternatives.contains(value) else { return self }
    var inner = inside
    if isTrue == (operation == .equal) {
      inner.scope[local.name]?.type = value
    } else {
      let others = binding.type.alternatives.filter { $0 != value }
      if !others.isEmpty { inner.scope[local.name]?.type = .joined(others) }
    }
    return inner
  }
}
