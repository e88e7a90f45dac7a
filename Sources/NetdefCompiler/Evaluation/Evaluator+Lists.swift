extension Evaluator {
  /// The most elements that a list may get, those of inner lists counted.
  static let listLimit = 1_000_000

  /// How deep lists and tuples may nest.
  static let listDepthLimit = 32

  func evaluateList(_ elements: [ElementTerm], _ term: Term) -> Value {
    var values: [Value] = []
    for element in elements {
      var isRight = true
      var counted = self
      if case .turns(let place)? = counted.excess(ofValues: element) {
        return reportTooManyTurns(at: place, term)
      }
      counted.forEachTurn(of: element.clauses[...]) { evaluator in
        guard isRight else { return false }
        let value = evaluator.evaluate(element.term)
        if value == .unknown {
          isRight = false
        } else if !element.isSpread {
          values.append(value)
        } else if case .list(let inner) = value {
          if values.count + inner.count > Self.listLimit || !budget.spend(inner.count) {
            _ = tooLong(values.count + inner.count, term)
            isRight = false
          } else {
            values += inner
          }
        } else {
          _ = report(.notAList(value, at: element.term.range), element.term)
          isRight = false
        }
        if values.count > Self.listLimit {
          _ = tooLong(values.count, term)
          isRight = false
        }
        return isRight
      }
      if !isRight { return .unknown }
    }
    return list(values, term)
  }

  func evaluateTuple(_ elements: [Term], _ term: Term) -> Value {
    let values = elements.map(evaluate)
    if values.contains(.unknown) { return .unknown }
    guard case .list(let elements) = list(values, term) else { return .unknown }
    return .tuple(elements)
  }

  /// A list of these elements unless it is too long or too deep.
  func list(_ values: [Value], _ term: Term) -> Value {
    var count = 0
    guard Self.depth(of: values, &count) <= Self.listDepthLimit else {
      return report(
        .listTooDeep(limit: Self.listDepthLimit, at: term.range), term)
    }
    guard count <= Self.listLimit, budget.spend(count) else { return tooLong(count, term) }
    return .list(values)
  }

  /// Runs `body` for every turn of `for` clauses, with their names bound, until it answers false;
  /// once when there are none.
  @discardableResult
  func forEachTurn(
    of clauses: ArraySlice<ElementTerm.Clause>, _ body: (Evaluator) -> Bool
  ) -> Bool {
    guard let clause = clauses.first else { return body(self) }
    guard let values = iterated(clause.values) else { return body(with(clause.pattern, .unknown)) }
    var outside = self
    outside.environment = environment.inside
    scope?.context.turnDepth += 1
    defer { scope?.context.turnDepth -= 1 }
    for value in values {
      guard takeTurn(clause.values) else { return false }
      let evaluator = outside.with(clause.pattern, value)
      if let condition = clause.condition {
        switch evaluator.truth(condition) {
        case .bool(true): break
        case .bool(false): continue
        case .undecided:
          _ = report(.undecidable(at: condition.range), condition)
          return false
        default: return false
        }
      }
      if !evaluator.forEachTurn(of: clauses.dropFirst(), body) { return false }
    }
    return true
  }

  /// Counts a turn of a repeat; false when there were too many, which is reported once.
  func takeTurn(_ values: Term) -> Bool {
    if budget.takeTurn() { return true }
    _ = reportTooManyTurns(at: values.range, values)
    return false
  }

  /// Reports, once, that a module has too many turns.
  func reportTooManyTurns(at place: SourceRange, _ term: Term) -> Value {
    if budget.isReported { return .unknown }
    budget.isReported = true
    return report(.tooManyTurns(at: place), term)
  }

  /// Takes the elements of a value, those of inner lists counted, from what is left; false when that
  /// is not enough, which is reported once.
  func spend(on value: Value, at place: SourceRange) -> Bool {
    guard case .list(let values) = value else { return true }
    var count = 0
    _ = Self.depth(of: values, &count)
    return spend(count, at: place)
  }

  /// The same of the axes of a tensor, of which there may be as many as a definition makes.
  func spend(onAxesOf tensor: TensorValue, at place: SourceRange) -> Bool {
    let rank = tensor.shape?.rank ?? 0
    return rank <= 16 || spend(16 * rank, at: place)
  }

  /// Takes elements from what is left; false when that is not enough, which is reported once.
  func spend(_ elements: Int, at place: SourceRange) -> Bool {
    if budget.spend(elements) { return true }
    if !budget.isReported {
      budget.isReported = true
      bag.report(.evaluationTooLong(at: place))
    }
    return false
  }

  /// What a `for` runs over; nil when it is no list, which was reported.
  func iterated(_ term: Term) -> [Value]? {
    switch evaluate(term) {
    case .list(let values):
      guard budget.spend(values.count) else {
        _ = tooLong(values.count, term)
        return nil
      }
      return values
    case .unknown: return nil
    case let value:
      _ = report(.notAList(value, at: term.range), term)
      return nil
    }
  }

  /// This evaluator with the names of a pattern bound.
  func with(_ pattern: LocalPattern, _ value: Value) -> Evaluator {
    var evaluator = self
    evaluator.bind(pattern, value)
    return evaluator
  }

  /// Binds the names of a pattern to the parts of a value.
  mutating func bind(_ pattern: LocalPattern, _ value: Value, formula: Term? = nil) {
    switch (pattern, value) {
    case (.local(let local, _), _): environment.bind(local, value, formula: formula)
    case (.ignored, _): break
    case (.tuple(let parts, _), .tensor(let tensor)) where tensor.shape == nil:
      for part in parts { bind(part, value) }
    case (.tuple(let parts, _), .tuple(let values)) where parts.count == values.count,
      (.tuple(let parts, _), .list(let values)) where parts.count == values.count:
      for (part, value) in zip(parts, values) { bind(part, value) }
    // A pair that is written as one number is that number twice.
    case (.tuple(let parts, _), .int) where parts.count == 2:
      for part in parts { bind(part, value) }
    case (.tuple(let parts, let range), _):
      if value != .unknown {
        bag.report(.patternMismatch(count: parts.count, value, at: range))
      }
      for part in parts { bind(part, .unknown) }
    }
  }

  /// How deep the values nest; `count` grows by their number until it is over the limit.
  private static func depth(of values: [Value], _ count: inout Int) -> Int {
    count += values.count
    var deepest = 0
    for value in values {
      if count > listLimit { break }
      switch value {
      case .list(let inner), .tuple(let inner): deepest = max(deepest, depth(of: inner, &count))
      default: break
      }
    }
    return deepest + 1
  }

  func tooLong(_ count: Int, _ term: Term) -> Value {
    if count > Self.listLimit {
      return report(.listTooLong(limit: Self.listLimit, at: term.range), term)
    }
    if budget.isReported { return .unknown }
    budget.isReported = true
    return report(.evaluationTooLong(at: term.range), term)
  }

  func evaluateRange(_ range: RangeTerm, _ term: Term) -> Value {
    guard let lowerTerm = range.lower, let upperTerm = range.upper else {
      return report(.openRange(at: term.range), term)
    }
    guard let lower = evaluateSize(lowerTerm), let upper = evaluateSize(upperTerm),
      let step = range.step.map(evaluateSize) ?? Size(1)
    else { return .unknown }
    guard let first = lower.value, let last = upper.value, let stride = step.value else {
      return report(.undecidable(at: term.range), term)
    }
    guard stride != 0 else { return report(.zeroStep(at: term.range), term) }
    guard let count = Self.count(from: first, to: last, by: stride, isClosed: range.isClosed),
      count <= Self.listLimit
    else { return report(.listTooLong(limit: Self.listLimit, at: term.range), term) }
    guard budget.spend(count) else { return tooLong(count, term) }
    return .list((0..<count).map { .int(first + $0 * stride) })
  }

  /// How many numbers a range has; nil when they cannot be counted.
  static func count(from first: Int, to last: Int, by stride: Int, isClosed: Bool) -> Int? {
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    // The smallest number has no negation, so it cannot be divided by -1.
    if overflow || distance == .min { return nil }
    if distance != 0, (distance < 0) != (stride < 0) { return 0 }
    let whole = distance / stride
    return isClosed || distance % stride != 0 ? (whole == .max ? nil : whole + 1) : whole
  }

  func evaluateIndex(_ base: Term, _ index: IndexTerm, _ term: Term) -> Value {
    let value = evaluate(base)
    let elements: [Value]
    switch value {
    case .list(let values), .tuple(let values): elements = values
    case .unknown: return .unknown
    case .tensor(let tensor):
      if tensor.shape == nil { return value }
      return report(.notYetSupported("a part of a tensor", at: term.range), term)
    default: return report(.notAList(value, at: base.range), base)
    }
    switch index {
    case .element(let item): return element(item, of: elements)
    case .slice(let range, let place): return slice(elements, range, at: place, term)
    case .other: return report(.oneIndexNeeded(at: term.range), term)
    }
  }

  private func element(_ item: Term, of elements: [Value]) -> Value {
    guard let index = evaluateSize(item) else { return .unknown }
    guard let number = index.value else {
      return report(.undecidable(at: item.range), item)
    }
    let position = number < 0 ? number + elements.count : number
    guard elements.indices.contains(position) else {
      return report(.indexOutOfRange(number, count: elements.count, at: item.range), item)
    }
    return elements[position]
  }

  /// `list[a..<b by s]`; negative positions count from the end, and what lies outside is left out.
  private func slice(
    _ elements: [Value], _ range: RangeTerm, at place: SourceRange, _ term: Term
  ) -> Value {
    func position(_ bound: Term?, _ open: Int) -> Int? {
      guard let bound else { return open }
      guard let size = evaluateSize(bound) else { return nil }
      guard let number = size.value else {
        _ = report(.undecidable(at: bound.range), bound)
        return nil
      }
      // Beyond either end is as good as at the end, and cannot overflow.
      return max(-1, min(number < 0 ? number + elements.count : number, elements.count))
    }
    guard let lower = position(range.lower, 0),
      let bound = position(range.upper, range.isClosed ? elements.count - 1 : elements.count),
      let step = range.step.map({ evaluateSize($0)?.value }) ?? 1
    else { return .unknown }
    guard step > 0 else { return report(.zeroStep(at: place), term) }
    let upper = min(range.isClosed ? bound + 1 : bound, elements.count)
    guard max(0, lower) < upper else { return .list([]) }
    guard budget.spend(upper) else { return tooLong(upper, term) }
    if step == 1 { return .list(Array(elements[max(0, lower)..<upper])) }
    let count = (upper - max(0, lower) - 1) / step + 1
    return .list((0..<count).map { elements[max(0, lower) + $0 * step] })
  }
}
