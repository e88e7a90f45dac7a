/// Counts what repeats make before they are followed, so that too much is refused at once.
///
/// What is not known counts nothing, so that nothing is refused that following would not refuse.
/// Conditions and ranges are evaluated as often as they decide how much is made; what does not depend
/// on a turn is counted once and multiplied.
struct RepeatCounter {
  /// What is made at least.
  struct Count {
    /// Layers, and the scopes of groups.
    var steps = 0

    /// Turns of repeats.
    var turns = 0

    static func += (left: inout Count, right: Count) {
      left.steps = saturatingSum(left.steps, right.steps)
      left.turns = saturatingSum(left.turns, right.turns)
    }

    static func * (left: Count, factor: Int) -> Count {
      Count(
        steps: saturatingProduct(left.steps, factor), turns: saturatingProduct(left.turns, factor))
    }

    fileprivate var isTooMuch: Bool {
      steps > CheckContext.instanceLimit || turns > EvaluationBudget.turnLimit
    }
  }

  /// A place and how often it is repeated.
  struct Place {
    var range: SourceRange
    var times: Int
  }

  /// The step that is repeated most.
  private(set) var mostSteps: Place?

  /// The values of the repeat that has most turns.
  private(set) var mostTurns: Place?

  /// How much may be looked at: what needs more is followed instead, which is bounded as well.
  private(set) var room: Int

  /// Whether everything was looked at.
  var isComplete: Bool { room > 0 }

  /// On which locals it depends how much a repeat makes, by the place of the repeat.
  private var decisive: [SourceRange: Set<Int>] = [:]

  init(room: Int) { self.room = room }

  // MARK: Repeats

  /// What an element of a list makes: as steps of a chain, or as values.
  mutating func count(
    _ element: ElementTerm, isStep: Bool, times: Int, _ evaluator: Evaluator
  ) -> Count {
    count(element.clauses[...], times: times, evaluator) {
      var names = CountingNames()
      names.visit(element, isStep: isStep)
      return names.indices
    } body: { counter, evaluator, times in
      if isStep, element.isSpread {
        let value = counter.value(of: element.term, evaluator)
        let steps = Self.stepCount(of: value)
        if steps > 0 { counter.note(element.term.range, times: times) }
        return Count(steps: steps)
      }
      return counter.count(element.term, isStep: isStep, times: times, evaluator)
    }
  }

  /// What `body` makes in all turns of `for` clauses.
  ///
  /// - Parameters:
  ///   - times: How often the repeat itself is repeated; 0 where that differs.
  ///   - names: On which locals it depends what is made.
  mutating func count(
    _ clauses: ArraySlice<ElementTerm.Clause>, times: Int, _ evaluator: Evaluator,
    names: () -> Set<Int>, body: (inout RepeatCounter, Evaluator, Int) -> Count
  ) -> Count {
    guard let clause = clauses.first else { return body(&self, evaluator, times) }
    guard let turns = turns(of: clause.values, evaluator) else { return Count() }
    let all = saturatingProduct(times, turns.count)
    if all > mostTurns?.times ?? -1 { mostTurns = Place(range: clause.values.range, times: all) }
    let key = clause.values.range
    let decisive = decisive[key] ?? names()
    self.decisive[key] = decisive
    let rest = clauses.dropFirst()
    let locals = clause.pattern.locals
    if decisive.isDisjoint(with: locals.map(\.index)) {
      var inner = evaluator
      for local in locals { inner.environment.bind(local, .unknown) }
      return turn(clause, rest, times: all, inner, decisive, body) * turns.count
    }
    var total = Count()
    // Later turns often make more, and any of them will do.
    for index in (0..<turns.count).reversed() {
      guard room > 0, !total.isTooMuch else { break }
      let inner = evaluator.with(clause.pattern, turns.value(index))
      total += turn(clause, rest, times: 0, inner, decisive, body)
    }
    return total
  }

  /// What one turn makes.
  private mutating func turn(
    _ clause: ElementTerm.Clause, _ rest: ArraySlice<ElementTerm.Clause>, times: Int,
    _ evaluator: Evaluator, _ names: Set<Int>,
    _ body: (inout RepeatCounter, Evaluator, Int) -> Count
  ) -> Count {
    room -= 1
    var count = Count(steps: 0, turns: 1)
    if let condition = clause.condition, value(of: condition, evaluator) != .bool(true) {
      return count
    }
    count += self.count(rest, times: times, evaluator, names: { names }, body: body)
    return count
  }

  /// The values of a repeat: those of a range are not made.
  private struct Turns {
    let count: Int
    let value: (Int) -> Value
  }

