import Foundation
import Netdef
import Testing

@testable import Quickstart

/// The tutorials' networks, through the plugin: what their readers see.
@Suite struct TutorialNetworkTests {
  let cnn = TutorialCNN(generator: RandomGenerator(seed: 1))
  let patterns = Batch<Image<1, 24, 24>>.rand(count: 111, generator: RandomGenerator(seed: 2))

  @Test func theCNNPrintsAsInTheTutorial() {
    let text = """
      Sequential(
        (0): Conv2d(1, 32, kernel_size=(5, 5), stride=(1, 1))
        (1): ReLU()
        (2): MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
        (3): Conv2d(32, 64, kernel_size=(5, 5), stride=(1, 1))
        (4): ReLU()
        (5): MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
        (6): Flatten(start_dim=1, end_dim=-1)
        (7): Linear(in_features=576, out_features=1024, bias=True)
        (8): ReLU()
        (9): Linear(in_features=1024, out_features=10, bias=True)
      )
      """
    #expect("\(cnn)" == text)
  }

  @Test func neuralNetworkPrintsAsInTheTutorial() {
    let text = """
      NeuralNetwork(
        (flatten): Flatten(start_dim=1, end_dim=-1)
        (linear_relu_stack): Sequential(
          (0): Linear(in_features=784, out_features=512, bias=True)
          (1): ReLU()
          (2): Linear(in_features=512, out_features=512, bias=True)
          (3): ReLU()
          (4): Linear(in_features=512, out_features=10, bias=True)
        )
      )
      """
    #expect("\(NeuralNetwork())" == text)
  }

  @Test func lazySizesAreInferred() {
    let network = LazyMLP()
    #expect(network.`0`.inFeatures == 10)
    #expect(network.`2`.inFeatures == 256)
    #expect(network(.rand(count: 2)).tensor.shape == [2, 10])

    let mlp = MLP()
    #expect(
      mlp.namedParameters.map(\.name) == ["hidden.weight", "hidden.bias", "out.weight", "out.bias"])
    let x = Batch<Features<10>>.rand(count: 2)
    #expect(mlp(x).tensor == mlp.out(ReLU()(mlp.hidden(x.tensor))))
  }

  @Test func patternsGoThrough() {
    let logits: Batch<Features<10>> = cnn(patterns)
    #expect(logits.tensor.shape == [111, 10])
    #expect(cnn(.zeros(count: 0)).tensor.shape == [0, 10])
  }

  @Test func theActivationsHaveTheTutorialsShapes() {
    let activations = cnn.activations(patterns)
    #expect(
      activations.all.map(\.tensor.shape) == [
        [111, 1, 24, 24], [111, 32, 20, 20], [111, 32, 20, 20], [111, 32, 10, 10],
        [111, 64, 6, 6], [111, 64, 6, 6], [111, 64, 3, 3], [111, 576], [111, 1024], [111, 1024],
        [111, 10],
      ])
    let features: Batch<Features<576>> = activations.`6`
    #expect(cnn[-1](cnn[8](cnn[7](features.tensor))) == cnn(patterns).tensor)
  }

  @Test func fourLayersHaveParameters() {
    let owners = cnn.children.filter { !$0.module.parameters.isEmpty }
    #expect(owners.map(\.name) == ["0", "3", "7", "9"])
    for owner in owners {
      #expect(owner.module.namedParameters.map(\.name) == ["weight", "bias"])
    }
    #expect(
      cnn.namedParameters.map(\.parameter.shape) == [
        [32, 1, 5, 5], [32], [64, 32, 5, 5], [64], [1024, 576], [1024], [10, 1024], [10],
      ])
    #expect(cnn.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test func onesAndABiasOfFiveGiveThirty() {
    cnn.`0`.weight.value = .ones([32, 1, 5, 5])
    cnn.`0`.bias?.value = 5 * Tensor.ones([32])
    let output = cnn[0](.ones([1, 1, 24, 24]))
    #expect(output == .full([1, 32, 20, 20], 30))
    #expect("\(output)".hasPrefix("tensor([[[[30., 30., 30.,  ..., 30., 30., 30.],"))
    #expect(throws: ShapeError.self) { try cnn.`0`.weight.replace(with: .ones([32, 5, 5])) }
  }

  @Test func aSavedNetworkAnswersTheSameBits() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).safetensors").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try cnn.save(to: path)
    let fresh = TutorialCNN(generator: RandomGenerator(seed: 9))
    #expect(fresh(patterns).tensor != cnn(patterns).tensor)
    try fresh.load(from: path)
    let bits = [fresh, cnn].map { $0(patterns).tensor.scalars(as: Float.self).map(\.bitPattern) }
    #expect(bits[0] == bits[1])
  }

  @Test func probabilitiesSumToOne() throws {
    let network = NeuralNetwork(generator: RandomGenerator(seed: 4))
    let probabilities = Softmax(axis: 1)(network(try DigitPictures().largeBatch).tensor)
    let error = (probabilities.sum(axis: 1) - 1).abs().max().item
    #expect(error <= RoundingBound.sumOfProbabilities(10))
    #expect(probabilities.argmax(axis: 1).elementType == .int64)
  }

  @Test func aModuleByHandHoldsGeneratedOnes() {
    let network = TwoOpinions(first: LazyMLP(), second: MLP())
    let x = Tensor.rand([3, 10])
    #expect(network(x) == (network.first(x) + network.second(x)) / 2)
    #expect(network.stateDict().names.prefix(2) == ["first.0.weight", "first.0.bias"])
  }
}
