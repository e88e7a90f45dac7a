import CNetdefKernels

extension Tensor {
  /// Hands two tensors of one element type, broadcast to each other, to a kernel.
  ///
  /// - Parameter kernel: Takes the box of axes, the operands' elements and the result's.
  static func broadcasting<E: TensorElement, R: TensorElement>(
    _ left: Tensor, _ right: Tensor, as type: E.Type, to result: R.Type,
    _ operation: StaticString,
    _ kernel: (netdef_broadcast, UnsafePointer<E>, UnsafePointer<E>, UnsafeMutablePointer<R>) ->
      Void
  ) throws(MemoryError) -> Tensor {
    let shape = broadcastShape(left, right, operation)
    let box = StridedBox(shape, left: left.shape, right: right.shape)
    return try Tensor(allocating: shape, as: result) { out in
      guard !out.isEmpty, let out = out.baseAddress else { return }
      left.withUnsafeElements(as: type) { left in
        right.withUnsafeElements(as: type) { right in
          guard let left = left.baseAddress, let right = right.baseAddress else { return }
          box.withBroadcast { kernel($0, left, right, out) }
        }
      }
    }
  }

  /// The shape that two tensors are broadcast to; stops with both shapes where they don't fit.
  static func broadcastShape(_ left: Tensor, _ right: Tensor, _ operation: StaticString) -> Shape {
    guard let shape = Shape.broadcast(left.shape, right.shape) else {
      stopProgram(
        "`\(operation)` cannot broadcast the shapes \(left.shape) and \(right.shape): counted "
          + "from the last axis, sizes must be equal, or one of them 1")
    }
    return shape
  }
}
