/// Numbers of 16 bits. Swift's own `Float16` does not exist on every platform that this package
/// supports.
extension Float {
  /// The value of an IEEE 754 half-precision number.
  init(halfPrecisionBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1F
    let fraction = UInt32(bits) & 0x3FF
    switch exponent {
    case 0:
      // Subnormal: the fraction counts steps of 2⁻²⁴, all of which Float has.
      self = Float(bitPattern: sign | (Float(fraction) * 0x1p-24).bitPattern)
    case 0x1F:
      self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default:
      // The exponents' biases are 15 and 127.
      self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// The nearest IEEE 754 half-precision number, of two the even one; infinity from 65,520 on.
  var halfPrecisionBits: UInt16 {
    let sign = UInt16(truncatingIfNeeded: bitPattern >> 16) & 0x8000
    let magnitude = bitPattern & 0x7FFF_FFFF
    if magnitude > 0x7F80_0000 { return sign | 0x7E00 }
    // Half-way between the largest number, 65,504, and what would be the next one.
    if magnitude >= 0x477F_F000 { return sign | 0x7C00 }
    if magnitude < 0x3880_0000 {
      // Below 2⁻¹⁴ numbers are steps of 2⁻²⁴; 1,024 of them are the first number above.
      let steps = (Float(bitPattern: magnitude) * 0x1p24).rounded(.toNearestOrEven)
      return sign | UInt16(steps)
    }
    let rebased = magnitude - (112 << 23)
    return sign | UInt16(truncatingIfNeeded: Self.rounded(rebased, dropping: 13))
  }

  /// The nearest number with Float's exponents and 8 bits of precision, of two the even one.
  var brainFloat16Bits: UInt16 {
    if isNaN { return UInt16(truncatingIfNeeded: bitPattern >> 16) & 0x8000 | 0x7FC0 }
    return UInt16(truncatingIfNeeded: Self.rounded(bitPattern, dropping: 16))
  }

  /// The upper bits of a number, rounded to the nearest, of two to the even one. A carry out of the
  /// fraction makes the exponent one more, as it should.
  private static func rounded(_ bits: UInt32, dropping count: UInt32) -> UInt32 {
    let isOdd = bits >> count & 1
    return (bits + (1 << (count - 1)) - 1 + isOdd) >> count
  }
}

/// The type in which a file holds float32 elements.
///
/// In 16 bits a file is half as large. Values are rounded to the nearest number of the type, of two to
/// the even one; infinities and NaN stay what they are. Reading makes float32 of all of them.
public enum SavedFloatType: String, CaseIterable, Sendable {
  /// 32 bits: every value as it is.
  case float32
  /// IEEE 754 half precision: 11 bits of precision, up to 65,504.
  case float16
  /// The upper half of a float32: 8 bits of precision, all of its range.
  case bfloat16

  /// The format's type.
  var fileType: SafeTensorsType {
    switch self {
    case .float32: .float32
    case .float16: .float16
    case .bfloat16: .brainFloat16
    }
  }

  /// The largest number that the type has, in words.
  var largest: String {
    switch self {
    case .float32: "\(Float.greatestFiniteMagnitude)"
    case .float16: "65504"
    case .bfloat16: "\(Float(bitPattern: 0x7F7F_0000))"
    }
  }
}
