import CNetdefKernels

/// `neg`: −x, element by element.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.neg.html)
struct NegateOperation: Operation {
  let name = "neg"

  func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try inputs[0].applying(NETDEF_NEGATE, "negation")
  }
}

extension Node {
  /// −x, element by element.
  public static prefix func - (x: Node) throws -> Node { try apply(NegateOperation(), to: x) }
}
