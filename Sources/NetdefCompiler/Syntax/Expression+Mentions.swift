extension Expression {
  /// Whether a name occurs in it, called or not.
  func mentions(_ name: String) -> Bool {
    switch kind {
    case .integer, .float, .boolean, .none, .missing: false
    case .name(let own): own == name
    case .choice(let own, let choice): own == name && !choice.names.contains(own)
    case .computedName(let own): own.mentions(name)
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _):
      inner.mentions(name)
    case .arithmetic(let first, let rest):
      first.mentions(name) || rest.contains { $0.expression.mentions(name) }
    case .power(let left, let right), .comparison(_, let left, let right):
      left.mentions(name) || right.mentions(name)
    case .and(let parts), .or(let parts), .tuple(let parts): parts.contains { $0.mentions(name) }
    case .range(let range):
      [range.lower, range.upper, range.step].contains { $0?.mentions(name) ?? false }
    case .call(let callee, let arguments):
      callee.mentions(name) || arguments.contains { $0.expression.mentions(name) }
    case .index(let base, let items):
      base.mentions(name)
        || items.contains {
          if case .expression(let item) = $0 { item.mentions(name) } else { false }
        }
    case .list(let elements):
      elements.contains { element in
        element.expression.mentions(name)
          || element.clauses.contains {
            $0.values.mentions(name) || $0.condition?.mentions(name) ?? false
          }
      }
    case .conditional(let conditional):
      conditional.condition.mentions(name) || conditional.then.mentions(name)
        || conditional.otherwise?.mentions(name) ?? false
    case .chain(let chain):
      chain.steps.contains { step in
        step.expression.mentions(name) || step.name?.mentions(name) ?? false
      }
    case .string(let literal):
      literal.segments.contains { segment in
        if case .expression(let part) = segment { part.mentions(name) } else { false }
      }
    }
  }
}

extension StepName {
  /// Whether a name occurs in what is computed of it.
  fileprivate func mentions(_ name: String) -> Bool {
    segments.contains { segment in
      if case .expression(let part) = segment { part.mentions(name) } else { false }
    }
  }
}
