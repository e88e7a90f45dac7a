/// The hyperbolic tangent, element by element.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Tanh.html)
public final class Tanh: Layer, FixedStructure {
  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer.
  public init() {}

  public var members: [ModuleMember] { [.mode(mode)] }

  public func forward(_ x: Node) throws -> Node { try x.tanh() }
}
