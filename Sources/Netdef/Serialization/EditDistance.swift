/// The least cost of turning one sequence into another by insertions, deletions, substitutions and
/// swaps of neighbours, no element being edited twice (optimal string alignment).
struct EditDistance {
  /// The cost.
  let value: Int

  /// Compares two sequences. A swap costs 1.
  init<Element: Equatable>(
    _ left: ArraySlice<Element>, _ right: ArraySlice<Element>, insertion: Int,
    substitution: (Element, Element) -> Int
  ) {
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = (0...right.count).map { $0 * insertion }
    for (row, element) in left.enumerated() {
      var current = [(row + 1) * insertion]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column] + substitution(element, other), last[column + 1] + insertion,
          current[column] + insertion)
        if row > 0, column > 0, element == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    value = last[right.count]
  }
}
