import Netdef
import Testing

/// Batch normalisation: statistics, running statistics and modes.
struct LayerBatchNormTests {
  private let x = Tensor.randn([3, 2, 4, 5], generator: RandomGenerator(seed: 6)) * 3 + Float(2)

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

  @Test func trainingNormalisesWithTheBatchAndMovesTheRunningStatistics() {
    let layer = BatchNorm2d(2)
    layer.weight?.value = Tensor([2, -1])
    layer.bias?.value = Tensor([0.5, 3])
    let (mean, variance) = NaiveReference.statistics(x)
    #expect(largestDifference(layer(x), normalized(mean, variance, layer)) < 1e-5)
    let count = 60.0
    let runningMean = Tensor(mean.map { Float(0.1 * $0) })
    let runningVar = Tensor(variance.map { Float(0.9 + 0.1 * $0 * count / (count - 1)) })
    #expect(largestDifference(layer.runningMean?.value ?? x, runningMean) < 1e-5)
    #expect(largestDifference(layer.runningVar?.value ?? x, runningVar) < 1e-5)
    #expect(layer.numBatchesTracked?.value == Tensor(Int64(1)))
  }

  @Test func evaluationUsesTheRunningStatistics() {
    let layer = BatchNorm2d(2).eval()
    layer.runningMean?.value = Tensor([1, -2])
    layer.runningVar?.value = Tensor([4, 0.25])
    #expect(largestDifference(layer(x), normalized([1, -2], [4, 0.25], layer)) < 1e-5)
    #expect(layer.numBatchesTracked?.value.item == 0)
    #expect(layer.runningMean?.value == Tensor([1, -2]))
  }

  @Test func withoutMomentumTheRunningStatisticsAreMeans() {
    let layer = BatchNorm2d(features: 2, momentum: nil)
    let (mean, _) = NaiveReference.statistics(x)
    _ = layer(x)
    _ = layer(x * 2)
    _ = layer(x * 3)
    let expected = Tensor(mean.map { Float($0 * 2) })
    #expect(largestDifference(layer.runningMean?.value ?? x, expected) < 1e-5)
    #expect(layer.numBatchesTracked?.value.item == 3)
  }

  @Test func withoutRunningStatisticsEvaluationUsesTheBatch() {
    let layer = BatchNorm2d(features: 2, affine: false, trackRunningStats: false)
    #expect(layer.namedParameters.isEmpty && layer.namedBuffers.isEmpty)
    let training = layer(x)
    #expect(layer.eval()(x) == training)
  }

  @Test func emptyBatches() {
    let layer = BatchNorm2d(2)
    #expect(layer(Tensor.ones([0, 2, 3, 3])).shape == [0, 2, 3, 3])
    #expect(layer.runningMean?.value == Tensor([0, 0]))
    #expect(layer.eval()(Tensor.ones([0, 2, 3, 3])).shape == [0, 2, 3, 3])
  }

  @Test func buffersAndNames() {
    let layer = BatchNorm2d(4)
    #expect(layer.namedParameters.map(\.name) == ["weight", "bias"])
    #expect(
      layer.namedBuffers.map(\.name) == ["running_mean", "running_var", "num_batches_tracked"])
  }
}
