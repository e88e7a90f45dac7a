/// The self-normalising exponential unit: scale · x where x > 0, else scale · alpha · (eˣ − 1).
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.SELU.html)
public final class SELU: Layer, FixedStructure {
  /// Whether PyTorch's layer would overwrite its input. It shows in the printed text only: no layer
  /// here changes what it is given.
  public let inplace: Bool

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer.
  public init(inplace: Bool = false) { self.inplace = inplace }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { inplace ? "inplace=True" : "" }

  public func forward(_ x: Node) throws -> Node { try x.selu() }
}
