extension Shape {
  /// How many elements apart two neighbours along each axis are when stored row by row.
  var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    for axis in sizes.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * Swift.max(sizes[axis + 1], 1)
    }
    return strides
  }

  /// The axis that a number means, negative ones counted from the end; stops if there is none.
  func axis(_ axis: Int, of operation: StaticString) -> Int {
    let index = axis < 0 ? axis + rank : axis
    require(
      sizes.indices.contains(index),
      "`\(operation)` needs an axis within \(-rank)..<\(rank) for the shape \(self), found \(axis)")
    return index
  }

  /// The axes that numbers mean, in ascending order; stops if one is missing or named twice.
  func axes(_ axes: [Int], of operation: StaticString) -> [Int] {
    let found = axes.map { axis($0, of: operation) }.sorted()
    require(
      Set(found).count == found.count,
      "`\(operation)` needs each axis once, found \(axes) for the shape \(self)")
    return found
  }

  /// The shape without one axis, or with size 1 there.
  func reducing(axis: Int, keeping: Bool) -> Shape {
    var reduced = sizes
    if keeping { reduced[axis] = 1 } else { reduced.remove(at: axis) }
    return Shape(reduced)
  }

  /// The sum of two sizes, no more than just past what a shape can have.
  static func sum(_ left: Int, _ right: Int) -> Int {
    Swift.min(left + right, maximumElementCount + 1)
  }

  /// The memory around one axis: how many blocks, how many rows in each, how long each row is.
  func split(at axis: Int) -> (outer: Int, count: Int, inner: Int) {
    (
      sizes[..<axis].reduce(1, *), sizes[axis], sizes[(axis + 1)...].reduce(1, *)
    )
  }

  /// The shape that two shapes are broadcast to by PyTorch's rule, or nil where they don't fit:
  /// aligned at the last axis, sizes must be equal or one of them 1 or absent.
  public static func broadcast(_ left: Shape, _ right: Shape) -> Shape? {
    let rank = Swift.max(left.rank, right.rank)
    var sizes = [Int](repeating: 1, count: rank)
    for fromEnd in 1..<(rank + 1) {
      let l = fromEnd <= left.rank ? left.sizes[left.rank - fromEnd] : 1
      let r = fromEnd <= right.rank ? right.sizes[right.rank - fromEnd] : 1
      guard l == r || l == 1 || r == 1 else { return nil }
      sizes[rank - fromEnd] = l == 1 ? r : l
    }
    return Shape(validating: sizes)
  }

  /// The strides with which a tensor of this shape is read when it is broadcast to a larger shape.
  func strides(broadcastTo target: Shape) -> [Int] {
    let own = strides
    let lead = target.rank - rank
    return target.sizes.indices.map { axis in
      axis < lead || sizes[axis - lead] == 1 ? 0 : own[axis - lead]
    }
  }
}
