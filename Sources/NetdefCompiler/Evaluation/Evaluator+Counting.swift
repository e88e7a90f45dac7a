/// Repeats are counted before they are followed, so that too many are refused at once.
extension Evaluator {
  /// How many turns `for` clauses over ranges have, where that does not depend on one another.
  func turnCount(of clauses: [ListElement.Clause]) -> Int? {
    let quiet = Evaluator(
      bag: DiagnosticBag(), environment: environment, scope: scope, budget: budget)
    var bound: Set<String> = []
    var count = 1
    for clause in clauses {
      guard clause.condition == nil, case .range(let range) = clause.values.kind,
        bound.isDisjoint(with: Names.mentioned(in: clause.values)),
        let turns = quiet.turnCount(of: range)
      else { return nil }
      bound.formUnion(clause.pattern.names)
      count = Self.product(count, turns)
    }
    return count
  }

  /// The place of the step that a list's element would repeat most; nil when there are not too many
  /// steps, or when their number is not known beforehand.
  func excess(of element: ListElement) -> SourceRange? {
    var most: Repeated?
    let count = stepCount(of: element, times: 1, &most)
    return count > CheckContext.instanceLimit ? most?.range : nil
  }

  /// A step and how often it is repeated.
  private typealias Repeated = (range: SourceRange, times: Int)

  /// At least how many steps an element makes that is itself repeated.
  private func stepCount(of element: ListElement, times: Int, _ most: inout Repeated?) -> Int {
    guard !element.isSpread, let turns = turnCount(of: element.clauses) else { return 0 }
    // The names that the clauses bind have another value in each turn.
    var inner = self
    for name in element.clauses.flatMap(\.pattern.names) { inner.environment.bind(name, .unknown) }
    return inner.stepCount(of: element.expression, times: Self.product(times, turns), &most)
  }

  private func stepCount(of expression: Expression, times: Int, _ most: inout Repeated?) -> Int {
    switch expression.kind {
    case .list(let elements):
      return elements.reduce(0) { Self.sum($0, stepCount(of: $1, times: times, &most)) }
    case .chain(let chain):
      return chain.steps.reduce(0) {
        Self.sum($0, stepCount(of: $1.expression, times: times, &most))
      }
    case .group(let inner): return stepCount(of: inner, times: times, &most)
    case .conditional: return 0
    default:
      if times > most?.times ?? 0 { most = (expression.range, times) }
      return times
    }
  }

  private func turnCount(of range: RangeSyntax) -> Int? {
    guard let lower = range.lower.flatMap({ evaluate($0).constantInt }),
      let upper = range.upper.flatMap({ evaluate($0).constantInt }),
      let step = range.step.map({ evaluate($0).constantInt }) ?? 1, step != 0
    else { return nil }
    return Self.count(from: lower, to: upper, by: step, isClosed: range.isClosed)
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }
}

extension ListElement {
  /// Whether it repeats what repeats, by several clauses or by lists inside of it.
  var isNested: Bool {
    if clauses.count > 1 { return true }
    return clauses.count == 1 && Self.hasRepeat(expression)
  }

  private static func hasRepeat(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .list(let elements):
      elements.contains { !$0.clauses.isEmpty || hasRepeat($0.expression) }
    case .chain(let chain): chain.steps.contains { hasRepeat($0.expression) }
    case .group(let inner): hasRepeat(inner)
    default: false
    }
  }
}