  private mutating func turns(of values: Term, _ evaluator: Evaluator) -> Turns? {
    guard case .range(let range) = values.kind else {
      guard case .list(let values) = value(of: values, evaluator) else { return nil }
      return Turns(count: values.count) { values[$0] }
    }
    guard let lower = range.lower.flatMap({ value(of: $0, evaluator).constantInt }),
      let upper = range.upper.flatMap({ value(of: $0, evaluator).constantInt }),
      let step = range.step.map({ value(of: $0, evaluator).constantInt }) ?? 1, step != 0,
      let count = Evaluator.count(from: lower, to: upper, by: step, isClosed: range.isClosed),
      // A longer one is an error of its own.
      count <= Evaluator.listLimit
    else { return nil }
    return Turns(count: count) { .int(lower + $0 * step) }
  }

  // MARK: Terms

  /// What a term makes, as a step of a chain or as a value.
  mutating func count(
    _ term: Term, isStep: Bool, times: Int, _ evaluator: Evaluator
  ) -> Count {
    guard room > 0, isStep || term.repeats || term.isChain else { return Count() }
    room -= 1
    var count = Count()
    switch term.kind {
    case .list(let elements):
      for element in elements {
        count += self.count(element, isStep: isStep, times: times, evaluator)
      }
    case .chain(let chain):
      for (index, step) in chain.steps.enumerated() {
        // A chain as a value begins with a tensor or layer, which is no step of this scope.
        count += self.count(step.term, isStep: isStep || index > 0, times: times, evaluator)
      }
    case .group(let inner):
      count += self.count(inner, isStep: isStep, times: times, evaluator)
      if isStep { count.steps = saturatingSum(count.steps, 1) }
    case .conditional(let conditional):
      let truth = value(of: conditional.condition, evaluator)
      if truth == .bool(true) {
        count += self.count(conditional.then, isStep: isStep, times: times, evaluator)
      } else if truth == .bool(false), let otherwise = conditional.otherwise {
        count += self.count(otherwise, isStep: isStep, times: times, evaluator)
      }
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .index, .member, .tuple, .problem, .missing:
      for part in term.parts {
        count += self.count(part, isStep: false, times: times, evaluator)
      }
      if isStep { count += step(term, times: times, evaluator) }
    }
    return count
  }

  private mutating func step(_ term: Term, times: Int, _ evaluator: Evaluator) -> Count {
    var isFunction = false
    var steps = 0
    switch term.kind {
    case .layer, .construct: steps = 1
    case .function, .operate: isFunction = true
    case .local, .global, .computedName:
      let value = value(of: term, evaluator)
      isFunction = value.isFunction
      steps = isFunction ? 0 : Self.stepCount(of: value)
    case .apply(let callee, _):
      guard case .local(let local) = callee.kind, let value = evaluator.environment[local] else {
        break
      }
      isFunction = value.isFunction
      if case .layer = value, !isFunction { steps = 1 }
    // A function of values may well give nothing.
    case .call: break
    case .integer, .float, .boolean, .none, .symbol, .negation, .not, .arithmetic, .power, .and,
      .or, .comparison, .range, .builtin, .index, .member, .tuple, .list, .conditional, .chain,
      .group, .problem, .missing:
      break
    }
    if steps > 0 || isFunction { note(term.range, times: times) }
    return Count(steps: steps)
  }

  /// Remembers the step that is repeated most.
  private mutating func note(_ range: SourceRange, times: Int) {
    if times > mostSteps?.times ?? -1 { mostSteps = Place(range: range, times: times) }
  }

  /// How many steps a value is at least.
  private static func stepCount(of value: Value) -> Int {
    switch value {
    case .layer: 1
    case .list(let values): values.count { if case .layer = $0 { true } else { false } }
    default: 0
    }
  }

  /// The value of a term whose evaluation leaves no trace; unknown where it might.
  mutating func value(of term: Term, _ evaluator: Evaluator) -> Value {
    guard room > 0, evaluator.isTraceless(term) else { return .unknown }
    room -= 1
    return evaluator.evaluate(term)
  }
}

extension Value {
  /// Whether it is a step that makes no module.
  fileprivate var isFunction: Bool {
    if case .layer(let layer) = self, case .function = layer.kind { true } else { false }
  }
}

/// The sum, or the largest number.
private func saturatingSum(_ left: Int, _ right: Int) -> Int {
  let (sum, overflow) = left.addingReportingOverflow(right)
  return overflow ? .max : sum
}

/// The product, or the largest number.
private func saturatingProduct(_ left: Int, _ right: Int) -> Int {
  let (product, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow ? .max : product
}
