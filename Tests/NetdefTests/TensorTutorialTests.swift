import Testing

@testable import Netdef

/// What the tutorials do with tensors by hand, each in a line or two.
@Suite struct TensorTutorialTests {
  @Test func randomPatterns() {
    let patterns = Tensor.rand([111, 1, 24, 24], generator: RandomGenerator(seed: 1))
    #expect(patterns.shape == [111, 1, 24, 24])
    #expect(patterns.flatten(start: 1).shape == [111, 576])
    #expect(Tensor.zeros([1, 1, 24, 24]).sum().item == 0)
  }

  @Test func replacedWeights() {
    let bias = 5 * Tensor.ones([32])
    #expect(bias == Tensor.full([32], 5))
    // 25 products of ones, plus the bias: the tutorial's 30s.
    let outputs = (Tensor.ones([1, 5, 5]) * Tensor.ones([5, 5])).sum() + Tensor([5, 5])
    #expect("\(outputs)" == "tensor([30., 30.])")
  }

  @Test func pictures() {
    let pictures = (0..<3).map { _ in Tensor.rand([1, 28, 28]) }
    let batch = Tensor.stack(pictures, axis: 0).squeeze(1)
    #expect(batch.shape == [3, 28, 28])
    #expect(batch.flatten(start: 1).shape == [3, 784])
    let index = Tensor.randint(0..<60_000, [1]).item(as: Int64.self)
    #expect((0..<60_000).contains(index))
  }

  @Test func predictedClass() {
    let probabilities = Tensor([[0.1, 0.2, 0.05, 0.65]])
    let predicted = probabilities.argmax(axis: 1)
    #expect("Predicted class: \(predicted)" == "Predicted class: tensor([3])")
  }

  @Test func fixedWeightAndLoop() {
    let weight = Tensor.rand([20, 20], generator: RandomGenerator(seed: 2))
    var x = Tensor.arange(40.0).reshape(2, 20)
    x = (x.matmul(weight) + 1).maximum(Tensor(0))
    var halvings = 0
    while x.abs().sum().item > 1 {
      x /= 2
      halvings += 1
    }
    #expect(x.sum().item <= 1 && x.sum().item > 0.5 && halvings > 5)
    #expect(x.sum().description.hasPrefix("tensor(0."))
  }

  @Test func tiedParameters() {
    var weight = Tensor.zeros([8, 8])
    weight[0, 0] = 100
    let line = "[True, True, True, True, True, True, True, True]"
    let lines = [String](repeating: line, count: 8).joined(separator: ",\n        ")
    #expect("\(weight .== weight)" == "tensor([\(lines)])")
  }

  @Test func stateOfALayer() {
    let weight = Tensor([-0.1951, 0.1670, 0.3505, 0.1089, -0.0129, 0.2969, 0.2359, -0.2969])
    let text = "tensor([[-0.1951,  0.1670,  0.3505,  0.1089, -0.0129,  0.2969,  0.2359, -0.2969]])"
    #expect("\(weight.reshape(1, 8))" == text)
    #expect("\(Tensor([0.2740]))" == "tensor([0.2740])")
  }
}
