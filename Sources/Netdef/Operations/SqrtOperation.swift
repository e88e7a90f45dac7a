import CNetdefKernels

/// `sqrt`: √x: NaN below 0, element by element.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.sqrt.html)
struct SqrtOperation: Operation {
  let name = "sqrt"

  func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try inputs[0].applying(NETDEF_SQUARE_ROOT, "sqrt")
  }
}

extension Node {
  /// √x: NaN below 0, element by element.
  public func sqrt() throws -> Node { try Node.apply(SqrtOperation(), to: self) }
}
