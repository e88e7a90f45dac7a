extension Statement {
  /// The names that later statements may use.
  var names: [Name] {
    switch kind {
    case .input(let name, _, _), .variable(let name, _, _): [name]
    case .letValue(let pattern, _, _, _): pattern.located
    case .layer(let name, _): name.plain.map { [Name($0, name.range)] } ?? []
    default: []
    }
  }

  /// Whether a name occurs in the statement, wherever that may be.
  func uses(_ name: String) -> Bool {
    switch kind {
    case .output(_, _, let value), .letValue(_, _, _, let value), .variable(_, _, let value),
      .assignment(_, let value), .initialization(_, let value), .cost(let value):
      value.uses(name)
    case .layer(let own, let value): own.uses(name) || value.uses(name)
    case .state(_, _, _, let value): value?.uses(name) ?? false
    case .requirement(let requirement): requirement.condition.uses(name)
    case .forLoop(_, let values, let body):
      values.uses(name) || body.contains { $0.uses(name) }
    case .whileLoop(let condition, let body):
      condition.uses(name) || body.contains { $0.uses(name) }
    case .conditional(let condition, let then, let otherwise):
      condition.uses(name) || (then + otherwise).contains { $0.uses(name) }
    case .input, .outputShape, .renamed, .unreadable: false
    }
  }
}

extension Expression {
  /// Whether a name occurs in the expression, also as a step or as what is called.
  func uses(_ name: String) -> Bool {
    switch kind {
    case .name(let own): own == name
    case .choice(let own, let choice): own == name && !choice.names.contains(own)
    case .computedName(let own): own.pattern == name || own.uses(name)
    case .integer, .float, .boolean, .none, .string, .missing: false
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _):
      inner.uses(name)
    case .arithmetic(let first, let rest):
      first.uses(name) || rest.contains { $0.expression.uses(name) }
    case .power(let left, let right), .comparison(_, let left, let right):
      left.uses(name) || right.uses(name)
    case .and(let operands), .or(let operands), .tuple(let operands):
      operands.contains { $0.uses(name) }
    case .range(let range):
      [range.lower, range.upper, range.step].contains { $0?.uses(name) ?? false }
    case .call(let callee, let arguments):
      callee.uses(name) || arguments.contains { $0.expression.uses(name) }
    case .index(let base, let items):
      base.uses(name)
        || items.contains { item in
          if case .expression(let inner) = item { inner.uses(name) } else { false }
        }
    case .list(let elements):
      elements.contains { element in
        element.expression.uses(name)
          || element.clauses.contains {
            $0.values.uses(name) || $0.condition?.uses(name) ?? false
          }
      }
    case .conditional(let conditional):
      conditional.condition.uses(name) || conditional.then.uses(name)
        || conditional.otherwise?.uses(name) ?? false
    case .chain(let chain): chain.steps.contains { $0.uses(name) }
    }
  }
}

extension StepSyntax {
  /// Whether a name occurs in the step or in the computed parts of its own name.
  func uses(_ other: String) -> Bool {
    if expression.uses(other) { return true }
    return name?.uses(other) ?? false
  }
}
