import CNetdefKernels

/// `selu`: scale · x where x > 0, else scale · alpha · (eˣ − 1), with the two constants for which
/// activations keep mean 0 and variance 1. (Klambauer et al. 2017)
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.SELU.html)
struct SELUOperation: InPlaceOperation {
  let name = "selu"

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { netdef_elu($0, $1, 1.6732632423543773, 1.0507009873554805) }
  }
}

extension Node {
  /// The self-normalising exponential unit.
  public func selu() throws -> Node {
    try Node.apply(SELUOperation(), to: self)
  }
}
