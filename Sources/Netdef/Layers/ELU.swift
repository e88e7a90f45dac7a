/// x where x > 0, else alpha · (eˣ − 1).
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.ELU.html)
public final class ELU: Layer, FixedStructure {
  /// The negated limit towards −∞.
  public let alpha: Float

  /// Whether PyTorch's layer would overwrite its input. It shows in the printed text only: no layer
  /// here changes what it is given.
  public let inplace: Bool

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer with a limit of −alpha.
  public init(alpha: Float = 1, inplace: Bool = false) {
    self.alpha = alpha
    self.inplace = inplace
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String {
    "alpha=\(printedFloat(alpha))\(inplace ? ", inplace=True" : "")"
  }

  public func forward(_ x: Node) throws -> Node { try x.elu(alpha: alpha) }
}
