import CNetdefKernels

/// How the normal distribution's function is computed: exactly, or as PyTorch's `tanh` formula.
public enum Approximation: String, CaseIterable, Hashable, Sendable {
  /// x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))
  case tanh
}

/// `gelu`: x · Φ(x), Φ the normal distribution's cumulative function. (Hendrycks and Gimpel 2016)
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.GELU.html)
struct GELUOperation: InPlaceOperation {
  let name = "gelu"
  let approximation: Approximation?

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    try tensor.changeFloats { values, count in
      switch approximation {
      case nil: netdef_gelu(values, count)
      case .tanh: netdef_gelu_tanh(values, count)
      }
    }
  }
}

extension Node {
  /// x · Φ(x), exactly or by an approximation.
  public func gelu(approximate: Approximation? = nil) throws -> Node {
    try Node.apply(GELUOperation(approximation: approximate), to: self)
  }
}
