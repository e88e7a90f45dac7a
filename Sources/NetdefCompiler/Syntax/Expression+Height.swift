extension Expression {
  /// The highest tree that the parser lets through. Brackets, prefixes and members are bounded one by
  /// one; what they make together is bounded here, because everything that walks a tree recurses.
  static let heightLimit = 1024
}

extension Expression.Kind {
  /// One more than the height of the highest part.
  var height: Int {
    switch self {
    case .integer, .float, .boolean, .none, .name, .choice, .missing: 1
    case .computedName(let name): name.height + 1
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _):
      1 + inner.height
    case .power(let left, let right), .comparison(_, let left, let right):
      1 + max(left.height, right.height)
    case .arithmetic(let first, let rest):
      rest.reduce(first.height) { max($0, $1.expression.height) } + 1
    case .and(let parts), .or(let parts), .tuple(let parts): 1 + Self.highest(parts)
    case .range(let range):
      1 + Self.highest([range.lower, range.upper, range.step].compactMap { $0 })
    case .call(let callee, let arguments):
      arguments.reduce(callee.height) { max($0, $1.expression.height) } + 1
    case .index(let base, let items): items.reduce(base.height) { max($0, $1.height) } + 1
    case .list(let elements): elements.reduce(0) { max($0, $1.height) } + 1
    case .conditional(let conditional):
      1
        + Self.highest(
          [conditional.condition, conditional.then, conditional.otherwise].compactMap { $0 })
    case .chain(let chain): chain.steps.reduce(0) { max($0, $1.height) } + 1
    case .string(let literal): literal.segments.reduce(0) { max($0, $1.height) } + 1
    }
  }

  private static func highest(_ parts: [Expression]) -> Int {
    parts.reduce(0) { max($0, $1.height) }
  }
}

extension IndexItem {
  fileprivate var height: Int {
    if case .expression(let inner) = self { inner.height } else { 0 }
  }
}

extension ListElement {
  fileprivate var height: Int {
    clauses.reduce(expression.height) {
      max($0, $1.values.height, $1.condition?.height ?? 0)
    }
  }
}

extension StepSyntax {
  fileprivate var height: Int {
    max(expression.height, name?.height ?? 0)
  }
}

extension StepName {
  /// The height of the highest computed part.
  fileprivate var height: Int {
    segments.reduce(0) { highest, segment in
      if case .expression(let inner) = segment { max(highest, inner.height) } else { highest }
    }
  }
}

extension StringLiteral.Segment {
  fileprivate var height: Int {
    if case .expression(let inner) = self { inner.height } else { 0 }
  }
}
