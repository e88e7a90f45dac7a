/// Normalises each channel to mean 0 and variance 1, then scales and shifts it:
/// y = (x − μ) / √(σ² + eps) · weight + bias.
///
/// In training, μ and σ² are the batch's, and move the running statistics:
/// running ← (1 − momentum) · running + momentum · batch (σ² unbiased there). In evaluation they are
/// the running ones, or the batch's if none are tracked. (Ioffe and Szegedy 2015)
///
/// Input: `[N, features, H, W]`. Output: the same. Parameters: `weight` (ones) and `bias` (zeros).
/// Buffers: `running_mean`, `running_var`, `num_batches_tracked`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html)
public final class BatchNorm2d: Layer, FixedStructure {
  /// The number of channels.
  public let numFeatures: Int

  /// What is added to the variance, so that nothing is divided by 0.
  public let eps: Float

  /// The weight of the newest batch in the running statistics; nil for the mean over all batches.
  public let momentum: Float?

  /// Whether there are a weight and a bias.
  public let affine: Bool

  /// Whether there are running statistics.
  public let trackRunningStats: Bool

  /// The scale of each channel, `[features]`.
  public let weight: Parameter?

  /// The shift of each channel, `[features]`.
  public let bias: Parameter?

  /// The running mean of each channel, `[features]`.
  public let runningMean: Buffer?

  /// The running variance of each channel, `[features]`.
  public let runningVar: Buffer?

  /// How many batches the running statistics have seen: an int64 number.
  public let numBatchesTracked: Buffer?

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; stops on fewer than 1 feature, and on a negative or infinite eps.
  ///
  /// Every layer with parameters takes a generator, as generated code expects; this one draws
  /// nothing from it, because its initial values are constants.
  public init(
    features: Int, eps: Float = 1e-5, momentum: Float? = 0.1, affine: Bool = true,
    trackRunningStats: Bool = true, generator: RandomGenerator = .shared
  ) {
    stopProgram(ifWrong: Self.problem(features: features, eps: eps))
    numFeatures = features
    self.eps = eps
    self.momentum = momentum
    self.affine = affine
    self.trackRunningStats = trackRunningStats
    weight = affine ? Parameter(.ones([features])) : nil
    bias = affine ? Parameter(.zeros([features])) : nil
    runningMean = trackRunningStats ? Buffer(.zeros([features])) : nil
    runningVar = trackRunningStats ? Buffer(.ones([features])) : nil
    numBatchesTracked = trackRunningStats ? Buffer(Tensor(Int64(0))) : nil
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(
    checking features: Int, eps: Float, momentum: Float?, affine: Bool, trackRunningStats: Bool,
    generator: RandomGenerator
  ) throws(DefinitionError) {
    try DefinitionError.check(Self.problem(features: features, eps: eps))
    self.init(
      features: features, eps: eps, momentum: momentum, affine: affine,
      trackRunningStats: trackRunningStats, generator: generator)
  }

  /// What is wrong with the numbers; nil if nothing is.
  private static func problem(features: Int, eps: Float) -> String? {
    guard features > 0 else {
      return "`BatchNorm2d` needs at least 1 feature, but has \(features)"
    }
    guard eps >= 0, eps.isFinite else {
      return "`BatchNorm2d` needs an eps of at least 0, but it is \(eps)"
    }
    return Shape.problem(of: "BatchNorm2d", weight: [features])
  }

  /// Makes the layer: `BatchNorm2d(32)`.
  public convenience init(_ features: Int) { self.init(features: features) }

  public var members: [ModuleMember] {
    [
      .parameter("weight", weight), .parameter("bias", bias),
      .buffer("running_mean", runningMean), .buffer("running_var", runningVar),
      .buffer("num_batches_tracked", numBatchesTracked), .mode(mode),
    ]
  }

  /// The tutorials' text; the newest PyTorch adds `bias=True` to it.
  public var printedAttributes: String {
    "\(numFeatures), eps=\(printedFloat(eps)), momentum=\(momentum.map(printedFloat) ?? "None"), "
      + "affine=\(printedBool(affine)), track_running_stats=\(printedBool(trackRunningStats))"
  }

  public func forward(_ x: Node) throws -> Node {
    let affine = [weight, bias].compactMap { $0.map(x.value(of:)) }
    if let runningMean, let runningVar, let numBatchesTracked {
      guard try x.isTraining else {
        let operation = BatchNorm2dOperation(epsilon: eps, features: numFeatures)
        let statistics = [x.value(of: runningMean), x.value(of: runningVar)]
        return try Node.apply(operation, to: [x] + statistics + affine)
      }
      let running = RunningStatistics(
        mean: runningMean, variance: runningVar, batchesTracked: numBatchesTracked)
      return try Node.apply(batchStatistics(moving: running), to: [x] + affine)
    }
    return try Node.apply(batchStatistics(moving: nil), to: [x] + affine)
  }

  /// The operation that normalises with the batch's own statistics.
  ///
  /// - Throws: `InputError` for an eps of 0, as PyTorch has it: a channel of equal values has no
  ///   variance to divide by.
  private func batchStatistics(
    moving running: RunningStatistics?
  ) throws(InputError) -> BatchNorm2dTrainingOperation {
    guard eps > 0 else {
      throw InputError("needs an eps above 0 to normalise with a batch's own statistics")
    }
    return BatchNorm2dTrainingOperation(
      epsilon: eps, features: numFeatures, momentum: momentum, running: running)
  }
}
