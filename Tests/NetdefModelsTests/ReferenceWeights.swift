import CHashedValues
import Netdef

/// The weights and pictures of the references: hashed values, the same as in
/// `Reference/weights.py`, where the rule is written down.
enum ReferenceWeights {
  /// A tensor of a key: uniform in `-factor / 2 ..< factor / 2`, plus an offset.
  static func hashed(_ key: String, _ shape: Shape, factor: Float, offset: Float = 0) -> Tensor {
    // 64-bit FNV-1a of the key; the elements are splitmix64's steps from there.
    let start = key.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let values = [Float](unsafeUninitializedCapacity: shape.elementCount) { buffer, count in
      hashed_values(start, factor, offset, buffer.baseAddress, shape.elementCount)
      count = shape.elementCount
    }
    return Tensor(shape: shape, scalars: values)
  }

  /// The tensor of a name in a state dict.
  static func tensor(_ name: String, _ shape: Shape) -> Tensor {
    if shape.rank > 1 {
      let inputs = shape.elementCount / shape[0]
      return hashed(name, shape, factor: Float(2 * (6 / Double(inputs)).squareRoot()))
    }
    if name.hasSuffix("running_var") { return hashed(name, shape, factor: 1, offset: 1) }
    if name.hasSuffix("weight") { return hashed(name, shape, factor: 0.5, offset: 0.5) }
    return hashed(name, shape, factor: 0.1)
  }

  /// The hashed state of a model.
  static func state(of model: some Module) -> StateDict {
    var state = model.stateDict()
    for (name, tensor) in model.stateDict() where !name.hasSuffix("num_batches_tracked") {
      state[name] = Self.tensor(name, tensor.shape)
    }
    return state
  }

  /// Two pictures of 8 × 8 squares.
  static func image(size: Int) -> Tensor {
    let squares = hashed("image", [2, 3, 8, 8], factor: 8).scalars(as: Float.self)
    let side = size / 8
    let rows = squares.indices.lazy.filter { $0 % 8 == 0 }.map { first in
      squares[first..<first + 8].flatMap { Array(repeating: $0, count: side) }
    }
    return Tensor(
      shape: [2, 3, size, size],
      scalars: rows.flatMap { Array(repeating: $0, count: side).joined() })
  }
}
