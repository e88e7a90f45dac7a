import Netdef
import Testing

/// What the tutorials do with the CNN, on the runtime alone. Rows are those of the feature list.
@Suite struct TutorialCNNTests {
  /// The shapes of input and activations for a batch, first to last.
  static func shapes(_ batch: Int) -> [Shape] {
    [
      [batch, 1, 24, 24], [batch, 32, 20, 20], [batch, 32, 20, 20], [batch, 32, 10, 10],
      [batch, 64, 6, 6], [batch, 64, 6, 6], [batch, 64, 3, 3], [batch, 576], [batch, 1024],
      [batch, 1024], [batch, 10],
    ]
  }

  /// Rows 1 and 2: layers in a chain print as in the tutorial, as a class and as a value.
  @Test func prints() {
    #expect(Tutorial.sequentialCNN().description == TutorialTexts.cnn)
    #expect(Tutorial.CNN().description == TutorialTexts.cnn)
    #expect("\(Tutorial.CNN())" == TutorialTexts.cnn)
  }

  /// Rows 3 and 9: the layers in order, with their names, by number, and from the end.
  @Test func listsIndexesAndIterates() {
    let network = Tutorial.sequentialCNN()
    #expect(network.children.map(\.name) == (0...9).map(String.init))
    let types = [
      "Conv2d", "ReLU", "MaxPool2d", "Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear", "ReLU",
      "Linear",
    ]
    #expect(network.children.map { String(describing: type(of: $0.module)) } == types)
    #expect(Tutorial.CNN().children.map { $0.module.printedName } == types)

    var lines: [String] = []
    for (name, layer) in network { lines += ["Layer ID: \(name)", "\(layer)"] }
    #expect(lines.joined(separator: "\n") == TutorialTexts.cnnLayers)

    #expect(network.count == 10)
    #expect((network[3] as? Conv2d)?.outChannels == 64)
    #expect((network[-1] as? Linear)?.outFeatures == 10)
    #expect((Tutorial.CNN()[-10] as? Conv2d)?.outChannels == 32)
  }

  /// Row 4: 111 random patterns.
  @Test func runs111Patterns() {
    let input = Tensor.rand([111, 1, 24, 24])
    #expect(Tutorial.sequentialCNN()(input).shape == [111, 10])
    #expect(Tutorial.CNN()(input).shape == [111, 10])
  }

  /// Rows 5, 6 and 42: a chain grown step by step; the last layer's answer gives the next size.
  @Test func growsLayerByLayer() throws {
    let network = Sequential()
    var input = Tensor.zeros([1, 1, 24, 24])
    var shapes = [input.shape]
    func append(_ layer: any Layer) throws {
      network.append(layer)
      input = try network[-1].run(input)
      shapes.append(input.shape)
    }
    try append(Conv2d(in: 1, out: 32, kernel: [5, 5]))
    try append(ReLU())
    try append(MaxPool2d(kernel: [2, 2], stride: [2, 2]))
    try append(Conv2d(in: 32, out: 64, kernel: [5, 5]))
    try append(ReLU())
    try append(MaxPool2d(kernel: [2, 2], stride: [2, 2]))
    try append(Flatten())
    try append(Linear(in: input.shape[1], out: 1024))
    try append(ReLU())
    try append(Linear(in: 1024, out: 10))
    #expect(shapes == Self.shapes(1))
    #expect(network.description == TutorialTexts.cnn)
  }

  /// Row 10: all activations, layer by layer and from one traced run, to the bit the same.
  @Test func extractsActivations() {
    let network = Tutorial.sequentialCNN()
    let input = Tensor.rand([111, 1, 24, 24])
    var activity = [input]
    for index in 0..<network.count { activity.append(network[index](activity[index])) }
    #expect(activity.map(\.shape) == Self.shapes(111))

    let trace = network.trace(input)
    for index in 0..<network.count {
      #expect(trace["\(index)"] == activity[index + 1], "layer \(index)")
    }
  }

