import Netdef
import Testing

@testable import Quickstart

/// The example's own layers compute what their declarations say.
@Suite struct CustomLayerTests {
  @Test func channelScaleMultipliesEveryChannelByItsNumber() {
    let layer = ChannelScale(channels: 2, initial: 0.5)
    layer.weight.value = Tensor([2, -1])
    let x = Tensor.arange(Float(8)).reshape(1, 2, 2, 2)
    #expect(layer(x).scalars(as: Float.self) == [0, 2, 4, 6, -4, -5, -6, -7])
    #expect(layer.namedParameters.map(\.name) == ["weight"])
  }

  @Test func channelScaleRefusesOtherChannels() {
    #expect(throws: ShapeError.self) { try ChannelScale(channels: 3).run(.ones([1, 2, 4, 4])) }
  }

  @Test(arguments: [1, 2, 3]) func spaceToDepthFollowsItsFormula(block: Int) throws {
    let (n, c, p, q) = (2, 3, 4, 2)
    let x = Tensor.rand([n, c, p * block, q * block], generator: RandomGenerator(seed: 1))
    let y = SpaceToDepth(block: block)(x)
    try #require(y.shape == [n, c * block * block, p, q])
    for sample in 0..<n {
      for channel in 0..<c {
        for (i, j) in (0..<block * block).map({ ($0 / block, $0 % block) }) {
          for (row, column) in (0..<p * q).map({ ($0 / q, $0 % q) }) {
            let found = y[sample, (channel * block + i) * block + j, row, column]
            #expect(found == x[sample, channel, row * block + i, column * block + j])
          }
        }
      }
    }
  }

  @Test func spaceToDepthRefusesWhatItCannotCut() {
    #expect {
      try SpaceToDepth(block: 2).run(.ones([1, 1, 5, 4]))
    } throws: { error in
      "\(error)".contains("H and W divisible by 2") && "\(error)".contains("[1, 1, 5, 4]")
    }
  }

  @Test func hardSwishHasThreeParts() throws {
    final class HardSwish: Layer {
      func forward(_ x: Node) throws -> Node { try x.hardSwish() }
    }
    let values: [Float] = [-1e8, -4, -3, -1.5, 0, 1.5, 3, 4, 1e8, .infinity, .nan]
    let y = HardSwish()(Tensor(values)).scalars(as: Float.self)
    #expect(y.prefix(10) == [0, 0, 0, -0.375, 0, 1.125, 3, 4, 1e8, .infinity])
    #expect(y[10].isNaN)
  }

  @Test func theNetworkOfThemRuns() {
    let network = SquaredCNN(generator: RandomGenerator(seed: 1))
    let images = Batch<Image<1, 28, 28>>.rand(count: 2, generator: RandomGenerator(seed: 2))
    let activations = network.activations(images)
    #expect(activations.squares.tensor == SpaceToDepth(block: 2)(images.tensor))
    #expect(activations.scale.tensor == network.scale(activations.conv.tensor))
    #expect(network(images).tensor.shape == [2, 10])
    let names = network.namedParameters.map(\.name)
    #expect(names == ["conv.weight", "conv.bias", "scale.weight", "head.weight", "head.bias"])
    #expect(network.scale.weight.value == .full([16], 0.1))
  }

  @Test func theTemplateMatcherReadsNoisyDigits() throws {
    let reader = try DigitReader()
    let noise = Tensor.randn([10, 28, 28], generator: RandomGenerator(seed: 3))
    let noisy = try DigitPictures().largeBatch.tensor + noise
    let digits = reader.network(try Batch(noisy)).tensor.argmax(axis: 1)
    #expect(digits.scalars(as: Int64.self) == Array(0..<10))
  }
}
