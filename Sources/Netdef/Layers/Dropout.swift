/// In training, sets each value to 0 with probability p and multiplies the rest by 1 / (1 − p); in
/// evaluation, its input.
///
/// Input: any shape. Output: the same.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Dropout.html)
public final class Dropout: Layer, FixedStructure {
  /// The probability with which a value is dropped.
  public let p: Float

  /// Whether PyTorch's layer would overwrite its input. It shows in the printed text only: no layer
  /// here changes what it is given.
  public let inplace: Bool

  /// The source of the draws; nil for that of each run.
  public let generator: RandomGenerator?

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; stops unless p is within 0…1.
  public init(p: Float = 0.5, inplace: Bool = false, generator: RandomGenerator? = nil) {
    stopProgram(ifWrong: Self.problem(p: p))
    self.p = p
    self.inplace = inplace
    self.generator = generator
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(checking p: Float, inplace: Bool) throws(DefinitionError) {
    try DefinitionError.check(Self.problem(p: p))
    self.init(p: p, inplace: inplace)
  }

  /// What is wrong with the numbers; nil if nothing is.
  private static func problem(p: Float) -> String? {
    p >= 0 && p <= 1 ? nil : "`Dropout` needs a probability p within 0…1, but it is \(p)"
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String { "p=\(printedFloat(p)), inplace=\(printedBool(inplace))" }

  public func forward(_ x: Node) throws -> Node { try x.dropout(p: p, generator: generator) }
}
