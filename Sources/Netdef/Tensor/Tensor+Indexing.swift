/// Rows, elements and slices: reading and assigning.
extension Tensor {
  /// The part of the tensor at a position of its first axis, negative ones counted from the end.
  ///
  /// Assigning broadcasts and converts the new value; stops if the shapes don't fit.
  public subscript(index: Int) -> Tensor {
    get { selecting([index]) }
    set { assign(newValue, to: [index]) }
  }

  /// The element at a position of each axis, as a Float whatever the element type.
  ///
  /// Stops unless there is one position per axis. Assigning truncates for integer types.
  public subscript(first: Int, second: Int, rest: Int...) -> Float {
    get { element(at: [first, second] + rest) }
    set { setElement(at: [first, second] + rest, to: newValue) }
  }

  /// The element of a tensor of rank 1, where a Float is wanted: `let x: Float = row[3]`.
  @_disfavoredOverload
  public subscript(index: Int) -> Float {
    get { element(at: [index]) }
    set { setElement(at: [index], to: newValue) }
  }

  /// A slice: one index, range or stride per axis, for as many axes as are given.
  ///
  /// `image[0, 2..<5, 3...]` is shape `[3, W - 3]` of an image `[C, H, W]`. Unlike PyTorch, bounds
  /// beyond the axis stop the program. Assigning broadcasts and converts the new value.
  @_disfavoredOverload
  public subscript(indices: any TensorIndex...) -> Tensor {
    get { selecting(indices) }
    set { assign(newValue, to: indices) }
  }

  /// Sets every element to a value, truncated for integer types.
  public mutating func fill(_ value: Float) {
    self = Tensor.full(shape, value, elementType: elementType)
  }
}

extension Tensor {
  /// Where a slice begins, its sizes and strides, with and without the axes that numbers remove.
  private struct Slice {
    var offset = 0
    var sizes: [Int] = []
    var strides: [Int] = []

    init(_ indices: [any TensorIndex], of shape: Shape) {
      require(
        indices.count <= shape.rank,
        "\(indices.count) indices are too many for a tensor of shape \(shape)")
      for (axis, stride) in shape.strides.enumerated() {
        let size = shape[axis]
        let part =
          axis < indices.count
          ? indices[axis].selection(from: size, axis: axis, of: shape)
          : AxisSelection(start: 0, count: size)
        // Indices of other types than the library's answer what they like.
        require(
          part.isWithin(size),
          "an index selects \(part.count) positions from \(part.start) in steps of \(part.step), "
            + "which are out of bounds for axis \(axis) of size \(size) of a tensor of shape "
            + "\(shape)")
        offset += part.start * stride
        guard part.keepsAxis else { continue }
        sizes.append(part.count)
        strides.append(part.step * stride)
      }
    }
  }

  private func selecting(_ indices: [any TensorIndex]) -> Tensor {
    let slice = Slice(indices, of: shape)
    return reading(Shape(slice.sizes), from: slice.offset, strides: slice.strides)
  }

  private mutating func assign(_ value: Tensor, to indices: [any TensorIndex]) {
    let slice = Slice(indices, of: shape)
    let target = Shape(slice.sizes)
    require(
      Shape.broadcast(value.shape, target) == target,
      "a tensor of shape \(value.shape) cannot be assigned to a part of shape \(target) of a "
        + "tensor of shape \(shape)")
    write(
      value.converted(to: elementType).expand(to: target), at: slice.offset,
      strides: slice.strides)
  }

  /// The offset of the element at a position of each axis; stops if there are more or fewer axes.
  private func offset(at indices: [Int]) -> Int {
    require(
      indices.count == rank,
      "an element of a tensor of shape \(shape) needs \(rank) indices, found \(indices.count): "
        + "\(indices); a part of a tensor is a `Tensor` again, such as `tensor[1][2]`")
    return Slice(indices, of: shape).offset
  }

  private func element(at indices: [Int]) -> Float {
    let offset = offset(at: indices)
    return switch elementType {
    case .float32: withUnsafeElements(as: Float.self) { $0[offset] }
    case .int64: withUnsafeElements(as: Int64.self) { Float($0[offset]) }
    case .int32: withUnsafeElements(as: Int32.self) { Float($0[offset]) }
    case .bool: withUnsafeElements(as: Bool.self) { $0[offset] ? 1 : 0 }
    }
  }

  private mutating func setElement(at indices: [Int], to value: Float) {
    let offset = offset(at: indices)
    let number = Double(value)
    switch elementType {
    case .float32: withUnsafeMutableElements(as: Float.self) { $0[offset] = value }
    case .int64:
      withUnsafeMutableElements(as: Int64.self) { $0[offset] = Int64(truncating: number) }
    case .int32:
      withUnsafeMutableElements(as: Int32.self) { $0[offset] = Int32(truncating: number) }
    case .bool: withUnsafeMutableElements(as: Bool.self) { $0[offset] = value != 0 }
    }
  }
}
