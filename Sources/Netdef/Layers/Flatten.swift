/// Makes the axes from `start` to `end` one.
///
/// Input: any shape. Output: `[…, product of the sizes, …]`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Flatten.html)
public final class Flatten: Layer, FixedStructure {
  /// The first axis that is flattened.
  public let startDim: Int

  /// The last axis that is flattened; negative ones count from the end.
  public let endDim: Int

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; by default only the batch axis stays.
  public init(start: Int = 1, end: Int = -1) {
    startDim = start
    endDim = end
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "start_dim=\(startDim), end_dim=\(endDim)" }

  public func forward(_ x: Node) throws -> Node { try x.flatten(start: startDim, end: endDim) }
}
