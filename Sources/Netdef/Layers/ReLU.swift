/// max(x, 0), element by element; NaN stays NaN.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.ReLU.html)
public final class ReLU: Layer, FixedStructure {
  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer.
  public init() {}

  public var members: [ModuleMember] { [.mode(mode)] }

  public func forward(_ x: Node) throws -> Node { try x.relu() }
}
