/// Repeats among statements.
extension RepeatCounter {
  /// What a `for` statement makes in all its turns.
  mutating func count(
    _ pattern: LocalPattern, _ values: Term, _ body: [CoreStatement], times: Int,
    _ evaluator: Evaluator
  ) -> Count {
    let clause = ElementTerm.Clause(pattern: pattern, values: values, condition: nil)
    var evaluator = evaluator
    // A variable has another value in each turn.
    for local in body.flatMap(\.assigned) { evaluator.environment.bind(local, .unknown) }
    return count([clause], times: times, evaluator) {
      var names = CountingNames()
      names.visit(body)
      return names.indices
    } body: { counter, evaluator, times in
      counter.count(body, times: times, evaluator)
    }
  }

  private mutating func count(
    _ statements: [CoreStatement], times: Int, _ evaluator: Evaluator
  ) -> Count {
    var evaluator = evaluator
    var total = Count()
    for statement in statements {
      guard isComplete else { break }
      switch statement.kind {
      case .bind(let pattern, _, _, let value):
        total += count(value, isStep: false, times: times, evaluator)
        evaluator.bind(pattern, self.value(of: value, evaluator))
      case .variable(let local, _, _, let value):
        total += count(value, isStep: false, times: times, evaluator)
        evaluator.environment.bind(local, .unknown)
      case .assign(_, _, let value), .output(_, _, let value):
        total += count(value, isStep: false, times: times, evaluator)
      case .loop(let pattern, let values, let body):
        total += count(pattern, values, body, times: times, evaluator)
      case .branch(let condition, let then, let otherwise):
        let truth = value(of: condition, evaluator)
        if truth == .bool(true) {
          total += count(then, times: times, evaluator)
        } else if truth == .bool(false) {
          total += count(otherwise, times: times, evaluator)
        }
      case .input, .layer, .require, .state, .cost, .rejected: break
      }
    }
    return total
  }
}
