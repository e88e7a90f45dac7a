import CNetdefKernels

/// `abs`: |x|, element by element.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.abs.html)
struct AbsOperation: Operation {
  let name = "abs"

  func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try inputs[0].applying(NETDEF_ABSOLUTE, "abs")
  }
}

extension Node {
  /// |x|, element by element.
  public func abs() throws -> Node { try Node.apply(AbsOperation(), to: self) }
}
