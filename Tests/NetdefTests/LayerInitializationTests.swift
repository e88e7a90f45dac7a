import Netdef
import Testing

/// The distributions of new weights.
struct LayerInitializationTests {
  private func range(_ tensor: Tensor) -> (Float, Float) {
    (tensor.min().item, tensor.max().item)
  }

  @Test func layersDrawAsPyTorchDoes() {
    let linear = Linear(400, 300, generator: RandomGenerator(seed: 1))
    let (low, high) = range(linear.weight.value)
    // 120,000 draws from ±1 / √400 come close to both ends and do not pass them.
    #expect(low >= -0.05 && low < -0.0499 && high < 0.05 && high > 0.0499)
    #expect(abs(linear.weight.value.mean().item) < 0.0005)
    let bias = range(linear.bias?.value ?? .zeros([1]))
    #expect(bias.0 >= -0.05 && bias.0 < -0.045 && bias.1 < 0.05 && bias.1 > 0.045)

    let convolution = Conv2d(8, 64, kernel: [3, 4], groups: 2, generator: RandomGenerator(seed: 1))
    let bound = 1 / Float(4 * 3 * 4).squareRoot()
    let (least, most) = range(convolution.weight.value)
    #expect(least >= -bound && least < -0.99 * bound && most < bound && most > 0.99 * bound)
  }

  @Test func equalSeedsGiveEqualModels() {
    let models = [1, 1, 2].map { TutorialCNN(generator: RandomGenerator(seed: $0)) }
    let weights = models.map { $0.parameters.map(\.value) }
    #expect(weights[0] == weights[1])
    #expect(weights[0] != weights[2])
  }

  @Test func otherDistributions() {
    let generator = RandomGenerator(seed: 3)
    let shape: Shape = [300, 200]
    func deviation(_ x: Tensor) -> Float { (x * x).mean().item.squareRoot() }
    func isNear(_ a: Float, _ b: Float) -> Bool { abs(a / b - 1) < 0.02 }
    #expect(Initialization.constant(3)([2], generator: generator) == Tensor([3, 3]))
    #expect(
      isNear(
        deviation(Initialization.kaimingNormal()(shape, generator: generator)),
        Float(2.0 / 200).squareRoot()))
    #expect(
      isNear(
        deviation(Initialization.xavierNormal(shape, generator: generator)),
        Float(2.0 / 500).squareRoot()))
    #expect(
      isNear(
        range(Initialization.xavierUniform(shape, generator: generator)).1,
        Float(6.0 / 500).squareRoot()))
    #expect(
      isNear(
        range(Initialization.kaimingUniform()(shape, generator: generator)).1,
        Float(6.0 / 200).squareRoot()))
    #expect(
      isNear(deviation(Initialization.normal(standardDeviation: 2)(shape, generator: generator)), 2)
    )
  }
}
