import Netdef

/// In training, makes a whole sample zero with probability `p` and divides the others by `1 - p`
/// (Huang et al. 2016).
///
/// Input: `[N, …]`. Output: the same.
public final class StochasticDepth: Layer, FixedStructure {
  /// The probability with which a sample is dropped.
  public let p: Float

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer.
  public init(p: Float) { self.p = p }

  /// The mode, which `train()` and `eval()` switch.
  public var members: [ModuleMember] { [.mode(mode)] }

  /// The probability, as PyTorch prints it.
  public var printedAttributes: String { "p=\(p), mode=row" }

  /// Records nothing in evaluation.
  public func forward(_ x: Node) throws -> Node {
    guard p > 0, try x.isTraining else { return x }
    return try Node.apply(DroppedSamples(p: p), to: x)
  }
}

/// Multiplies each sample by 0 or by `1 / (1 - p)`, drawn anew at each run.
private struct DroppedSamples: Operation {
  let name = "stochastic_depth"
  let p: Float

  func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
    let x = inputs[0]
    let sizes = x.shape.enumerated().map { $0.offset == 0 ? $0.element : 1 }
    let kept = Tensor.bernoulli(1 - p, Shape(sizes), generator: context.generator)
    return x * (kept / (1 - p))
  }
}
