/// The means of as many regions as the output has positions, whatever the input's size.
///
/// Input: `[N, C, H, W]` or `[C, H, W]`. Output: `[N, C, P, Q]` or `[C, P, Q]`, P and Q as stated.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html)
public final class AdaptiveAvgPool2d: Layer, FixedStructure {
  /// The output's height and width; nil keeps the input's.
  public let outputSize: AdaptiveSize

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; stops on an output size below 1.
  public init(output: AdaptiveSize) {
    stopProgram(ifWrong: Self.problem(output: output))
    outputSize = output
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(checking output: AdaptiveSize) throws(DefinitionError) {
    try DefinitionError.check(Self.problem(output: output))
    self.init(output: output)
  }

  /// What is wrong with the numbers; nil if nothing is.
  private static func problem(output: AdaptiveSize) -> String? {
    output.height ?? 1 > 0 && output.width ?? 1 > 0
      ? nil : "`AdaptiveAvgPool2d` needs output sizes of at least 1, but they are \(output)"
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "output_size=\(outputSize)" }

  public func forward(_ x: Node) throws -> Node { try x.adaptiveAvgPool2d(output: outputSize) }
}
