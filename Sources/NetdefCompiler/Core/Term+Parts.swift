extension Term {
  /// The terms that it is made of; those in lists with their clauses.
  var parts: [Term] {
    switch kind {
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function, .problem,
      .missing:
      []
    case .computedName(let name): name.terms
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _): [inner]
    case .arithmetic(let first, let rest): [first] + rest.map(\.term)
    case .power(let left, let right), .comparison(_, let left, let right): [left, right]
    case .and(let parts), .or(let parts), .tuple(let parts): parts
    case .range(let range): range.parts
    case .builtin(_, let arguments), .operate(_, _, let arguments): arguments.map(\.term)
    case .call(_, let matched), .construct(_, _, let matched): matched.arguments.map(\.term)
    case .apply(let callee, let arguments): [callee] + arguments.map(\.term)
    case .index(let base, .element(let index)): [base, index]
    case .index(let base, .slice(let range, _)): [base] + range.parts
    case .index(let base, .other(let items)): [base] + items
    case .list(let elements): elements.flatMap(\.parts)
    case .conditional(let conditional):
      [conditional.condition, conditional.then] + [conditional.otherwise].compactMap { $0 }
    case .chain(let chain): chain.steps.flatMap { ($0.name?.terms ?? []) + [$0.term] }
    }
  }

  /// The locals that it mentions, in the order of the text and as often.
  var locals: [Local] {
    if case .local(let local) = kind { return [local] }
    return parts.flatMap(\.locals)
  }

  /// Whether it mentions a local.
  func mentions(_ local: Local) -> Bool {
    if case .local(local) = kind { return true }
    return parts.contains { $0.mentions(local) }
  }

  /// Whether it is what flows: one tensor or several.
  var flows: Bool { type.holdsTensors }

  /// Without parentheses around it.
  var unwrapped: Term {
    if case .group(let inner) = kind { inner.unwrapped } else { self }
  }

  /// The local, when the term is nothing but its name.
  var plainLocal: Local? {
    if case .local(let local) = kind { local } else { nil }
  }

  /// Whether it mentions layers with computed names.
  var usesComputedNames: Bool {
    if case .computedName = kind { return true }
    return parts.contains(where: \.usesComputedNames)
  }

  /// Whether a `for` stands in it.
  var repeats: Bool { syntax.repeats }

  /// Whether it is a chain.
  var isChain: Bool { if case .chain = kind { true } else { false } }
}

extension ComputedName {
  /// What is computed in it.
  var terms: [Term] {
    segments.compactMap { if case .term(let term) = $0 { term } else { nil } }
  }
}

extension RangeTerm {
  /// Its ends and its step.
  var parts: [Term] { [lower, upper, step].compactMap { $0 } }
}

extension ElementTerm {
  /// Its values and what its clauses are made of.
  var parts: [Term] {
    clauses.flatMap { [$0.values] + [$0.condition].compactMap { $0 } } + [term]
  }
}
