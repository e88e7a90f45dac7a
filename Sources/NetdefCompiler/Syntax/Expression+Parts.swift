extension Expression {
  /// The expressions that it is made of, those in lists aside: their elements may be repeated.
  var parts: [Expression] { kind.parts }
}

extension Expression.Kind {
  /// The expressions that it is made of, those in lists aside.
  var parts: [Expression] {
    switch self {
    case .integer, .float, .boolean, .none, .name, .choice, .computedName, .missing, .string, .list:
      []
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _): [inner]
    case .power(let left, let right), .comparison(_, let left, let right): [left, right]
    case .arithmetic(let first, let rest): [first] + rest.map(\.expression)
    case .and(let parts), .or(let parts), .tuple(let parts): parts
    case .range(let range): [range.lower, range.upper, range.step].compactMap { $0 }
    case .call(let callee, let arguments): [callee] + arguments.map(\.expression)
    case .index(let base, let items):
      [base]
        + items.compactMap { item in
          if case .expression(let inner) = item { inner } else { nil }
        }
    case .conditional(let conditional):
      [conditional.condition, conditional.then, conditional.otherwise].compactMap { $0 }
    case .chain(let chain): chain.steps.map(\.expression)
    }
  }

  /// Whether a `for` stands in it.
  var repeats: Bool {
    switch self {
    case .integer, .float, .boolean, .none, .name, .choice, .missing, .string: false
    case .list(let elements): elements.contains { !$0.clauses.isEmpty || $0.expression.repeats }
    default: parts.contains(where: \.repeats)
    }
  }
}
