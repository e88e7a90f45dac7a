import Netdef

extension Tensor {
  /// Shape, type and every bit of the elements, so that NaN equals itself.
  var bits: TensorBits {
    switch elementType {
    case .float32:
      TensorBits(shape: shape, words: scalars(as: Float.self).map { UInt64($0.bitPattern) })
    case .int64:
      TensorBits(shape: shape, words: scalars(as: Int64.self).map { UInt64(bitPattern: $0) })
    case .int32:
      TensorBits(
        shape: shape, words: scalars(as: Int32.self).map { UInt64(UInt32(bitPattern: $0)) })
    case .bool: TensorBits(shape: shape, words: scalars(as: Bool.self).map { $0 ? 1 : 0 })
    }
  }
}

/// A tensor as numbers that can be compared.
struct TensorBits: Hashable {
  let shape: Shape
  let words: [UInt64]
}

extension StateDict {
  /// The bits of each tensor, in order.
  var bits: [TensorBits] { map(\.tensor.bits) }
}
