extension Tensor {
  /// Makes a tensor from its elements, row by row; stops unless there are as many as the shape says.
  public init<E: TensorElement>(shape: Shape, scalars: [E]) {
    self.init(copying: scalars, shape: shape)
  }

  /// Makes a float tensor from its elements, row by row; stops on a wrong count.
  public init(shape: Shape, scalars: [Float]) {
    self.init(copying: scalars, shape: shape)
  }

  /// Copies elements into new storage.
  private init<E: TensorElement>(copying scalars: [E], shape: Shape) {
    require(
      scalars.count == shape.elementCount,
      "a tensor of shape \(shape) has \(shape.elementCount) elements, but \(scalars.count) "
        + "were given")
    self.init(unsafeUninitializedShape: shape, as: E.self) { elements in
      _ = elements.initialize(fromContentsOf: scalars)
    }
  }

  /// The elements, row by row; stops if `type` is not the tensor's element type.
  public func scalars<E: TensorElement>(as type: E.Type) -> [E] {
    withUnsafeElements(as: type) { Array($0) }
  }

  /// The only element as a Float, whatever the element type; stops if there are more or none.
  ///
  /// Int64 values beyond 2^24 lose digits here; `item(as:)` does not.
  public var item: Float {
    switch elementType {
    case .float32: item(as: Float.self)
    case .int64: Float(item(as: Int64.self))
    case .int32: Float(item(as: Int32.self))
    case .bool: item(as: Bool.self) ? 1 : 0
    }
  }

  /// The only element; stops if there are more or none, or if `type` is not the element type.
  public func item<E: TensorElement>(as type: E.Type) -> E {
    require(
      elementCount == 1,
      "`item` needs a tensor with one element, found \(elementCount) in shape \(shape)")
    return withUnsafeElements(as: type) { $0[0] }
  }
}
