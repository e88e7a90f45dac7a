/// Several tensors as one, and one as several.
extension Tensor {
  /// Joins tensors along an axis; their other sizes and their element types must be equal.
  ///
  /// Stops on an empty list, and with both shapes where they don't fit.
  public static func concatenate(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in try joined(tensors, axis: axis) }
  }

  /// Joins tensors along an axis, in calls that can throw.
  static func joined(_ tensors: [Tensor], axis: Int) throws(MemoryError) -> Tensor {
    let first = firstOfEqualTypes(tensors, of: "concatenate")
    let axis = first.shape.axis(axis, of: "concatenate")
    for tensor in tensors {
      let fits =
        tensor.rank == first.rank
        && first.shape.indices.allSatisfy { $0 == axis || tensor.shape[$0] == first.shape[$0] }
      require(
        fits,
        "`concatenate` along axis \(axis) needs shapes that are equal elsewhere, found "
          + "\(first.shape) and \(tensor.shape)")
    }
    var sizes = first.shape.sizes
    sizes[axis] = tensors.reduce(0) { Shape.sum($0, $1.shape[axis]) }
    return try joining(tensors, at: axis, into: Shape(sizes))
  }

  /// Puts equally shaped tensors next to each other along a new axis, `-1` for the last.
  ///
  /// Stops on an empty list, and with both shapes where they differ.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    let first = firstOfEqualTypes(tensors, of: "stack")
    let position = first.unsqueeze(axis).shape
    let axis = axis < 0 ? axis + position.rank : axis
    for tensor in tensors {
      require(
        tensor.shape == first.shape,
        "`stack` needs equal shapes, found \(first.shape) and \(tensor.shape)")
    }
    var sizes = position.sizes
    sizes[axis] = tensors.count
    return withMemoryOrStop { () throws(MemoryError) in
      try joining(tensors.map { $0.withShape(position) }, at: axis, into: Shape(sizes))
    }
  }

  /// Cuts the tensor along an axis into parts of the given sizes, which must add up to the axis's.
  public func split(_ sizes: [Int], axis: Int = 0) -> [Tensor] {
    let axis = shape.axis(axis, of: "split")
    var rest: Int? = shape[axis]
    for size in sizes { rest = rest.flatMap { (0...$0).contains(size) ? $0 - size : nil } }
    require(
      rest == 0,
      "`split` needs sizes that add up to \(shape[axis]), the size of axis \(axis) of the shape "
        + "\(shape), found \(sizes)")
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return slice(axis: axis, start..<(start + size))
    }
  }

  /// Cuts the tensor along an axis into parts of one size, the last one possibly smaller.
  public func split(_ size: Int, axis: Int = 0) -> [Tensor] {
    let axis = shape.axis(axis, of: "split")
    require(size > 0, "`split` needs a size of at least 1, found \(size)")
    let total = shape[axis]
    let starts = total == 0 ? [0] : Array(Swift.stride(from: 0, to: total, by: size))
    return starts.map { slice(axis: axis, $0..<Swift.min($0 + size, total)) }
  }

  /// A stretch of one axis, whose bounds are known to be right.
  func slice(axis: Int, _ range: Range<Int>) -> Tensor {
    var sizes = shape.sizes
    sizes[axis] = range.count
    let strides = shape.strides
    return reading(Shape(sizes), from: range.lowerBound * strides[axis], strides: strides)
  }

  /// The first of several tensors; stops if there is none, or element types differ.
  private static func firstOfEqualTypes(
    _ tensors: [Tensor], of operation: StaticString
  ) -> Tensor {
    guard let first = tensors.first else {
      stopProgram("`\(operation)` needs at least one tensor, found an empty list")
    }
    for tensor in tensors {
      require(
        tensor.elementType == first.elementType,
        "`\(operation)` needs tensors of one element type, found \(first.elementType) and "
          + "\(tensor.elementType)")
    }
    return first
  }

  /// Copies the blocks of tensors around an axis behind each other.
  private static func joining(
    _ tensors: [Tensor], at axis: Int, into shape: Shape
  ) throws(MemoryError) -> Tensor {
    let elementType = tensors[0].elementType
    let (outer, count, inner) = shape.split(at: axis)
    let rowBytes = inner * elementType.byteCount
    return try Tensor(allocating: shape, elementType: elementType) { target in
      guard let base = target.baseAddress, shape.elementCount > 0 else { return }
      var start = 0
      for tensor in tensors where tensor.elementCount > 0 {
        let blockBytes = tensor.shape[axis] * rowBytes
        tensor.withUnsafeBytes { source in
          guard let sourceBase = source.baseAddress else { return }
          for block in 0..<outer {
            (base + block * count * rowBytes + start)
              .copyMemory(from: sourceBase + block * blockBytes, byteCount: blockBytes)
          }
        }
        start += blockBytes
      }
    }
  }
}
