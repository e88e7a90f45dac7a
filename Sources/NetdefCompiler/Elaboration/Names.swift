/// Finds the names that an expression mentions.
enum Names {
  static func mentioned(in expression: Expression) -> [String] {
    switch expression.kind {
    case .name(let name): [name]
    case .computedName(let name):
      name.segments.flatMap { segment -> [String] in
        if case .expression(let inner) = segment { mentioned(in: inner) } else { [] }
      }
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _):
      mentioned(in: inner)
    case .arithmetic(let first, let rest):
      mentioned(in: first) + rest.flatMap { mentioned(in: $0.expression) }
    case .power(let base, let exponent): mentioned(in: base) + mentioned(in: exponent)
    case .and(let operands), .or(let operands), .tuple(let operands):
      operands.flatMap(mentioned)
    case .comparison(_, let left, let right): mentioned(in: left) + mentioned(in: right)
    case .call(_, let arguments): arguments.flatMap { mentioned(in: $0.expression) }
    case .index(let base, let items):
      mentioned(in: base)
        + items.flatMap { item in
          if case .expression(let inner) = item { return mentioned(in: inner) }
          return []
        }
    case .list(let elements): elements.flatMap { mentioned(in: $0.expression) }
    case .conditional(let conditional):
      mentioned(in: conditional.condition) + mentioned(in: conditional.then)
        + (conditional.otherwise.map(mentioned) ?? [])
    case .range(let range):
      [range.lower, range.upper, range.step].compactMap { $0 }.flatMap(mentioned)
    case .chain(let chain): chain.steps.flatMap { mentioned(in: $0.expression) }
    case .integer, .float, .string, .boolean, .none, .choice, .missing: []
    }
  }
}
