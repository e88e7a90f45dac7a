import Netdef
import Testing

/// A model with the shape of a generated class, and what the runtime promises for such models.
@Suite struct TypedModelTests {
  /// Rows 4 and 10: typed input, output and activations.
  @Test func givesTypedActivations() {
    let network = Tutorial.TypedCNN().eval()
    let images = Batch<Image<1, 24, 24>>.rand(count: 7)
    let logits: Batch<Features<10>> = network(images)
    #expect(logits.count == 7 && logits.tensor.shape == [7, 10])

    let activations = network.activations(images)
    #expect(activations.`2`.tensor.shape == [7, 32, 10, 10])
    #expect(
      activations.all.map(\.tensor.shape) == [
        [7, 1, 24, 24], [7, 32, 20, 20], [7, 32, 10, 10], [7, 64, 3, 3], [7, 576], [7, 1024],
        [7, 10],
      ])
    #expect(
      activations.`9`.tensor.scalars(as: Float.self) == logits.tensor.scalars(as: Float.self))
    #expect(
      activations.image.tensor.scalars(as: Float.self) == images.tensor.scalars(as: Float.self))
  }

  @Test func batchesHaveTheShapeOfTheirType() throws {
    let error = try #require(throws: ShapeError.self) {
      try Batch<Image<1, 24, 24>>(.zeros([5, 1, 24, 23]))
    }
    #expect("\(error)".contains("[N, 1, 24, 24]") && "\(error)".contains("[5, 1, 24, 23]"))
  }

  @Test func keptPlansFollowModesAndWeights() {
    let network = Tutorial.TypedCNN()
    let image = Tensor.rand([2, 1, 24, 24])
    func answer() -> [Float] { network(image).scalars(as: Float.self) }

    let first = answer()
    #expect(answer() != first, "dropout draws anew at each run of one plan")
    network.eval()
    let second = answer()
    #expect(answer() == second)
    network.`8`.train()
    #expect(answer() != second, "a mode deep inside is part of the plan's key")
    network.eval()
    network.`9`.bias?.value = .full([10], 1000)
    #expect(answer().allSatisfy { $0 > 500 }, "a plan reads the parameters of its run")
    #expect(network.plans.count > 0)
    #expect(network(.zeros([5, 1, 24, 24])).shape == [5, 10])
  }

  @Test func emptyBatchesAndNaNPassThrough() {
    let network = Tutorial.TypedCNN().eval()
    #expect(network(.zeros([0, 1, 24, 24])).shape == [0, 10])
    #expect(Tutorial.NeuralNetwork()(.zeros([0, 28, 28])).shape == [0, 10])
    #expect(Tutorial.convolutionBlock(1, 4).eval()(.zeros([0, 1, 5, 5])).shape == [0, 4, 5, 5])

    var images = Tensor.rand([2, 1, 24, 24])
    images.withUnsafeMutableElements(as: Float.self) { $0[100] = .nan }
    let answer = network(images).scalars(as: Float.self)
    #expect(answer.prefix(10).allSatisfy { $0.isNaN })
    #expect(!answer.dropFirst(10).contains { $0.isNaN }, "one sample does not touch another")
  }

  @Test func severalTasksMayCallOneModel() async {
    let network = Tutorial.TypedCNN().eval()
    let images = (0..<8).map { Tensor.rand([1 + $0 % 3, 1, 24, 24]) }
    let expected = images.map { network($0).scalars(as: Float.self) }
    await withTaskGroup(of: (Int, [Float]).self) { group in
      for round in 0..<32 {
        let image = images[round % 8]
        group.addTask { (round % 8, network(image).scalars(as: Float.self)) }
      }
      for await (index, answer) in group { #expect(answer == expected[index]) }
    }
  }

  /// Row 31: the layer mistakes of a tutorial, each said at the layer where it shows.
  @Test func mistakesNameThePathAndBothShapes() throws {
    func message(_ layer: any Layer, _ shape: Shape) throws -> String {
      let error = try #require(throws: ShapeError.self) { try layer.run(.zeros(shape)) }
      return "\(error)"
    }
    let perceptron = try message(Tutorial.NeuralNetwork(), [3, 28, 27])
    #expect(perceptron.contains("NeuralNetwork.linear_relu_stack.0"))
    #expect(perceptron.contains("Linear") && perceptron.contains("784"))
    #expect(perceptron.contains("[3, 756]"))

    let norm = try message(
      Sequential(Conv2d(32, 64, kernel: 3, padding: 1), BatchNorm2d(features: 32)), [2, 32, 6, 6])
    #expect(norm.contains("Sequential.1") && norm.contains("BatchNorm2d"))
    #expect(norm.contains("32") && norm.contains("[2, 64, 6, 6]"))

    let decoder = try message(Sequential(Flatten(), Linear(32 * 28 * 28, 10)), [1, 64, 28, 28])
    #expect(decoder.contains("25088") && decoder.contains("50176"))

    let image = try message(Tutorial.TypedCNN(), [2, 1, 28, 28])
    #expect(image.contains("[N, 1, 24, 24]") && image.contains("[2, 1, 28, 28]"))
  }
}
