import Netdef

/// Values from an integer hash of a key and an index, equal here and in `Reference/hashed.py`, so
/// that references of whole networks are saved without their weights.
enum HashedValues {
  /// The 64-bit FNV-1a hash of a key's UTF-8 bytes.
  static func startValue(of key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Step `index + 1` of splitmix64 from a start value.
  static func word(start: UInt64, index: Int) -> UInt64 {
    var z = start &+ UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A tensor whose elements lie in `-factor / 2 ..< factor / 2`.
  static func tensor(_ key: String, _ shape: Shape, factor: Float = 1) -> Tensor {
    let start = startValue(of: key)
    return Tensor(
      shape: shape,
      scalars: (0..<shape.elementCount).map { index in
        (Float(word(start: start, index: index) >> 40) * 0x1p-24 - 0.5) * factor
      })
  }
}
