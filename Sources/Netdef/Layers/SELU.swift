/// The self-normalising exponential unit: scale · x where x > 0, else scale · alpha · (eˣ − 1).
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.SELU.html)
public final class SELU: Layer, FixedStructure {
  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer.
  public init() {}

  public var members: [ModuleMember] { [.mode(mode)] }

  public func forward(_ x: Node) throws -> Node { try x.selu() }
}
