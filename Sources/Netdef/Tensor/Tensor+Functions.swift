import CNetdefKernels

/// Functions of each element.
extension Tensor {
  /// Changes the sign of each number; stops on truth values.
  public static prefix func - (tensor: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in try tensor.applying(NETDEF_NEGATE, "negation") }
  }

  /// `|x|` for each number; stops on truth values.
  public func abs() -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in try applying(NETDEF_ABSOLUTE, "abs") }
  }

  /// `eˣ` for each element, as float32.
  public func exp() -> Tensor { applyingToFloats(NETDEF_EXPONENTIAL, "exp") }

  /// `ln x` for each element, as float32: −∞ for 0, NaN below.
  public func log() -> Tensor { applyingToFloats(NETDEF_LOGARITHM, "log") }

  /// `√x` for each element, as float32: NaN below 0.
  public func sqrt() -> Tensor { applyingToFloats(NETDEF_SQUARE_ROOT, "sqrt") }

  /// Runs a kernel on each element as float32.
  private func applyingToFloats(_ function: netdef_function, _ name: StaticString) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try converted(to: .float32).applying(function, name)
    }
  }

  /// Runs a kernel on each element.
  func applying(
    _ function: netdef_function, _ name: StaticString
  ) throws(MemoryError) -> Tensor {
    return switch elementType {
    case .float32:
      try mapping(Float.self) { netdef_apply_f32(function, $0, $1, elementCount) }
    case .int64:
      try mapping(Int64.self) { netdef_apply_i64(function, $0, $1, elementCount) }
    case .int32:
      try mapping(Int32.self) { netdef_apply_i32(function, $0, $1, elementCount) }
    case .bool:
      stopProgram(
        "`\(name)` needs numbers, found a tensor of bool elements of shape \(shape); convert it "
          + "first with `converted(to: .float32)`")
    }
  }

  /// Hands this tensor's elements and a new tensor's to a kernel.
  private func mapping<E: TensorElement>(
    _ type: E.Type, _ kernel: (UnsafePointer<E>, UnsafeMutablePointer<E>) -> Void
  ) throws(MemoryError) -> Tensor {
    try Tensor(allocating: shape, as: type) { out in
      withUnsafeElements(as: type) { elements in
        if let from = elements.baseAddress, let to = out.baseAddress { kernel(from, to) }
      }
    }
  }
}
