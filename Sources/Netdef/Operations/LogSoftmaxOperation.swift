import CNetdefKernels

/// `log_softmax`: yᵢ = xᵢ − m − ln Σ e^(xⱼ − m) along an axis, m the largest x.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html)
struct LogSoftmaxOperation: InPlaceOperation {
  let name = "log_softmax"
  let axis: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    _ = try inputs[0].position(ofAxis: axis)
    return inputs[0]
  }

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    let lines = tensor.shape.lines(alongAxis: axis)
    try tensor.changeFloats { values, _ in
      netdef_log_softmax(values, lines.outer, lines.count, lines.inner)
    }
  }
}

extension Node {
  /// The logarithms of the probabilities along an axis; a negative axis counts from the end.
  public func logSoftmax(axis: Int) throws -> Node {
    try Node.apply(LogSoftmaxOperation(axis: axis), to: self)
  }
}
