/// The logarithms of the probabilities along an axis: x − ln Σ eˣ.
///
/// Input: any shape that has the axis. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html)
public final class LogSoftmax: Layer, FixedStructure {
  /// The axis along which the probabilities' sum is 1; negative ones count from the end.
  public let dim: Int

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer for an axis.
  public init(axis: Int) { dim = axis }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "dim=\(dim)" }

  public func forward(_ x: Node) throws -> Node { try x.logSoftmax(axis: dim) }
}
