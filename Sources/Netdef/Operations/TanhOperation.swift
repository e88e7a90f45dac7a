import CNetdefKernels

/// `tanh`: (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Tanh.html)
struct TanhOperation: InPlaceOperation {
  let name = "tanh"

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_tanh($0, $1) }
  }
}

extension Node {
  /// The hyperbolic tangent, between −1 and 1.
  public func tanh() throws -> Node {
    try Node.apply(TanhOperation(), to: self)
  }
}
