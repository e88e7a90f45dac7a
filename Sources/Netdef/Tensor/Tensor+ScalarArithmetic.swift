/// Arithmetic with plain numbers, and in place.
///
/// A whole number keeps the tensor's element type (bool becomes int64); a Float makes it float32.
extension Tensor {
  /// Adds a number to each element.
  public static func + (left: Tensor, right: Float) -> Tensor { left + Tensor(right) }
  /// Adds each element to a number.
  public static func + (left: Float, right: Tensor) -> Tensor { Tensor(left) + right }
  /// Adds a whole number to each element.
  public static func + (left: Tensor, right: Int) -> Tensor { left + left.alike(right) }
  /// Adds each element to a whole number.
  public static func + (left: Int, right: Tensor) -> Tensor { right.alike(left) + right }

  /// Subtracts a number from each element.
  public static func - (left: Tensor, right: Float) -> Tensor { left - Tensor(right) }
  /// Subtracts each element from a number.
  public static func - (left: Float, right: Tensor) -> Tensor { Tensor(left) - right }
  /// Subtracts a whole number from each element.
  public static func - (left: Tensor, right: Int) -> Tensor { left - left.alike(right) }
  /// Subtracts each element from a whole number.
  public static func - (left: Int, right: Tensor) -> Tensor { right.alike(left) - right }

  /// Multiplies each element by a number.
  public static func * (left: Tensor, right: Float) -> Tensor { left * Tensor(right) }
  /// Multiplies a number by each element.
  public static func * (left: Float, right: Tensor) -> Tensor { Tensor(left) * right }
  /// Multiplies each element by a whole number.
  public static func * (left: Tensor, right: Int) -> Tensor { left * left.alike(right) }
  /// Multiplies a whole number by each element.
  public static func * (left: Int, right: Tensor) -> Tensor { right.alike(left) * right }

  /// Divides each element by a number.
  public static func / (left: Tensor, right: Float) -> Tensor { left / Tensor(right) }
  /// Divides a number by each element.
  public static func / (left: Float, right: Tensor) -> Tensor { Tensor(left) / right }
  /// Divides each element by a whole number; the result is float32.
  public static func / (left: Tensor, right: Int) -> Tensor { left / left.alike(right) }
  /// Divides a whole number by each element; the result is float32.
  public static func / (left: Int, right: Tensor) -> Tensor { right.alike(left) / right }

  /// Adds a tensor, which must not change this one's shape or element type.
  public static func += (left: inout Tensor, right: Tensor) { left.become(left + right, "+=") }
  /// Subtracts a tensor, which must not change this one's shape or element type.
  public static func -= (left: inout Tensor, right: Tensor) { left.become(left - right, "-=") }
  /// Multiplies by a tensor, which must not change this one's shape or element type.
  public static func *= (left: inout Tensor, right: Tensor) { left.become(left * right, "*=") }
  /// Divides by a tensor, which must not change this one's shape or element type.
  public static func /= (left: inout Tensor, right: Tensor) { left.become(left / right, "/=") }

  /// Adds a number to each element, whose type must stay the same.
  public static func += (left: inout Tensor, right: Float) { left += Tensor(right) }
  /// Subtracts a number from each element, whose type must stay the same.
  public static func -= (left: inout Tensor, right: Float) { left -= Tensor(right) }
  /// Multiplies each element, whose type must stay the same, by a number.
  public static func *= (left: inout Tensor, right: Float) { left *= Tensor(right) }
  /// Divides each element, whose type must stay the same, by a number.
  public static func /= (left: inout Tensor, right: Float) { left /= Tensor(right) }

  /// Adds a whole number to each element.
  public static func += (left: inout Tensor, right: Int) { left += left.alike(right) }
  /// Subtracts a whole number from each element.
  public static func -= (left: inout Tensor, right: Int) { left -= left.alike(right) }
  /// Multiplies each element by a whole number.
  public static func *= (left: inout Tensor, right: Int) { left *= left.alike(right) }
  /// Divides each element, whose type must be float32, by a whole number.
  public static func /= (left: inout Tensor, right: Int) { left /= left.alike(right) }

  /// A whole number as a rank-0 tensor of this tensor's type.
  func alike(_ value: Int) -> Tensor {
    switch elementType {
    case .float32: Tensor(Float(value))
    case .int64, .bool: Tensor(Int64(value))
    case .int32: Tensor(Int32(truncatingIfNeeded: value))
    }
  }

  /// Takes the result of an operation in place over; stops if it differs in shape or type.
  private mutating func become(_ result: Tensor, _ operation: StaticString) {
    require(
      result.shape == shape && result.elementType == elementType,
      "`\(operation)` cannot make \(result.elementType) elements of shape \(result.shape) of a "
        + "tensor of \(elementType) elements of shape \(shape)")
    self = result
  }
}
