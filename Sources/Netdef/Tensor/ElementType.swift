/// The type of a tensor's elements.
public enum ElementType: Sendable, Hashable, CaseIterable {
  /// IEEE 754 single precision, the type of weights and activations.
  case float32
  /// 64-bit integers, the type of labels, indices and counters.
  case int64
  /// 32-bit integers.
  case int32
  /// Truth values, one byte each, the type of comparisons and masks.
  case bool

  /// PyTorch's name of the type without the module, such as `float32`.
  public var name: String {
    switch self {
    case .float32: "float32"
    case .int64: "int64"
    case .int32: "int32"
    case .bool: "bool"
    }
  }

  /// The number of bytes that one element takes in memory.
  public var byteCount: Int {
    switch self {
    case .float32, .int32: 4
    case .int64: 8
    case .bool: 1
    }
  }

  /// Whether the type is a floating-point type.
  public var isFloatingPoint: Bool { self == .float32 }

  /// Whether the type holds whole numbers.
  public var isInteger: Bool { self == .int64 || self == .int32 }
}

extension ElementType: CustomStringConvertible {
  /// The type's name.
  public var description: String { name }
}