  /// Row 11: which layers have parameters.
  @Test func tellsWhoHasParameters() {
    let names = Tutorial.CNN().children.map { ($0.name, $0.module.namedParameters.map(\.name)) }
    for (name, parameters) in names {
      let expected = ["0", "3", "7", "9"].contains(name) ? ["weight", "bias"] : []
      #expect(parameters == expected, "layer \(name)")
    }
  }

  /// Row 12: the shapes of weights and biases.
  @Test func givesWeightsAndBiases() {
    let network = Tutorial.CNN()
    #expect(network.`0`.weight.shape == [32, 1, 5, 5])
    #expect(network.`0`.bias?.shape == [32])
    #expect(network.`3`.weight.shape == [64, 32, 5, 5])
    #expect(network.`3`.bias?.shape == [64])
    #expect(network.`7`.weight.shape == [1024, 576])
    #expect(network.`7`.bias?.shape == [1024])
    #expect(network.`9`.weight.shape == [10, 1024])
    #expect(network.`9`.bias?.shape == [10])
    #expect(network.parameterCount == 653_194)
  }

  /// Row 13: weight 1, bias 5 and input 1 give 30 everywhere; the text is the tutorial's.
  @Test func replacesWeights() throws {
    let network = Tutorial.CNN()
    let layer = network.`0`
    layer.weight.value = .ones([32, 1, 5, 5])
    layer.bias?.value = 5 * .ones([32])
    let output = layer(.ones([1, 1, 24, 24]))
    #expect(output == .full([1, 32, 20, 20], 30))
    #expect(output.description.hasPrefix(TutorialTexts.thirties))

    // The network sees the replaced weights as well: inside it the layer answers as it does alone.
    #expect(network.trace(.ones([1, 1, 24, 24]))["0"] == output)

    let error = try #require(throws: (any Error).self) {
      try layer.weight.replace(with: .ones([32, 1, 3, 3]))
    }
    #expect("\(error)".contains("[32, 1, 5, 5]") && "\(error)".contains("[32, 1, 3, 3]"))
    #expect(layer.weight.value == .ones([32, 1, 5, 5]))
  }

  /// Row 8: the state dict, and its way through a file into another network.
  @Test func savesAndLoadsTheStateDict() throws {
    let (network, other) = (Tutorial.CNN(), Tutorial.sequentialCNN())
    let names = network.stateDict().map(\.name)
    #expect(
      names == [
        "0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias",
      ])
    let input = Tensor.rand([3, 1, 24, 24])
    let expected = network(input)
    #expect(other(input) != expected)

    let path = temporaryPath("tutorial-cnn.safetensors")
    defer { removeFile(path) }
    try network.save(to: path)
    try other.load(from: path)
    #expect(other(input) == expected)
  }

  /// Row 43: a layer's own attributes.
  @Test func showsAttributes() {
    let convolution = Tutorial.CNN().`0`
    #expect(convolution.inChannels == 1)
    #expect(convolution.outChannels == 32)
    #expect(convolution.kernelSize == [5, 5])
    #expect(convolution.stride == [1, 1])
    #expect(convolution.dilation == [1, 1])
    #expect(convolution.groups == 1)
    let pool = Tutorial.CNN().`2`
    #expect(pool.kernelSize == [2, 2])
    #expect(pool.stride == [2, 2])
    #expect(!pool.ceilMode)
    let linear = Tutorial.CNN().`7`
    #expect(linear.inFeatures == 576)
    #expect(linear.outFeatures == 1024)
    let norm = BatchNorm2d(features: 32)
    #expect(norm.numFeatures == 32)
    #expect(norm.eps == 1e-5)
    #expect(norm.momentum == 0.1)
    #expect(norm.affine && norm.trackRunningStats)
    #expect(Dropout(p: 0.25).p == 0.25)
    #expect(Flatten().startDim == 1 && Flatten().endDim == -1)
  }
}
