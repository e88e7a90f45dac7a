/// A Swift type whose values a tensor can hold.
///
/// `Float`, `Int64`, `Int32` and `Bool` conform; no other type may, since storage knows these alone.
public protocol TensorElement: Sendable, Hashable, BitwiseCopyable {
  /// The element type that stands for this Swift type.
  static var elementType: ElementType { get }

  /// The value that `zeros` fills with: 0 or `false`.
  static var zero: Self { get }

  /// The value that `ones` fills with: 1 or `true`.
  static var one: Self { get }

  /// The value that a number becomes: truncated for integers, `number != 0` for truth values.
  init(truncating number: Double)

  /// The value as a number, 0 or 1 for truth values.
  var number: Double { get }
}

extension Float: TensorElement {
  public static var elementType: ElementType { .float32 }
  public static var one: Float { 1 }
  public init(truncating number: Double) { self.init(number) }
  public var number: Double { Double(self) }
}

extension Int64: TensorElement {
  public static var elementType: ElementType { .int64 }
  public static var one: Int64 { 1 }
  /// Numbers that do not fit, NaN among them, become the smallest value, as in PyTorch on x86.
  public init(truncating number: Double) {
    self = Int64(exactly: number.rounded(.towardZero)) ?? .min
  }
  public var number: Double { Double(self) }
}

extension Int32: TensorElement {
  public static var elementType: ElementType { .int32 }
  public static var one: Int32 { 1 }
  /// Numbers that do not fit, NaN among them, become the smallest value, as in PyTorch on x86.
  public init(truncating number: Double) {
    self = Int32(exactly: number.rounded(.towardZero)) ?? .min
  }
  public var number: Double { Double(self) }
}

extension Bool: TensorElement {
  public static var elementType: ElementType { .bool }
  public static var zero: Bool { false }
  public static var one: Bool { true }
  public init(truncating number: Double) { self = number != 0 }
  public var number: Double { self ? 1 : 0 }
}
