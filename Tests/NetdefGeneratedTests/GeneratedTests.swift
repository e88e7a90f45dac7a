import Netdef
import Testing

/// The accepted golden files, as the plugin compiled them, run.
@Suite struct GeneratedTests {
  @Test func tutorialNetworkPrintsAndRuns() {
    let model = TutorialCNN(generator: RandomGenerator(seed: 1))
    #expect(model.description.hasPrefix("Sequential(\n  (0): Conv2d(1, 32, kernel_size=(5, 5)"))
    let output: Batch<Features<10>> = model(.rand(count: 3))
    #expect(output.tensor.shape == [3, 10])
    #expect(model.parameterCount == 832 + 51_264 + 590_848 + 10_250)
    #expect(model.`3`.outChannels == 64)
    #expect(model[9] is Linear)
  }

  @Test func activationsAreTyped() {
    let model = TutorialCNN()
    let activations = model.activations(.rand(count: 2))
    let pooled: Batch<Image<64, 3, 3>> = activations.`5`
    #expect(pooled.tensor.shape == [2, 64, 3, 3])
    #expect(
      activations.all.map(\.tensor.shape).map(\.sizes.count) == [4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2])
    #expect(activations.all.map(\.name) == ["image"] + (0...9).map(String.init))
  }

  @Test func activationsOfStepsAreWhatTheStepsCompute() {
    let model = TutorialCNN()
    let activations = model.activations(.rand(count: 2))
    for (index, value) in activations.all.enumerated().dropFirst() {
      let alone = model[index - 1](activations.all[index - 1].tensor)
      #expect(alone.scalars(as: Float.self) == value.tensor.scalars(as: Float.self))
    }
  }

  @Test func groupsAreScopes() {
    let model = NeuralNetwork()
    #expect(
      model.namedParameters.map(\.name) == [
        "linear_relu_stack.0.weight", "linear_relu_stack.0.bias", "linear_relu_stack.2.weight",
        "linear_relu_stack.2.bias", "linear_relu_stack.4.weight", "linear_relu_stack.4.bias",
      ])
    #expect(
      model.description == """
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
        """)
    let activations = model.activations(.rand(count: 2))
    let hidden: Batch<Features<512>> = activations.linear_relu_stack.`1`
    #expect(hidden.count == 2)
    #expect(activations.features.tensor.shape == [2, 784])
  }

  /// A child is the property of its name, whatever the scope around it calls its own.
  @Test func childrenOfGroupsKeepTheirNames() {
    #expect(Groups().encoder.tail.`0`.outFeatures == 4)
    #expect(Groups().neck.`1`.`0`.description == "ReLU()")
    #expect(Groups().head.outFeatures == 2)
  }

  /// `run` takes what a call takes, typed as it is, and throws where that stops.
  @Test func runsTypedBatches() throws {
    let model = TutorialCNN(generator: RandomGenerator(seed: 1))
    let images = Batch<Image<1, 24, 24>>.rand(count: 2)
    let output: Batch<Features<10>> = try model.run(images)
    #expect(output.tensor == model(images).tensor)
    #expect(throws: ShapeError.self) { try model.run(Tensor.ones([2, 3])) }
  }

  /// Several inputs and outputs have a parameter and a name each, as in a call.
  @Test func runsTypedBatchesOfSeveral() throws {
    let model = Edges(generator: RandomGenerator(seed: 1))
    let image = Batch<Image<2, 4, 4>>.rand(count: 2)
    let features = Batch<Features<3>>.rand(count: 2)
    let results = try model.run(image, features)
    let called = model(image, features)
    let sum: Batch<Features<3>> = results.sum
    #expect(sum.tensor == called.sum.tensor && results.output.tensor == called.output.tensor)
    #expect(throws: ShapeError.self) { try model.run(image, .rand(count: 3)) }
  }

  /// One model's output is another's input when the types agree.
  @Test func modelsCompose() {
    let probabilities = Refiner()(NeuralNetwork()(.rand(count: 4)))
    let sums = probabilities.tensor.sum(axis: 1).scalars(as: Float.self)
    #expect(sums.allSatisfy { abs($0 - 1) <= RoundingBound.sumOfProbabilities(10) })
  }

  @Test func functionsRun() {
    let model = Functions()
    model.eval()
    #expect(model(.rand(count: 2)).tensor.shape == [2, 30])
    #expect(model.parameterCount == 0)
    #expect(
      model.activations(.rand(count: 1)).all.map(\.name) == [
        "x", "max_pool2d", "avg_pool2d", "relu", "leaky_relu", "selu", "elu", "gelu", "gelu#2",
        "silu", "sigmoid", "tanh", "relu#2", "tanh#2", "adaptive_avg_pool2d", "dropout", "flatten",
        "softmax", "log_softmax",
      ])
  }

  @Test func layersPrintAsPyTorchPrintsThem() {
    #expect(
      Layers().description == """
        Sequential(
          (0): Conv2d(4, 8, kernel_size=(3, 5), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2, bias=False)
          (1): BatchNorm2d(8, eps=0.001, momentum=None, affine=False, track_running_stats=True)
          (2): LeakyReLU(negative_slope=0.3)
          (3): Conv2d(8, 8, kernel_size=(5, 5), stride=(1, 1), padding=same)
          (4): BatchNorm2d(8, eps=1e-05, momentum=0.2, affine=True, track_running_stats=False)
          (5): SELU()
          (6): Conv2d(8, 6, kernel_size=(1, 1), stride=(1, 1))
          (7): ELU(alpha=2.0)
          (8): MaxPool2d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=True)
          (9): GELU(approximate='tanh')
          (10): AvgPool2d(kernel_size=2, stride=(1, 2), padding=0)
          (11): GELU(approximate='none')
          (12): SiLU()
          (13): Sigmoid()
          (14): Tanh()
          (15): AdaptiveAvgPool2d(output_size=(2, None))
          (16): Dropout(p=0.1, inplace=False)
          (17): Identity()
          (18): Flatten(start_dim=2, end_dim=-1)
          (19): Flatten(start_dim=1, end_dim=-1)
          (20): Linear(in_features=60, out_features=7, bias=False)
          (21): LogSoftmax(dim=1)
          (22): Softmax(dim=-1)
        )
        """)
  }

  /// What the checker infers is what the runtime computes, step by step.
  @Test func inferredShapesAreTheRuntimes() {
    let activations = Layers().activations(.rand(count: 2))
    #expect(activations.all.count == 24)
    #expect(Groups().activations(.rand(count: 2)).all.count == 13)
    #expect(Collisions().activations(.rand(count: 2)).all.last?.tensor.shape == [2, 4])
  }

  /// Whatever the names are, every step has its activation, in the order of the file.
  @Test func namesOfSwiftAreNamesOfSteps() {
    let names = Keywords().activations(.rand(count: 1)).all.map(\.name)
    #expect(names.prefix(6) == ["any", "each", "async", "actor", "copy", "relu"])
    #expect(names.suffix(5) == ["macro", "open", "relu#3", "Protocol", "package"])
    #expect(Keywords()(.rand(count: 1)).tensor.shape == [1, 2])
    #expect(
      Underscores().activations(.rand(count: 1)).all.map(\.name)
        == ["_", "unused", "1", "relu", "_#2", "__", "_0"])
    #expect(
      Records().activations(.rand(count: 1)).all.map(\.name)
        == ["all", "trace", "output.output", "output", "Activations"])
  }

  @Test func otherRanksHaveTypesToo() {
    let scalars: Batch<Scalar> = ScalarNetwork()(Batch<Scalar>.rand(count: 3))
    #expect(scalars.tensor.shape == [3])
    let matrices: Batch<Matrix<7, 3>> = MatrixNetwork()(Batch<Matrix<7, 5>>.rand(count: 2))
    #expect(matrices.tensor.shape == [2, 7, 3])
    let volumes: Batch<Matrix<2, 60>> = VolumeNetwork()(Batch<Volume<2, 3, 4, 5>>.rand(count: 2))
    #expect(volumes.tensor.shape == [2, 2, 60])
    let tokens: Batch<Indices<6>> = TokenNetwork()(Batch<Indices<6>>.zeros(count: 2))
    #expect(tokens.tensor.elementType == .int64)
    #expect(FixedBatch()(.rand([1, 4])).shape == [1, 2])
  }

  @Test(arguments: [5, 8, 17]) func openSizesAreRuntimeValues(size: Int) {
    #expect(OpenImage()(.rand([2, 3, size, size + 3])).shape == [2, 5])
    #expect(OpenOutput()(.rand([1, 1, 4 * size, 8])).shape == [1, 1, size, 2])
  }

  @Test func externLayersAreOrdinarySwiftClasses() throws {
    let model = WithExterns()
    #expect(model.namedParameters.map(\.name) == ["scale.weight"])
    let output = model(.init(trusted: .full([1, 2, 4, 4], -2)))
    #expect(output.tensor.scalars(as: Float.self).allSatisfy { $0 == 1 })
    #expect(
      model.description.contains("Mixed(how=largestValue, sizes=[1, 2, 3], range=(0.25, 0.5))"))
  }

  @Test func sameSeedSameWeights() {
    let first = TutorialCNN(generator: RandomGenerator(seed: 7))
    let second = TutorialCNN(generator: RandomGenerator(seed: 7))
    for (a, b) in zip(first.parameters, second.parameters) {
      #expect(a.value.scalars(as: Float.self) == b.value.scalars(as: Float.self))
    }
  }

  @Test func wrongShapesThroughTheUntypedDoorAreErrors() throws {
    let model = NeuralNetwork()
    let error = #expect(throws: ShapeError.self) { try model.run(.rand([3, 1, 28, 27])) }
    let text = "\(try #require(error))"
    #expect(text.contains("[N, 1, 28, 28]") && text.contains("[3, 1, 28, 27]"))
    #expect(text.contains("NeuralNetwork"))
  }

  @Test func anEmptyBatchWorks() {
    #expect(TutorialCNN()(.zeros(count: 0)).tensor.shape == [0, 10])
  }

  @Test func theSourceTravelsAlong() {
    #expect(Hashes.netdef.contains("##\"\"\"") == false)
    #expect(Hashes.netdef.contains("// \"\"\"## \\##(x) \"#"))
    #expect(InFolder.netdef.hasPrefix("model InFolder {"))
  }
}
