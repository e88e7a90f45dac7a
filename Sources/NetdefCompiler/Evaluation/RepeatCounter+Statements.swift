/// Repeats among statements.
extension RepeatCounter {
  /// What a `for` statement makes in all its turns.
  mutating func count(
    _ pattern: Pattern, _ values: Expression, _ body: [Statement], times: Int,
    _ evaluator: Evaluator
  ) -> Count {
    let clause = ListElement.Clause(pattern: pattern, values: values, condition: nil)
    var evaluator = evaluator
    // A variable has another value in each turn.
    for name in body.flatMap(\.assigned) { evaluator.environment.bind(name, .unknown) }
    return count([clause], times: times, evaluator) {
      var names = CountingNames()
      names.visit(body)
      return names.names
    } body: { counter, evaluator, times in
      counter.count(body, times: times, evaluator)
    }
  }

  private mutating func count(
    _ statements: [Statement], times: Int, _ evaluator: Evaluator
  ) -> Count {
    var evaluator = evaluator
    var total = Count()
    for statement in statements {
      guard isComplete else { break }
      switch statement.kind {
      case .letValue(let pattern, _, _, let value):
        total += count(value, isStep: false, times: times, evaluator)
        evaluator.bind(pattern, self.value(of: value, evaluator))
      case .variable(let name, _, let value):
        total += count(value, isStep: false, times: times, evaluator)
        evaluator.environment.bind(name.value, .unknown)
      case .assignment(_, let value), .output(_, _, let value):
        total += count(value, isStep: false, times: times, evaluator)
      case .forLoop(let pattern, let values, let body):
        total += count(pattern, values, body, times: times, evaluator)
      case .conditional(let condition, let then, let otherwise):
        switch value(of: condition, evaluator) {
        case .bool(true): total += count(then, times: times, evaluator)
        case .bool(false): total += count(otherwise, times: times, evaluator)
        default: break
        }
      default: break
      }
    }
    return total
  }
}

extension Statement {
  /// The variables that the statement gives a value, wherever in it that may be.
  fileprivate var assigned: [String] {
    switch kind {
    case .assignment(let name, _): [name.value]
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.assigned)
    case .forLoop(_, _, let body), .whileLoop(_, let body): body.flatMap(\.assigned)
    default: []
    }
  }

  /// Whether the statement repeats anything.
  var repeats: Bool {
    switch kind {
    case .letValue(_, _, _, let value), .variable(_, _, let value), .assignment(_, let value),
      .output(_, _, let value):
      value.repeats
    case .conditional(_, let then, let otherwise): (then + otherwise).contains(where: \.repeats)
    case .forLoop: true
    default: false
    }
  }
}
