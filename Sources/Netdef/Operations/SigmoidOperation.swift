import CNetdefKernels

/// `sigmoid`: 1 / (1 + e⁻ˣ).
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html)
struct SigmoidOperation: InPlaceOperation {
  let name = "sigmoid"

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_sigmoid($0, $1) }
  }
}

extension Node {
  /// 1 / (1 + e⁻ˣ), between 0 and 1.
  public func sigmoid() throws -> Node {
    try Node.apply(SigmoidOperation(), to: self)
  }
}
