import CNetdefKernels

/// A box of axes that operands walk with strides of their own, with neighbouring axes merged where
/// every operand allows it, so that inner loops are long.
struct StridedBox {
  /// The merged sizes, outermost first.
  private(set) var sizes: [Int] = []

  /// For each operand, the merged strides in elements.
  private(set) var strides: [[Int]]

  /// Merges the axes of a shape.
  init(_ shape: Shape, strides operands: [[Int]]) {
    strides = operands.map { _ in [] }
    for axis in shape.sizes.indices where shape.sizes[axis] != 1 {
      let size = shape.sizes[axis]
      let last = sizes.count - 1
      let continues = operands.indices.allSatisfy { operand in
        last >= 0 && strides[operand][last] == operands[operand][axis] * size
      }
      if continues {
        sizes[last] *= size
        for operand in operands.indices { strides[operand][last] = operands[operand][axis] }
      } else {
        sizes.append(size)
        for operand in operands.indices { strides[operand].append(operands[operand][axis]) }
      }
    }
  }

  /// The box of two operands that are broadcast to a shape.
  init(_ shape: Shape, left: Shape, right: Shape) {
    self.init(
      shape, strides: [left.strides(broadcastTo: shape), right.strides(broadcastTo: shape)])
  }

  /// Hands a box of two operands to a kernel.
  func withBroadcast<R>(_ body: (netdef_broadcast) -> R) -> R {
    sizes.withUnsafeBufferPointer { sizes in
      strides[0].withUnsafeBufferPointer { left in
        strides[1].withUnsafeBufferPointer { right in
          body(
            netdef_broadcast(
              rank: Int32(sizes.count), sizes: sizes.baseAddress, left_strides: left.baseAddress,
              right_strides: right.baseAddress))
        }
      }
    }
  }

  /// Copies the elements of a box from one memory to another.
  ///
  /// - Parameters:
  ///   - source: The memory of operand 0, at the box's first element.
  ///   - target: The memory of operand 1, at the box's first element; does not overlap the source.
  func copy(
    from source: UnsafeRawPointer?, to target: UnsafeMutableRawPointer?, elementType: ElementType
  ) {
    netdef_copy_strided(
      elementType.byteCount, Int32(sizes.count), sizes, source, strides[0], target,
      strides[1])
  }
}
