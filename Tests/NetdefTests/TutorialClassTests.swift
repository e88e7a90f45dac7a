import Foundation
import Netdef
import Testing

/// A path in the system's directory for temporary files that no other test uses.
func temporaryPath(_ name: String) -> String {
  FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)").path
}

/// Removes a file if it is there.
func removeFile(_ path: String) {
  try? FileManager.default.removeItem(atPath: path)
}

/// What the tutorials do with classes of their own, on the runtime alone. Rows are those of the
/// feature list.
@Suite struct TutorialClassTests {
  /// Row 14: dropout and batch norm follow the mode, which reaches every child.
  @Test func switchesBetweenTrainingAndEvaluation() {
    let (dropout, norm) = (Dropout(p: 0.5), BatchNorm2d(features: 2))
    let network = Sequential(norm, Sequential(dropout)).train()
    #expect(network.isTraining && dropout.isTraining && norm.isTraining)

    let ones = Tensor.ones([100, 100])
    let output = dropout(ones)
    let dropped = output.scalars(as: Float.self)
    #expect(dropped.allSatisfy { $0 == 0 || $0 == 2 })
    let kept = dropped.count { $0 != 0 }
    #expect((4_700...5_300).contains(kept), "half of 10,000 within six deviations, found \(kept)")
    #expect(dropout(ones) != output, "each run draws anew")

    let pictures = Tensor.rand([8, 2, 5, 5]) + 3
    _ = norm(pictures)
    #expect(norm.numBatchesTracked?.value.scalars(as: Int64.self) == [1])
    let mean = norm.runningMean?.value.scalars(as: Float.self) ?? []
    #expect(mean.count == 2 && mean.allSatisfy { abs($0 - 0.35) < 0.02 })

    network.eval()
    #expect(!network.isTraining && !dropout.isTraining && !norm.isTraining)
    #expect(dropout(ones) == ones)
    _ = norm(pictures)
    #expect(norm.numBatchesTracked?.value.scalars(as: Int64.self) == [1])
    #expect(norm.runningMean?.value.scalars(as: Float.self) == mean)

    network.train()
    #expect(network.isTraining && dropout.isTraining && norm.isTraining)
  }

