import CNetdefKernels

/// `elu`: x where x > 0, else alpha · (eˣ − 1). (Clevert et al. 2016)
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.ELU.html)
struct ELUOperation: InPlaceOperation {
  let name = "elu"
  let alpha: Float

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_elu($0, $1, alpha, 1) }
  }
}

extension Node {
  /// x where x > 0, else alpha · (eˣ − 1).
  public func elu(alpha: Float = 1) throws -> Node {
    try Node.apply(ELUOperation(alpha: alpha), to: self)
  }
}
