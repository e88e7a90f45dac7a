/// Repeats are counted before they are followed, so that too many are refused at once.
extension Evaluator {
  /// What is too much about a repeat, and where.
  enum Excess {
    /// A step is repeated too often.
    case steps(SourceRange)
    /// The steps are too many together.
    case modules(SourceRange)
    /// There are too many turns, whatever is in them.
    case turns(SourceRange)
  }

  /// What is too much about a repeat of steps; the turns of one that is not count no more.
  mutating func excess(of element: ElementTerm) -> Excess? {
    guard !element.clauses.isEmpty else { return nil }
    return counting { counter, evaluator in
      let count = counter.count(element, isStep: true, times: 1, evaluator)
      let limit = CheckContext.instanceLimit
      if let most = counter.mostSteps {
        if most.times > limit { return .steps(most.range) }
        if count.steps > limit { return .modules(most.range) }
      }
      return Self.excess(count, counter)
    }
  }

  /// The same of a repeat of values.
  mutating func excess(ofValues element: ElementTerm) -> Excess? {
    guard element.clauses.count > 1 || !element.clauses.isEmpty && element.term.repeats
    else { return nil }
    return counting { counter, evaluator in
      let count = counter.count(element, isStep: false, times: 1, evaluator)
      return Self.excess(count, counter)
    }
  }

  /// The same of a `for` statement.
  mutating func excess(
    of pattern: LocalPattern, in values: Term, _ body: [CoreStatement]
  ) -> Excess? {
    counting { counter, evaluator in
      let count = counter.count(pattern, values, body, times: 1, evaluator)
      let limit = CheckContext.instanceLimit
      if let most = counter.mostTurns, most.times > limit { return .steps(values.range) }
      if count.steps > limit { return .modules(counter.mostSteps?.range ?? values.range) }
      return Self.excess(count, counter)
    }
  }

  private static func excess(_ count: RepeatCounter.Count, _ counter: RepeatCounter) -> Excess? {
    guard count.turns > EvaluationBudget.turnLimit, let most = counter.mostTurns else { return nil }
    return .turns(most.range)
  }

  /// Counts with an evaluator that says nothing and changes nothing.
  private mutating func counting(
    _ body: (inout RepeatCounter, Evaluator) -> Excess?
  ) -> Excess? {
    if isCounted { return nil }
    let room = budget.takeRoom()
    guard room > 0 else { return nil }
    var counter = RepeatCounter(room: room)
    var quiet = Evaluator(
      bag: DiagnosticBag(), environment: environment, scope: scope,
      budget: EvaluationBudget(elements: 10 * room, turns: room))
    quiet.depth = depth
    quiet.isCounted = true
    let calls = scope?.context.callState
    let excess = body(&counter, quiet)
    if let calls { scope?.context.callState = calls }
    budget.giveBack(counter.room)
    isCounted = counter.isComplete
    return excess
  }

  /// Whether evaluating a term adds no step to the body that it stands in.
  func isTraceless(_ term: Term) -> Bool {
    switch term.kind {
    case .chain, .construct, .operate, .apply, .problem: return false
    case .local(let local): return environment[local].map { !$0.holdsTensor } ?? true
    case .member(let base, let name):
      if name.value == "shape", case .local = base.kind { return true }
      return isTraceless(base)
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .index, .tuple, .list, .conditional, .group, .missing:
      return term.parts.allSatisfy(isTraceless)
    }
  }
}

extension Value {
  /// Whether it is a tensor, or has some among its elements.
  fileprivate var holdsTensor: Bool {
    switch self {
    case .tensor: true
    // Lists of tensors have nothing else in them, or are short.
    case .list(let values), .tuple(let values): values.prefix(100).contains(where: \.holdsTensor)
    default: false
    }
  }
}
