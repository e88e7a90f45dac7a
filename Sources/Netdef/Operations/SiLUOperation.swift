import CNetdefKernels

/// `silu`: x / (1 + e⁻ˣ). (Elfwing et al. 2017)
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.SiLU.html)
struct SiLUOperation: InPlaceOperation {
  let name = "silu"

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_silu($0, $1) }
  }
}

extension Node {
  /// x · sigmoid(x).
  public func silu() throws -> Node {
    try Node.apply(SiLUOperation(), to: self)
  }
}
