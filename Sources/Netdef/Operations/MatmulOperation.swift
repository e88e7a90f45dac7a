/// `matmul`: the matrix product, over the last two axes; axes in front broadcast.
///
/// Inputs: `[…, M, K]` and `[…, K, N]`; a vector is a row on the left and a column on the right, and
/// its axis is gone from the output. Output: `[…, M, N]`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.matmul.html)
struct MatmulOperation: Operation {
  let name = "matmul"

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let left = inputs[0].rank == 1 ? Shape([1] + inputs[0].sizes) : inputs[0]
    let right = inputs[1].rank == 1 ? Shape(inputs[1].sizes + [1]) : inputs[1]
    guard left.rank >= 2, right.rank >= 2,
      left[left.rank - 1] == right[right.rank - 2],
      let batch = Shape.broadcast(
        Shape(left.sizes.dropLast(2)), Shape(right.sizes.dropLast(2)))
    else {
      throw ShapeError(
        expected: "matrices whose inner sizes are equal, [.., M, K] and [.., K, N]",
        found: inputs[0], inputs[1])
    }
    var sizes = batch.sizes
    if inputs[0].rank > 1 { sizes.append(left[left.rank - 2]) }
    if inputs[1].rank > 1 { sizes.append(right[right.rank - 1]) }
    return try inputs[0].output(sizes)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try inputs[0].product(with: inputs[1])
  }
}

extension Node {
  /// The matrix product with another value.
  public func matmul(_ other: Node) throws -> Node {
    try Node.apply(MatmulOperation(), to: self, other)
  }

  /// The matrix product with a constant.
  public func matmul(_ other: Tensor) throws -> Node { try matmul(value(of: other)) }
}
