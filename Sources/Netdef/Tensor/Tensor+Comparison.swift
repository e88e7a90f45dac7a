import CNetdefKernels

/// Element-by-element comparison with broadcasting; the results are bool tensors.
///
/// Comparisons with NaN are false, except `.!=`.
extension Tensor {
  /// Where both are equal.
  public static func .== (left: Tensor, right: Tensor) -> Tensor {
    comparison(NETDEF_EQUAL, left, right, ".==")
  }

  /// Where both differ.
  public static func .!= (left: Tensor, right: Tensor) -> Tensor {
    comparison(NETDEF_NOT_EQUAL, left, right, ".!=")
  }

  /// Where the left is less.
  public static func .< (left: Tensor, right: Tensor) -> Tensor {
    comparison(NETDEF_LESS, left, right, ".<")
  }

  /// Where the left is less or both are equal.
  public static func .<= (left: Tensor, right: Tensor) -> Tensor {
    comparison(NETDEF_LESS_OR_EQUAL, left, right, ".<=")
  }

  /// Where the left is greater.
  public static func .> (left: Tensor, right: Tensor) -> Tensor {
    comparison(NETDEF_GREATER, left, right, ".>")
  }

  /// Where the left is greater or both are equal.
  public static func .>= (left: Tensor, right: Tensor) -> Tensor {
    comparison(NETDEF_GREATER_OR_EQUAL, left, right, ".>=")
  }

  /// Where an element equals a number.
  public static func .== (left: Tensor, right: Float) -> Tensor { left .== Tensor(right) }
  /// Where an element differs from a number.
  public static func .!= (left: Tensor, right: Float) -> Tensor { left .!= Tensor(right) }
  /// Where an element is less than a number.
  public static func .< (left: Tensor, right: Float) -> Tensor { left .< Tensor(right) }
  /// Where an element is at most a number.
  public static func .<= (left: Tensor, right: Float) -> Tensor { left .<= Tensor(right) }
  /// Where an element is greater than a number.
  public static func .> (left: Tensor, right: Float) -> Tensor { left .> Tensor(right) }
  /// Where an element is at least a number.
  public static func .>= (left: Tensor, right: Float) -> Tensor { left .>= Tensor(right) }

  /// Where an element equals a whole number.
  public static func .== (left: Tensor, right: Int) -> Tensor { left .== left.alike(right) }
  /// Where an element differs from a whole number.
  public static func .!= (left: Tensor, right: Int) -> Tensor { left .!= left.alike(right) }
  /// Where an element is less than a whole number.
  public static func .< (left: Tensor, right: Int) -> Tensor { left .< left.alike(right) }
  /// Where an element is at most a whole number.
  public static func .<= (left: Tensor, right: Int) -> Tensor { left .<= left.alike(right) }
  /// Where an element is greater than a whole number.
  public static func .> (left: Tensor, right: Int) -> Tensor { left .> left.alike(right) }
  /// Where an element is at least a whole number.
  public static func .>= (left: Tensor, right: Int) -> Tensor { left .>= left.alike(right) }

  /// Runs a kernel on two tensors that are broadcast to each other.
  private static func comparison(
    _ comparison: netdef_comparison, _ left: Tensor, _ right: Tensor, _ name: StaticString
  ) -> Tensor {
    let type = ElementType.promoting(left.elementType, right.elementType)
    let (left, right) = (left.converted(to: type), right.converted(to: type))
    return withMemoryOrStop { () throws(MemoryError) in
      switch type {
      case .float32:
        return try broadcasting(left, right, as: Float.self, to: Bool.self, name) {
          netdef_compare_f32(comparison, $0, $1, $2, $3)
        }
      case .int64:
        return try broadcasting(left, right, as: Int64.self, to: Bool.self, name) {
          netdef_compare_i64(comparison, $0, $1, $2, $3)
        }
      case .int32:
        return try broadcasting(left, right, as: Int32.self, to: Bool.self, name) {
          netdef_compare_i32(comparison, $0, $1, $2, $3)
        }
      case .bool:
        return try broadcasting(left, right, as: Bool.self, to: Bool.self, name) {
          netdef_compare_bool(comparison, $0, $1, $2, $3)
        }
      }
    }
  }
}

/// Comparison as a whole.
extension Tensor: Equatable {
  /// Whether shapes, element types and all elements are equal; NaN differs from everything.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.elementType == right.elementType
      && (left .== right).all()
  }

  /// Whether `|a − b| ≤ absolute + relative · |b|` everywhere, or both are the same infinity.
  ///
  /// Shapes are broadcast. NaN is close to NaN only if `equalNaN`. Integers are compared as floats.
  /// Source: <https://docs.pytorch.org/docs/stable/generated/torch.allclose.html>.
  public func isClose(
    to other: Tensor, relative: Float = 1e-5, absolute: Float = 1e-8, equalNaN: Bool = false
  ) -> Bool {
    let shape = Tensor.broadcastShape(self, other, "isClose")
    let left = converted(to: .float32).expand(to: shape)
    let right = other.converted(to: .float32).expand(to: shape)
    return left.withUnsafeElements(as: Float.self) { left in
      right.withUnsafeElements(as: Float.self) { right in
        left.indices.allSatisfy { index in
          let (a, b) = (left[index], right[index])
          if a == b || (equalNaN && a.isNaN && b.isNaN) { return true }
          let difference = Swift.abs(a - b)
          return difference.isFinite && difference <= absolute + relative * Swift.abs(b)
        }
      }
    }
  }
}
