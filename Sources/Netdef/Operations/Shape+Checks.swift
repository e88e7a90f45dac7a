extension Shape {
  /// The output of an operation on this shape.
  ///
  /// - Throws: `ShapeError` if there can be no tensor with such sizes.
  func output(_ sizes: [Int]) throws(ShapeError) -> Shape {
    guard let shape = Shape(validating: sizes) else {
      throw ShapeError(
        expected: "an input whose output has at most \(Shape.maximumElementCount) elements",
        found: "\(self), whose output would be \(sizes)")
    }
    return shape
  }

  /// The position of an axis that may count from the end; a number counts as one axis.
  func position(ofAxis axis: Int) throws(ShapeError) -> Int {
    let rank = Swift.max(rank, 1)
    guard (-rank..<rank).contains(axis) else {
      throw ShapeError(expected: "an axis \(axis)", found: self)
    }
    return axis < 0 ? axis + rank : axis
  }

  /// The shape after a reduction along an axis, or of all elements where that is nil.
  func reduced(axis: Int?, keeping: Bool) throws(ShapeError) -> Shape {
    guard let axis else { return [] }
    let position = try position(ofAxis: axis)
    return rank == 0 ? [] : reducing(axis: position, keeping: keeping)
  }

  /// The shape as `[outer, length, inner]` around an axis that was checked.
  func lines(alongAxis axis: Int) -> (outer: Int, count: Int, inner: Int) {
    rank == 0 ? (1, 1, 1) : split(at: axis < 0 ? axis + rank : axis)
  }
}
