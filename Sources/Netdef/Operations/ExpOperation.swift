import CNetdefKernels

/// `exp`: eˣ, element by element.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.exp.html)
struct ExpOperation: Operation {
  let name = "exp"

  func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try inputs[0].applying(NETDEF_EXPONENTIAL, "exp")
  }
}

extension Node {
  /// eˣ, element by element.
  public func exp() throws -> Node { try Node.apply(ExpOperation(), to: self) }
}
