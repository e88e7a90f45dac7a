/// x · Φ(x), Φ the normal distribution's cumulative function.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.GELU.html)
public final class GELU: Layer, FixedStructure {
  /// The approximation; nil for the exact function.
  public let approximate: Approximation?

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer, exact unless an approximation is stated.
  public init(approximate: Approximation? = nil) { self.approximate = approximate }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "approximate='\(approximate?.rawValue ?? "none")'" }

  public func forward(_ x: Node) throws -> Node { try x.gelu(approximate: approximate) }
}
