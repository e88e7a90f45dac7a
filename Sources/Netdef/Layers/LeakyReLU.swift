/// x where x > 0, else slope · x.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html)
public final class LeakyReLU: Layer, FixedStructure {
  /// The slope below 0.
  public let negativeSlope: Float

  /// Whether PyTorch's layer would overwrite its input. It shows in the printed text only: no layer
  /// here changes what it is given.
  public let inplace: Bool

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer with a slope below 0.
  public init(slope: Float = 0.01, inplace: Bool = false) {
    negativeSlope = slope
    self.inplace = inplace
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String {
    "negative_slope=\(printedFloat(negativeSlope))\(inplace ? ", inplace=True" : "")"
  }

  public func forward(_ x: Node) throws -> Node { try x.leakyRelu(slope: negativeSlope) }
}
