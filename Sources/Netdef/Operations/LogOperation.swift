import CNetdefKernels

/// `log`: ln x: −∞ for 0, NaN below, element by element.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.log.html)
struct LogOperation: Operation {
  let name = "log"

  func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try inputs[0].applying(NETDEF_LOGARITHM, "log")
  }
}

extension Node {
  /// ln x: −∞ for 0, NaN below, element by element.
  public func log() throws -> Node { try Node.apply(LogOperation(), to: self) }
}
