import CNetdefKernels

/// `softmax`: yᵢ = e^(xᵢ − m) / Σ e^(xⱼ − m) along an axis, m the largest x.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Softmax.html)
struct SoftmaxOperation: InPlaceOperation {
  let name = "softmax"
  let axis: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    _ = try inputs[0].position(ofAxis: axis)
    return inputs[0]
  }

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    let lines = tensor.shape.lines(alongAxis: axis)
    try tensor.changeFloats { values, _ in
      netdef_softmax(values, lines.outer, lines.count, lines.inner)
    }
  }
}

extension Node {
  /// Probabilities along an axis: positive, with sum 1; a negative axis counts from the end.
  public func softmax(axis: Int) throws -> Node {
    try Node.apply(SoftmaxOperation(axis: axis), to: self)
  }
}
