/// Matrix products.
extension Tensor {
  /// The matrix product, by PyTorch's rules.
  ///
  /// | this | other | result |
  /// | --- | --- | --- |
  /// | `[K]` | `[K]` | `[]`, the dot product |
  /// | `[M, K]` | `[K, N]` | `[M, N]` |
  /// | `[K]` | `[…, K, N]` | `[…, N]` |
  /// | `[…, M, K]` | `[K]` | `[…, M]` |
  /// | `[…, M, K]` | `[…, K, N]` | `[…, M, N]`, the axes in front broadcast |
  ///
  /// Stops with both shapes where they don't fit, on rank 0, and on elements other than float32.
  /// Source: <https://docs.pytorch.org/docs/stable/generated/torch.matmul.html>.
  public func matmul(_ other: Tensor) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in try product(with: other) }
  }

  /// The matrix product, in calls that can throw.
  func product(with other: Tensor) throws(MemoryError) -> Tensor {
    require(
      elementType == .float32 && other.elementType == .float32,
      "`matmul` needs float32 elements, found \(elementType) and \(other.elementType)")
    // A vector is a matrix with one row on the left, with one column on the right.
    let left = rank == 1 ? unsqueeze(0) : self
    let right = other.rank == 1 ? other.unsqueeze(1) : other
    guard left.rank >= 2, right.rank >= 2,
      left.shape[left.rank - 1] == right.shape[right.rank - 2],
      let batch = Shape.broadcast(left.batchShape, right.batchShape)
    else {
      stopProgram(
        "`matmul` cannot multiply the shapes \(shape) and \(other.shape): the last size of the "
          + "left must be the last but one of the right, and those in front must broadcast")
    }
    let product = try Tensor.batchedProduct(left, right, batch: batch)
    var sizes = product.shape.sizes
    if other.rank == 1 { sizes.removeLast() }
    if rank == 1 { sizes.remove(at: batch.rank) }
    return product.withShape(Shape(sizes))
  }

  /// The sizes in front of the last two.
  private var batchShape: Shape { Shape(Array(shape.sizes.dropLast(2))) }

  /// Multiplies matrices, `[…, M, K]` and `[…, K, N]`, whose axes in front broadcast to `batch`.
  private static func batchedProduct(
    _ left: Tensor, _ right: Tensor, batch: Shape
  ) throws(MemoryError) -> Tensor {
    let depth = left.shape[left.rank - 1]
    var product = MatrixProduct(
      rows: left.shape[left.rank - 2], columns: right.shape[right.rank - 1], depth: depth)
    let shape = Shape(batch.sizes + [product.rows, product.columns])
    var matrices = batch.elementCount
    if right.rank == 2 {
      // One right matrix for all: the left ones are the rows of a single tall one.
      product.rows *= matrices
      matrices = 1
    }
    let leftOffsets = left.batchShape.offsets(broadcastTo: batch)
    let rightOffsets = right.batchShape.offsets(broadcastTo: batch)
    return try Tensor(allocating: shape, as: Float.self) { out in
      left.withUnsafeElements(as: Float.self) { left in
        right.withUnsafeElements(as: Float.self) { right in
          guard shape.elementCount > 0, let out = out.baseAddress,
            let left = left.baseAddress, let right = right.baseAddress
          else { return }
          let (rows, columns) = (product.rows, product.columns)
          for matrix in 0..<matrices {
            product.compute(
              left + leftOffsets[matrix] * rows * depth,
              right + rightOffsets[matrix] * depth * columns,
              into: out + matrix * rows * columns)
          }
        }
      }
    }
  }
}

extension Shape {
  /// For each position of a larger shape, row by row, the position that broadcasting reads.
  fileprivate func offsets(broadcastTo target: Shape) -> [Int] {
    let strides = strides(broadcastTo: target)
    var offsets = [0]
    for (size, stride) in zip(target.sizes, strides) {
      offsets = offsets.flatMap { offset in (0..<size).map { offset + $0 * stride } }
    }
    return offsets
  }
}
