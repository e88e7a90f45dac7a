import Netdef
import Testing

/// Batch normalisation: statistics, running statistics and modes.
struct LayerBatchNormTests {
  private let x = Tensor.randn([3, 2, 4, 5], generator: RandomGenerator(seed: 6)) * 3 + Float(2)

  /// Compares with x normalised by given statistics: terms of its sum are as large as `spread`.
  private func expectNormalized(
    _ y: Tensor, _ mean: [Double], _ variance: [Double], _ layer: BatchNorm2d
  ) {
    let spread = x.abs().max().item + mean.map { Float(abs($0)) }.max()!
    let factor =
      1 / Float(variance.min()!).squareRoot() * (layer.weight?.value.abs().max().item ?? 1)
    let shift = layer.bias?.value.abs().max().item ?? 0
    let magnitudes = Tensor.full(x.shape, spread * factor + shift)
    expectClose(
      y, normalized(mean, variance, layer),
      within: RoundingBound.sums(of: 8, magnitudes: magnitudes))
  }

  /// Compares a statistic, whose terms are as large as x or its squares.
  private func expectStatistic(_ found: Tensor?, _ expected: Tensor) throws {
    let largest = x.abs().max().item
    let magnitudes = Tensor.full(expected.shape, 1 + 3 * largest * largest)
    expectClose(
      try #require(found), expected, within: RoundingBound.sums(of: 8, magnitudes: magnitudes))
  }

  /// Normalises with given statistics.
  private func normalized(_ mean: [Double], _ variance: [Double], _ layer: BatchNorm2d) -> Tensor {
    var y = x
    for (n, c) in (0..<3).flatMap({ n in (0..<2).map { (n, $0) } }) {
      for (h, w) in (0..<4).flatMap({ h in (0..<5).map { (h, $0) } }) {
        let weight = Double(layer.weight?.value[c] as Float? ?? 1)
        let bias = Double(layer.bias?.value[c] as Float? ?? 0)
        let value =
          (Double(x[n, c, h, w]) - mean[c]) / (variance[c] + Double(layer.eps)).squareRoot()
        y[n, c, h, w] = Float(value * weight + bias)
      }
    }
    return y
  }

  @Test func trainingNormalisesWithTheBatchAndMovesTheRunningStatistics() throws {
    let layer = BatchNorm2d(2).train()
    layer.weight?.value = Tensor([2, -1])
    layer.bias?.value = Tensor([0.5, 3])
    let (mean, variance) = NaiveReference.statistics(x)
    expectNormalized(layer(x), mean, variance, layer)
    let count = 60.0
    let runningMean = Tensor(mean.map { Float(0.1 * $0) })
    let runningVar = Tensor(variance.map { Float(0.9 + 0.1 * $0 * count / (count - 1)) })
    try expectStatistic(layer.runningMean?.value, runningMean)
    try expectStatistic(layer.runningVar?.value, runningVar)
    #expect(layer.numBatchesTracked?.value == Tensor(Int64(1)))
  }

  @Test func evaluationUsesTheRunningStatistics() {
    let layer = BatchNorm2d(2)
    layer.runningMean?.value = Tensor([1, -2])
    layer.runningVar?.value = Tensor([4, 0.25])
    expectNormalized(layer(x), [1, -2], [4, 0.25], layer)
    #expect(layer.numBatchesTracked?.value.item == 0)
    #expect(layer.runningMean?.value == Tensor([1, -2]))
  }

  @Test func withoutMomentumTheRunningStatisticsAreMeans() throws {
    let layer = BatchNorm2d(features: 2, momentum: nil).train()
    let (mean, _) = NaiveReference.statistics(x)
    _ = layer(x)
    _ = layer(x * 2)
    _ = layer(x * 3)
    let expected = Tensor(mean.map { Float($0 * 2) })
    try expectStatistic(layer.runningMean?.value, expected)
    #expect(layer.numBatchesTracked?.value.item == 3)
  }

  @Test func withoutRunningStatisticsEvaluationUsesTheBatch() {
    let layer = BatchNorm2d(features: 2, affine: false, trackRunningStats: false).train()
    #expect(layer.namedParameters.isEmpty && layer.namedBuffers.isEmpty)
    let training = layer(x)
    #expect(layer.eval()(x) == training)
  }

  @Test func emptyBatches() {
    let layer = BatchNorm2d(2).train()
    #expect(layer(Tensor.ones([0, 2, 3, 3])).shape == [0, 2, 3, 3])
    #expect(layer.runningMean?.value == Tensor([0, 0]))
    #expect(layer.eval()(Tensor.ones([0, 2, 3, 3])).shape == [0, 2, 3, 3])
  }

  /// A channel of equal values would be divided by 0; PyTorch refuses the same.
  @Test func theBatchsStatisticsNeedAnEps() throws {
    let layer = BatchNorm2d(features: 2, eps: 0)
    #expect(try layer.run(x) == x)
    let error = #expect(throws: InputError.self) { try layer.train().run(x) }
    #expect(
      error?.description
        == "`BatchNorm2d` needs an eps above 0 to normalise with a batch's own statistics")
    let untracked = BatchNorm2d(features: 2, eps: 0, trackRunningStats: false)
    #expect(throws: InputError.self) { try untracked.run(x) }
  }

  @Test func buffersAndNames() {
    let layer = BatchNorm2d(4)
    #expect(layer.namedParameters.map(\.name) == ["weight", "bias"])
    #expect(
      layer.namedBuffers.map(\.name) == ["running_mean", "running_var", "num_batches_tracked"])
  }
}
