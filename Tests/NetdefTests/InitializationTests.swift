import Netdef
import Testing

/// Where a layer's first values come from: PyTorch's distributions, drawn from a seed.
///
/// PyTorch draws weights with Kaiming's uniform rule and a = √5, whose bound
/// √(6 / ((1 + a²) · fan-in)) is 1 / √fan-in, and biases within the same bound. Seeds are fixed, so
/// the limits, set where a right generator fails once in a thousand seeds, always hold or never.
@Suite struct InitializationTests {
  /// A parameter's values and the bound that PyTorch's rule gives.
  struct Drawn: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let values: [Float]
    let bound: Float

    init(_ name: String, _ parameter: Parameter?, fanIn: Int) {
      testDescription = name
      values = parameter?.value.scalars(as: Float.self) ?? []
      bound = 1 / Float(fanIn).squareRoot()
    }
  }

  /// The weights and biases of layers with many of them.
  static func drawn() -> [Drawn] {
    let generator = RandomGenerator(seed: 20_260_731)
    let linear = Linear(in: 300, out: 500, generator: generator)
    let square = Conv2d(in: 32, out: 64, kernel: 5, generator: generator)
    let grouped = Conv2d(in: 64, out: 512, kernel: [3, 5], groups: 8, generator: generator)
    let depthwise = Conv2d(in: 2048, out: 2048, kernel: 3, groups: 2048, generator: generator)
    let one = Linear(in: 1, out: 20_000, generator: generator)
    return [
      Drawn("linear weight", linear.weight, fanIn: 300),
      Drawn("linear bias", linear.bias, fanIn: 300),
      Drawn("convolution weight", square.weight, fanIn: 32 * 5 * 5),
      Drawn("grouped convolution weight", grouped.weight, fanIn: 64 / 8 * 3 * 5),
      Drawn("grouped convolution bias", grouped.bias, fanIn: 64 / 8 * 3 * 5),
      Drawn("depthwise convolution weight", depthwise.weight, fanIn: 9),
      Drawn("depthwise convolution bias", depthwise.bias, fanIn: 9),
      Drawn("one feature's weight", one.weight, fanIn: 1),
      Drawn("one feature's bias", one.bias, fanIn: 1),
    ]
  }

  @Test(arguments: drawn())
  func staysWithinTheBoundAndReachesIt(_ drawn: Drawn) throws {
    let largest = try #require(drawn.values.map(abs).max())
    #expect(largest <= drawn.bound)
    // The largest of n even draws falls short by more than 7 / n once in a thousand seeds.
    #expect(largest >= drawn.bound * (1 - 7 / Float(drawn.values.count)))
  }

  @Test(arguments: drawn())
  func hasTheMeanAndTheVariance(_ drawn: Drawn) {
    let count = Double(drawn.values.count)
    let bound = Double(drawn.bound)
    let mean = drawn.values.reduce(0) { $0 + Double($1) } / count
    let variance = drawn.values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    let expected = bound * bound / 3
    #expect(abs(mean) <= 3.3 * (expected / count).squareRoot())
    // The fourth moment of even draws is b⁴ / 5, so the variance's deviation is b² √(4 / 45 n).
    #expect(abs(variance - expected) <= 3.3 * bound * bound * (4 / (45 * count)).squareRoot())
  }

  @Test(arguments: drawn())
  func isSpreadEvenly(_ drawn: Drawn) {
    // Kolmogorov and Smirnov: the largest distance from the straight line.
    let sorted = drawn.values.sorted()
    let count = Double(sorted.count)
    let distance = sorted.enumerated().map { index, value in
      let expected = (Double(value) / Double(drawn.bound) + 1) / 2
      return max(abs(Double(index) / count - expected), abs(Double(index + 1) / count - expected))
    }.max()
    #expect((distance ?? 1) * count.squareRoot() <= 1.95)
  }

  @Test func neighboursAreIndependent() {
    for drawn in Self.drawn() {
      let scaled = drawn.values.map { Double($0 / drawn.bound) }
      for lag in [1, 2, 3, 4, 8, 25] {
        let products = zip(scaled, scaled.dropFirst(lag)).map { $0 * $1 }
        // A product of two even draws from -1…1 has the mean 0 and the variance 1/9.
        let mean = products.reduce(0, +) / Double(products.count)
        #expect(
          abs(mean) <= 4 / (9 * Double(products.count)).squareRoot(),
          "\(drawn.testDescription), distance \(lag)")
      }
    }
  }

  /// A distribution, its mean, its standard deviation, and its bound if it has one.
  typealias Expectation = (
    initialization: Initialization, mean: Double, deviation: Double, bound: Double?
  )

  @Test func everyDistributionHasItsScale() throws {
    // 32 · 5 · 5 values in, 64 · 5 · 5 out.
    let shape: Shape = [64, 32, 5, 5]
    let (fanIn, fanOut) = (800.0, 1600.0)
    func even(_ bound: Double) -> (Double, Double?) { (bound / 3.0.squareRoot(), bound) }
    let (he, glorot) = (even((6 / fanIn).squareRoot()), even((6 / (fanIn + fanOut)).squareRoot()))
    let leaky = even((6 / (1.04 * fanIn)).squareRoot())
    let expectations: [Expectation] = [
      (.uniform(bound: 0.25), 0, even(0.25).0, even(0.25).1),
      (.normal(mean: 2, standardDeviation: 0.5), 2, 0.5, nil),
      (.kaimingUniform(), 0, he.0, he.1),
      (.kaimingUniform(slope: 0.2), 0, leaky.0, leaky.1),
      (.kaimingNormal(), 0, (2 / fanIn).squareRoot(), nil),
      (.xavierUniform, 0, glorot.0, glorot.1),
      (.xavierNormal, 0, (2 / (fanIn + fanOut)).squareRoot(), nil),
    ]
    for (index, expected) in expectations.enumerated() {
      let generator = RandomGenerator(seed: 77 + UInt64(index))
      let values = expected.initialization(shape, generator: generator).scalars(as: Float.self)
      let count = Double(values.count)
      let mean = values.reduce(0) { $0 + Double($1) } / count
      let squares = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let deviation = (squares / count).squareRoot()
      let label = Comment(rawValue: "\(expected.initialization)")
      #expect(abs(mean - expected.mean) <= 3.3 * expected.deviation / count.squareRoot(), label)
      // The deviation of a sample's deviation is σ / √2n for normal draws, and less for even ones.
      let limit = 3.3 * expected.deviation / (2 * count).squareRoot()
      #expect(abs(deviation - expected.deviation) <= limit, label)
      if let bound = expected.bound {
        #expect(
          values.allSatisfy { abs(Double($0)) <= bound * (1 + RoundingBound.gamma(4)) }, label)
      } else {
        // 68.27 % of normal draws lie within one deviation, 4.55 % outside two.
        let inner = values.count { abs(Double($0) - expected.mean) <= expected.deviation }
        let outer = values.count { abs(Double($0) - expected.mean) > 2 * expected.deviation }
        #expect(abs(Double(inner) / count - 0.6827) < 0.01, label)
        #expect(abs(Double(outer) / count - 0.0455) < 0.005, label)
      }
    }
    #expect(Initialization.constant(3)(shape) == .full(shape, 3))
  }

  @Test func equalSeedsGiveEqualBits() {
    func network(_ seed: UInt64) -> [Tensor] {
      let generator = RandomGenerator(seed: seed)
      let network = Sequential(
        Conv2d(in: 3, out: 8, kernel: 3, generator: generator), BatchNorm2d(features: 8), Flatten(),
        Linear(in: 72, out: 10, generator: generator))
      return network.parameters.map(\.value)
    }
    #expect(network(1) == network(1))
    #expect(network(1)[0] != network(2)[0])
  }

  @Test func everyLayerDrawsAnew() {
    let generator = RandomGenerator(seed: 5)
    let first = Linear(in: 40, out: 30, generator: generator)
    let second = Linear(in: 40, out: 30, generator: generator)
    #expect(
      first.weight.value != second.weight.value)
    #expect(first.bias?.value != second.bias?.value)
    let (third, fourth) = (Linear(40, 30), Linear(40, 30))
    #expect(
      third.weight.value != fourth.weight.value)
  }

  @Test func aSavedStateContinues() {
    let generator = RandomGenerator(seed: 9)
    _ = Linear(in: 7, out: 5, generator: generator)
    let state = generator.state
    let expected = Conv2d(in: 2, out: 3, kernel: 3, generator: generator)
    generator.state = state
    let found = Conv2d(in: 2, out: 3, kernel: 3, generator: generator)
    #expect(
      found.weight.value == expected.weight.value)
    #expect(
      found.bias?.value == expected.bias?.value)
  }

  @Test func batchNormBeginsAsTheIdentity() {
    let norm = BatchNorm2d(features: 3)
    let names = norm.stateDict().names
    #expect(names == ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"])
    #expect(norm.weight?.value == Tensor([1, 1, 1]))
    #expect(norm.bias?.value == Tensor([0, 0, 0]))
    #expect(norm.runningMean?.value == Tensor([0, 0, 0]))
    #expect(norm.runningVar?.value == Tensor([1, 1, 1]))
    #expect(norm.numBatchesTracked?.value.scalars(as: Int64.self) == [0])
    #expect(norm.numBatchesTracked?.value.shape == [])
    let bare = BatchNorm2d(features: 3, affine: false, trackRunningStats: false)
    #expect(bare.stateDict().isEmpty)
    #expect(bare.weight == nil && bare.runningMean == nil)
  }

  @Test func layersWithoutBiasHaveNone() {
    #expect(Linear(in: 3, out: 2, bias: false).bias == nil)
    #expect(Linear(in: 3, out: 2, bias: false).stateDict().names == ["weight"])
    #expect(Conv2d(in: 3, out: 2, kernel: 1, bias: false).stateDict().names == ["weight"])
  }

  @Test func dropoutKeepsTheMean() throws {
    for probability in [0.1, 0.5, 0.9] as [Float] {
      let layer = Dropout(p: probability).train()
      let output = try layer.run(.ones([400, 250]), generator: RandomGenerator(seed: 3))
        .scalars(as: Float.self)
      let scale = 1 / (1 - probability)
      let error = Float(RoundingBound.gamma(4)) * scale
      #expect(output.allSatisfy { $0 == 0 || abs($0 - scale) <= error })
      let dropped = Double(output.count { $0 == 0 })
      let (count, p) = (100_000.0, Double(probability))
      // Four deviations of a binomial count.
      #expect(abs(dropped - p * count) <= 4 * (count * p * (1 - p)).squareRoot())
    }
  }
}
