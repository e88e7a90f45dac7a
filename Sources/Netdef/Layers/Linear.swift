/// A matrix product and a bias: y = x · Wᵀ + b.
///
/// Input: `[…, in]`. Output: `[…, out]`. Parameters: `weight` `[out, in]` and `bias` `[out]`, drawn
/// evenly in ±1 / √in.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Linear.html)
public final class Linear: Layer, FixedStructure {
  /// The number of features that come in.
  public let inFeatures: Int

  /// The number of features that go out.
  public let outFeatures: Int

  /// The weight W, `[out, in]`.
  public let weight: Parameter

  /// The bias b, `[out]`; nil if the layer was made without one.
  public let bias: Parameter?

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; stops on feature counts below 1.
  public init(
    in inFeatures: Int, out outFeatures: Int, bias: Bool = true,
    generator: RandomGenerator = .shared
  ) {
    stopProgram(ifWrong: Self.problem(in: inFeatures, out: outFeatures))
    self.inFeatures = inFeatures
    self.outFeatures = outFeatures
    let shape: Shape = [outFeatures, inFeatures]
    weight = Parameter(Initialization.layerDefault(shape, generator: generator))
    self.bias =
      bias
      ? Parameter(Initialization.bias(forWeight: shape)([outFeatures], generator: generator)) : nil
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(
    checking inFeatures: Int, out outFeatures: Int, bias: Bool, generator: RandomGenerator
  ) throws(DefinitionError) {
    try DefinitionError.check(Self.problem(in: inFeatures, out: outFeatures))
    self.init(in: inFeatures, out: outFeatures, bias: bias, generator: generator)
  }

  /// What is wrong with the numbers; nil if nothing is.
  private static func problem(in inFeatures: Int, out outFeatures: Int) -> String? {
    guard inFeatures > 0, outFeatures > 0 else {
      return "`Linear` needs at least 1 feature in and out, but they are \(inFeatures) and "
        + "\(outFeatures)"
    }
    return Shape.problem(of: "Linear", weight: [outFeatures, inFeatures])
  }

  /// Makes the layer: `Linear(784, 512)`.
  public convenience init(
    _ inFeatures: Int, _ outFeatures: Int, bias: Bool = true,
    generator: RandomGenerator = .shared
  ) {
    self.init(in: inFeatures, out: outFeatures, bias: bias, generator: generator)
  }

  public var members: [ModuleMember] {
    [.parameter("weight", weight), .parameter("bias", bias), .mode(mode)]
  }

  public var printedAttributes: String {
    "in_features=\(inFeatures), out_features=\(outFeatures), bias=\(printedBool(bias != nil))"
  }

  public func forward(_ x: Node) throws -> Node {
    try x.linear(weight: x.value(of: weight), bias: bias.map(x.value(of:)))
  }
}
