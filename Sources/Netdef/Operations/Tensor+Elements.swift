/// Short ways to hand elements to kernels.
extension Tensor {
  /// Reads float32 elements through a pointer.
  func withFloats<R>(_ body: (UnsafePointer<Float>?) throws -> R) rethrows -> R {
    try withUnsafeElements(as: Float.self) { try body($0.baseAddress) }
  }

  /// Changes float32 elements through a pointer; shared storage is copied first.
  mutating func changeFloats(
    _ body: (UnsafeMutablePointer<Float>?, Int) -> Void
  ) throws(MemoryError) {
    try makeStorageUnique()
    withUnsafeMutableElements(as: Float.self) { body($0.baseAddress, $0.count) }
  }

  /// Makes a float32 tensor that a kernel writes.
  init(shape: Shape, _ write: (UnsafeMutablePointer<Float>?) -> Void) throws(MemoryError) {
    try self.init(allocating: shape, as: Float.self) { write($0.baseAddress) }
  }
}

extension Optional where Wrapped == Tensor {
  /// Reads float32 elements through a pointer, which is nil where there is no tensor.
  func withFloats<R>(_ body: (UnsafePointer<Float>?) throws -> R) rethrows -> R {
    switch self {
    case .some(let tensor): try tensor.withFloats(body)
    case .none: try body(nil)
    }
  }
}
