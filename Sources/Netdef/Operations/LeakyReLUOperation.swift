import CNetdefKernels

/// `leaky_relu`: x where x > 0, else slope · x.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html)
struct LeakyReLUOperation: InPlaceOperation {
  let name = "leaky_relu"
  let slope: Float

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_leaky_relu($0, $1, slope) }
  }
}

extension Node {
  /// x where x > 0, else slope · x.
  public func leakyRelu(slope: Float = 0.01) throws -> Node {
    try Node.apply(LeakyReLUOperation(slope: slope), to: self)
  }
}
