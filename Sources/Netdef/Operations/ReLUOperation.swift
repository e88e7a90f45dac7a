import CNetdefKernels

/// `relu`: max(x, 0); NaN stays NaN.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.ReLU.html)
struct ReLUOperation: InPlaceOperation {
  let name = "relu"

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_relu($0, $1) }
  }
}

extension Node {
  /// max(x, 0), element by element.
  public func relu() throws -> Node {
    try Node.apply(ReLUOperation(), to: self)
  }
}
