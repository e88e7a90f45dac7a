import CNetdefKernels

/// Element-by-element arithmetic with PyTorch's broadcasting and type promotion.
///
/// Shapes are aligned at the last axis; sizes must be equal, or one of them 1 or absent. Types meet
/// in the later of bool, int32, int64 and float32; a Float makes integers float32. Integers wrap
/// around. Shapes that don't fit stop the program with a message that has both.
/// Source: <https://docs.pytorch.org/docs/stable/notes/broadcasting.html>.
extension Tensor {
  /// The sum, element by element.
  public static func + (left: Tensor, right: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try arithmetic(NETDEF_ADD, left, right, "add")
    }
  }

  /// The difference, element by element.
  public static func - (left: Tensor, right: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try arithmetic(NETDEF_SUBTRACT, left, right, "subtract")
    }
  }

  /// The product, element by element.
  public static func * (left: Tensor, right: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try arithmetic(NETDEF_MULTIPLY, left, right, "multiply")
    }
  }

  /// The quotient, element by element: float32 even for integers.
  public static func / (left: Tensor, right: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try arithmetic(
        NETDEF_DIVIDE, left.converted(to: .float32), right.converted(to: .float32), "divide")
    }
  }

  /// The larger of both, element by element; NaN if one is NaN.
  public func maximum(_ other: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try Tensor.arithmetic(NETDEF_LARGER, self, other, "maximum")
    }
  }

  /// The smaller of both, element by element; NaN if one is NaN.
  public func minimum(_ other: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try Tensor.arithmetic(NETDEF_SMALLER, self, other, "minimum")
    }
  }

  /// Each element to the power of the exponent's, as float32.
  public func pow(_ exponent: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try Tensor.arithmetic(
        NETDEF_POWER, converted(to: .float32), exponent.converted(to: .float32), "pow")
    }
  }

  /// Each element to the power of a number, as float32.
  public func pow(_ exponent: Float) -> Tensor {
    // What PyTorch does for these two as well: faster, and exactly rounded.
    if exponent == 2 { return converted(to: .float32) * converted(to: .float32) }
    if exponent == 0.5 { return sqrt() }
    return pow(Tensor(exponent))
  }

  /// Runs a kernel on two tensors that are broadcast to each other.
  static func arithmetic(
    _ operation: netdef_arithmetic, _ left: Tensor, _ right: Tensor, _ name: StaticString
  ) throws(MemoryError) -> Tensor {
    let type = ElementType.promoting(left.elementType, right.elementType)
    let (left, right) = (left.converted(to: type), right.converted(to: type))
    return switch type {
    case .float32:
      try broadcasting(left, right, as: Float.self, to: Float.self, name) {
        netdef_arithmetic_f32(operation, $0, $1, $2, $3)
      }
    case .int64:
      try broadcasting(left, right, as: Int64.self, to: Int64.self, name) {
        netdef_arithmetic_i64(operation, $0, $1, $2, $3)
      }
    case .int32:
      try broadcasting(left, right, as: Int32.self, to: Int32.self, name) {
        netdef_arithmetic_i32(operation, $0, $1, $2, $3)
      }
    case .bool:
      stopProgram(
        "`\(name)` needs numbers, found two tensors of bool elements; convert one first with "
          + "`converted(to: .float32)`")
    }
  }
}
