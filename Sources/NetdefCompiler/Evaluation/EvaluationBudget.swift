/// Bounds the work in one module, so that no source, however contrived, keeps the compiler busy for
/// long.
final class EvaluationBudget {
  /// How many list elements may be made or looked at.
  static let limit = 16_000_000

  /// How many turns the repeats of one module may have in all.
  static let turnLimit = 2_000_000

  /// How many steps may be followed, those of a definition anew for each use that differs.
  static let stepLimit = 2_000_000

  /// In how many ways definitions may be used, which differ in arguments or shapes.
  static let useLimit = 100_000

  private var remaining: Int
  private var turns: Int
  private var steps = EvaluationBudget.stepLimit
  private var uses = EvaluationBudget.useLimit
  private var room = 600_000

  init(elements: Int = EvaluationBudget.limit, turns: Int = EvaluationBudget.turnLimit) {
    remaining = elements
    self.turns = turns
  }

  /// Whether the exhaustion was reported.
  var isReported = false

  /// Whether something is exhausted: what is still to be done is left.
  private(set) var isSpent = false

  /// Counts a turn of a repeat; false when there were too many.
  func takeTurn() -> Bool { take(&turns) }

  /// Counts a step that is followed; false when there were too many.
  func takeStep() -> Bool { take(&steps) }

  /// Counts a use of a definition that differs from those before; false when there were too many.
  func takeUse() -> Bool { take(&uses) }

  private func take(_ rest: inout Int) -> Bool {
    rest -= 1
    if rest < 0 { isSpent = true }
    return !isSpent
  }

  /// Takes from what is left of elements; false when that is not enough.
  func spend(_ elements: Int) -> Bool {
    remaining -= min(remaining, elements)
    if remaining <= 0 { isSpent = true }
    return remaining > 0
  }

  /// Takes what arithmetic with open sizes costs, where it is more than a little; false when that is
  /// not enough.
  func spend(on left: Size, _ right: Size) -> Bool {
    let work = (left.weight + 1) * (right.weight + 1)
    return work <= 8 || spend(work)
  }

  /// How much may be looked at to count a repeat beforehand.
  func takeRoom() -> Int {
    let part = min(room, 100_000)
    room -= part
    return part
  }

  /// Puts back what counting did not need.
  func giveBack(_ rest: Int) { room += max(0, rest) }
}
