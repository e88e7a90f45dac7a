/// Probabilities along an axis: eˣ / Σ eˣ, positive, with sum 1.
///
/// Input: any shape that has the axis. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Softmax.html)
public final class Softmax: Layer, FixedStructure {
  /// The axis along which the sum is 1; negative ones count from the end.
  public let dim: Int

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer for an axis.
  public init(axis: Int) { dim = axis }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "dim=\(dim)" }

  public func forward(_ x: Node) throws -> Node { try x.softmax(axis: dim) }
}
