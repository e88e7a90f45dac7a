extension Shape {
  /// The position of an axis that may count from the end; a number counts as one axis.
  func position(ofAxis axis: Int) throws(ShapeError) -> Int {
    let rank = Swift.max(rank, 1)
    guard (-rank..<rank).contains(axis) else {
      throw ShapeError(expected: "an axis \(axis)", found: self)
    }
    return axis < 0 ? axis + rank : axis
  }

  /// The shape as `[outer, length, inner]` around an axis that was checked.
  func lines(alongAxis axis: Int) -> (outer: Int, count: Int, inner: Int) {
    rank == 0 ? (1, 1, 1) : split(at: axis < 0 ? axis + rank : axis)
  }
}
