/// Bounds the work on lists in one module, so that no source, however contrived, keeps the compiler
/// busy for long.
final class EvaluationBudget {
  /// How many list elements may be made or looked at.
  static let limit = 16_000_000

  /// How many turns the repeats of one module may have in all.
  static let turnLimit = 4_000_000

  private var turns = 0

  /// Counts a turn of a repeat; false when there were too many.
  func takeTurn() -> Bool {
    turns += 1
    return turns <= Self.turnLimit
  }

  private var remaining = EvaluationBudget.limit

  /// Whether the exhaustion was reported.
  var isReported = false

  /// Takes from what is left; false when that is not enough.
  func spend(_ elements: Int) -> Bool {
    remaining -= min(remaining, elements)
    return remaining > 0
  }
}
