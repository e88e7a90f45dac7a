import CNetdefKernels

extension ElementType {
  /// The kernels' name of the type.
  var kernelType: netdef_element_type {
    switch self {
    case .float32: NETDEF_FLOAT32
    case .int64: NETDEF_INT64
    case .int32: NETDEF_INT32
    case .bool: NETDEF_BOOL
    }
  }

  /// The type that two types meet in, as in PyTorch: the later of bool, int32, int64, float32.
  static func promoting(_ left: ElementType, _ right: ElementType) -> ElementType {
    let order: [ElementType] = [.float32, .int64, .int32, .bool]
    return order.first { $0 == left || $0 == right } ?? left
  }
}

extension Tensor {
  /// The elements as another type.
  ///
  /// Floats are truncated to integers; those that don't fit, and NaN, become the smallest integer.
  /// Integers that don't fit into int32 lose their upper bits. Every number but 0 is true.
  public func converted(to type: ElementType) -> Tensor {
    if type == elementType { return self }
    return Tensor(unsafeUninitializedShape: shape, elementType: type) { target in
      guard let targetBase = target.baseAddress, elementCount > 0 else { return }
      withUnsafeBytes { source in
        guard let sourceBase = source.baseAddress else { return }
        netdef_convert(
          elementType.kernelType, sourceBase, type.kernelType, targetBase, elementCount)
      }
    }
  }
}
