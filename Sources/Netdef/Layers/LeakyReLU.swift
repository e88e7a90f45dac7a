/// x where x > 0, else slope · x.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html)
public final class LeakyReLU: Layer, FixedStructure {
  /// The slope below 0.
  public let negativeSlope: Float

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer with a slope below 0.
  public init(slope: Float = 0.01) { negativeSlope = slope }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "negative_slope=\(printedFloat(negativeSlope))" }

  public func forward(_ x: Node) throws -> Node { try x.leakyRelu(slope: negativeSlope) }
}