  /// Row 16: a chain inside a class prints nested.
  @Test func printsNested() {
    #expect(Tutorial.NeuralNetwork().description == TutorialTexts.neuralNetwork)
    let classifier = Tutorial.MyCNNClassifier(inputs: 1, classes: 10, picture: 7).description
    let words = classifier.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words == TutorialTexts.myCNNClassifier)
  }

  /// Row 17: logits, probabilities, class.
  @Test func predicts() {
    let logits = Tutorial.NeuralNetwork()(Tensor.rand([1, 28, 28]))
    #expect(logits.shape == [1, 10])
    let probabilities = Softmax(axis: 1)(logits)
    #expect(abs(probabilities.sum().item - 1) <= RoundingBound.sumOfProbabilities(10))
    let prediction = probabilities.argmax(axis: 1)
    #expect(prediction.elementType == .int64 && prediction.shape == [1])
    let scores = logits.scalars(as: Float.self)
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? -1
    #expect(prediction.scalars(as: Int64.self) == [Int64(best)])
    #expect("Prediction: \(prediction)" == "Prediction: tensor([\(best)])")
  }

  /// Row 19: layers alone, one after the other, and the same layers in a chain.
  @Test func usesLayersAlone() {
    let images = Tensor.stack((0..<3).map { _ in Tensor.rand([1, 28, 28]) }, axis: 0).squeeze(1)
    #expect(images.shape == [3, 28, 28])
    let flatten = Flatten()
    let flat = flatten(images)
    #expect(flat.shape == [3, 784])
    let layer = Linear(28 * 28, 512)
    let hidden = layer(flat)
    #expect(hidden.shape == [3, 512])
    let activated = ReLU()(hidden)
    #expect(activated.shape == [3, 512])
    #expect(
      activated.scalars(as: Float.self) == hidden.scalars(as: Float.self).map { max($0, 0) })

    let last = Linear(512, 10)
    let chain = Sequential(flatten, layer, ReLU(), last)
    let logits = chain(images)
    #expect(logits == last(activated))
    let sums = Softmax(axis: 1)(logits).sum(axis: 1)
    #expect(
      sums.scalars(as: Float.self).allSatisfy {
        abs($0 - 1) <= RoundingBound.sumOfProbabilities(10)
      })
  }

  /// Row 20: parameters, with names, shapes and values.
  @Test func namesParameters() {
    let network = Sequential(Linear(4, 8), ReLU(), Linear(8, 1))
    let found = network.namedParameters.map { "\($0.name) \($0.parameter.shape)" }
    #expect(found == ["0.weight [8, 4]", "0.bias [8]", "2.weight [1, 8]", "2.bias [1]"])
    #expect(network.parameters.count == 4)
    #expect(network.parameterCount == 49)
    let names = Tutorial.NeuralNetwork().namedParameters.map(\.name)
    #expect(names.first == "linear_relu_stack.0.weight")
    #expect(names.last == "linear_relu_stack.4.bias")
    let first = network.namedParameters[0].parameter
    #expect(first === (network[0] as? Linear)?.weight)
  }

  /// Row 22: a class written by hand, with chains, layers and functions in it.
  @Test func mixesClassesAndChains() {
    let network = Sequential(
      Tutorial.MyCNNClassifier(inputs: 3, classes: 12, picture: 5), Tutorial.MLP(inputs: 12))
    network.eval()
    #expect(network(Tensor.rand([2, 3, 5, 5])).shape == [2, 10])
    #expect(network["0.encoder.1.0"] is Conv2d)
    #expect(network["1.hidden"] is Linear)
    #expect(network["1.absent"] == nil)
    let names = network.namedModules.map(\.name)
    #expect(names.contains("0.encoder.1.2") && names.contains("1.out"))
    let buffers = network.namedBuffers.map(\.name)
    #expect(
      buffers == [
        "0.encoder.0.1.running_mean", "0.encoder.0.1.running_var",
        "0.encoder.0.1.num_batches_tracked", "0.encoder.1.1.running_mean",
        "0.encoder.1.1.running_var", "0.encoder.1.1.num_batches_tracked",
      ])
  }

  /// Row 31: the layer mistakes of a tutorial, each said at the layer where it shows.
  @Test func namesMistakes() throws {
    func message(_ layer: any Layer, _ shape: Shape) throws -> String {
      let error = try #require(throws: ShapeError.self) { try layer.run(.zeros(shape)) }
      return "\(error)"
    }
    let norm = try message(
      Sequential(Conv2d(32, 64, kernel: 3, padding: 1), BatchNorm2d(features: 32)), [2, 32, 6, 6])
    #expect(norm.contains("Sequential.1") && norm.contains("BatchNorm2d"))
    #expect(norm.contains("32") && norm.contains("[2, 64, 6, 6]"))
    let decoder = try message(Sequential(Flatten(), Linear(32 * 28 * 28, 10)), [1, 64, 28, 28])
    #expect(decoder.contains("Sequential.1") && decoder.contains("Linear"))
    #expect(decoder.contains("25088") && decoder.contains("50176"))
  }

  @Test func emptyBatchesAndNaNPassThrough() {
    let network = Tutorial.CNN()
    #expect(network(.zeros([0, 1, 24, 24])).shape == [0, 10])
    #expect(Tutorial.NeuralNetwork()(.zeros([0, 28, 28])).shape == [0, 10])
    #expect(Tutorial.convolutionBlock(1, 4)(.zeros([0, 1, 5, 5])).shape == [0, 4, 5, 5])

    var images = Tensor.rand([2, 1, 24, 24])
    images[0, 0, 4, 4] = .nan
    let answer = network(images).scalars(as: Float.self)
    #expect(answer.prefix(10).allSatisfy { $0.isNaN })
    #expect(!answer.dropFirst(10).contains { $0.isNaN }, "one sample does not touch another")
  }

  /// Row 32: an MLP as a chain and as a class.
  @Test func buildsPerceptrons() {
    let input = Tensor.rand([2, 10])
    #expect(Sequential(Linear(10, 256), ReLU(), Linear(256, 10))(input).shape == [2, 10])
    #expect(Tutorial.MLP(inputs: 10)(input).shape == [2, 10])
  }

  /// Row 33: children with names of their own.
  @Test func namesChildren() throws {
    let network = Tutorial.MySequential(
      Linear(20, 256), Linear(256, 256), ReLU(), Linear(256, 10))
    #expect(network(Tensor.rand([2, 20])).shape == [2, 10])
    #expect(network.description == TutorialTexts.mySequential)
    let first = try #require(network["l0"])
    #expect("\(first)" == "Linear(in_features=20, out_features=256, bias=True)")
    #expect(network.namedParameters.first?.name == "l0.weight")
    let chain = Sequential([("l0", Linear(20, 256)), ("l1", ReLU())])
    #expect(chain.children.map(\.name) == ["l0", "l1"])
  }

  /// Row 39: one layer's state dict and its values; no gradient before the first backward pass.
  @Test func showsOneLayersState() throws {
    let network = Sequential(Linear(4, 8), ReLU(), Linear(8, 1))
    let last = try #require(network[2] as? Linear)
    last.weight.value = Tensor([
      [-0.1951, 0.1670, 0.3505, 0.1089, -0.0129, 0.2969, 0.2359, -0.2969]
    ])
    last.bias?.value = Tensor([0.2740])
    let state = last.stateDict()
    #expect(state.names == ["weight", "bias"])
    #expect(
      state["weight"]?.description
        == "tensor([[-0.1951,  0.1670,  0.3505,  0.1089, -0.0129,  0.2969,  0.2359, -0.2969]])")
    #expect(last.bias?.value.description == "tensor([0.2740])")
    #expect(last.weight.gradient == nil)
    #expect(network.parameters.allSatisfy { $0.gradient == nil })
  }

  /// Row 44: tensors by hand, and the text that PyTorch prints for them.
  @Test func handlesTensors() {
    let x = Tensor.arange(40.0).reshape([2, 20])
    #expect(x.shape == [2, 20] && x[1, 19] == 39)
    #expect(x.sum().item == 780)
    #expect(
      Tensor.rand([99], generator: RandomGenerator(seed: 7))
        == Tensor.rand([99], generator: RandomGenerator(seed: 7)))
    #expect(Tensor.stack([Tensor.ones([2]), Tensor.zeros([2])], axis: 0).shape == [2, 2])
    var weight = Tensor.zeros([2, 2])
    let before = weight
    weight[0, 0] = 100
    #expect((weight .== before).description == "tensor([[False,  True],\n        [ True,  True]])")
    #expect((weight .== weight).all())
    #expect(Tensor(0.2432).description == "tensor(0.2432)")
    #expect(
      Tensor([[-0.4829], [-0.4826]]).description == "tensor([[-0.4829],\n        [-0.4826]])")
    #expect(
      (Tensor.ones([8, 8]) .== 1).description
        == "tensor(["
        + Array(repeating: "[True, True, True, True, True, True, True, True]", count: 8)
        .joined(separator: ",\n        ") + "])")
  }

  /// Row 44: weights and biases in the tutorial's own digits.
  @Test func printsWeights() {
    func numbers(_ text: String) -> [Float] {
      text.split { !"-.0123456789".contains($0) }.compactMap { Float($0) }
    }
    let kernels = Tensor(shape: [2, 1, 5, 5], scalars: numbers(TutorialTexts.kernels))
    #expect(kernels.description == TutorialTexts.kernels)
    let biases = Tensor(shape: [32], scalars: numbers(TutorialTexts.biases))
    #expect(biases.description == TutorialTexts.biases)
  }
}
