/// Elements in another order.
extension Tensor {
  /// Reorders the axes: axis `i` of the result is axis `order[i]` of this tensor.
  ///
  /// Stops unless each axis is named once.
  public func permute(_ order: [Int]) -> Tensor {
    require(
      order.count == rank,
      "`permute` needs each of the \(rank) axes of the shape \(shape) once, found \(order)")
    _ = shape.axes(order, of: "permute")
    let order = order.map { shape.axis($0, of: "permute") }
    let strides = shape.strides
    return reading(Shape(order.map { shape[$0] }), strides: order.map { strides[$0] })
  }

  /// Reorders the axes: axis `i` of the result is axis `order[i]` of this tensor.
  public func permute(_ order: Int...) -> Tensor { permute(order) }

  /// Exchanges two axes.
  public func transpose(_ first: Int, _ second: Int) -> Tensor {
    var order = Array(0..<rank)
    order.swapAt(shape.axis(first, of: "transpose"), shape.axis(second, of: "transpose"))
    return permute(order)
  }

  /// Exchanges the last two axes: the transposed matrix; stops below rank 2.
  public func transposed() -> Tensor {
    require(rank >= 2, "`transposed` needs a tensor of rank 2 or more, found the shape \(shape)")
    return transpose(-2, -1)
  }

  /// Repeats the tensor along axes of size 1, and new ones in front, as broadcasting does.
  public func expand(to shape: Shape) -> Tensor {
    require(
      Shape.broadcast(self.shape, shape) == shape,
      "`expand` cannot broadcast the shape \(self.shape) to \(shape)")
    if shape == self.shape { return self }
    return reading(shape, strides: self.shape.strides(broadcastTo: shape))
  }

  /// Copies elements into a new tensor, reading this one from an offset with given strides.
  func reading(_ shape: Shape, from offset: Int = 0, strides: [Int]) -> Tensor {
    let box = StridedBox(shape, strides: [strides, shape.strides])
    return Tensor(unsafeUninitializedShape: shape, elementType: elementType) { target in
      guard shape.elementCount > 0 else { return }
      withUnsafeBytes { source in
        box.copy(
          from: source.baseAddress?.advanced(by: offset * elementType.byteCount),
          to: target.baseAddress, elementType: elementType)
      }
    }
  }

  /// Overwrites elements with those of a tensor of the same element type, writing at an offset with
  /// given strides.
  mutating func write(_ values: Tensor, at offset: Int, strides: [Int]) {
    guard values.elementCount > 0 else { return }
    let box = StridedBox(values.shape, strides: [values.shape.strides, strides])
    let elementType = elementType
    withUnsafeMutableBytes { target in
      values.withUnsafeBytes { source in
        box.copy(
          from: source.baseAddress,
          to: target.baseAddress?.advanced(by: offset * elementType.byteCount),
          elementType: elementType)
      }
    }
  }
}
