import Netdef
import Testing

/// Every layer against what PyTorch answered, printed and remembered (`Reference/layers.txt`).
@Suite struct LayerReferenceTests {
  /// The cases in which PyTorch answers.
  static func accepted() throws -> [ReferenceCase] {
    try ReferenceFile("layers").cases.filter { !$0.settings.truth("raises") }
  }

  /// The cases in which PyTorch raises an error.
  static func refused() throws -> [ReferenceCase] {
    try ReferenceFile("layers").cases.filter { $0.settings.truth("raises") }
  }

  @Test func theTableNamesEveryLayer() throws {
    let types = Set(try Self.accepted().map(\.type))
    #expect(
      types == [
        "Conv2d", "BatchNorm2d", "Linear", "Flatten", "MaxPool2d", "AvgPool2d",
        "AdaptiveAvgPool2d", "Dropout", "Identity", "ReLU", "LeakyReLU", "SELU", "ELU", "GELU",
        "SiLU", "Sigmoid", "Tanh", "Softmax", "LogSoftmax",
      ])
    #expect(try Self.accepted().count > 200)
    #expect(try Self.refused().count > 10)
  }

  @Test(arguments: try accepted())
  func answersAsPyTorchDoes(_ reference: ReferenceCase) throws {
    let layer = try reference.makeLayer()
    let output = try Self.run(layer, reference)
    let bounds = try reference.bounds { try Self.run($0.makeLayer(), $0) }
    expectClose(output, try reference.tensor("output"), within: bounds, reference.name)
    guard reference.settings["mode"] != "eval" else { return }
    let after = reference.tensors(under: "after/")
    let buffers = layer.namedBuffers.map { (name: $0.name, value: $0.buffer.value) }
    #expect(buffers.map(\.name).sorted() == after.map(\.name).sorted())
    for buffer in buffers {
      let expected = try reference.tensor("after/\(buffer.name)")
      expectClose(
        buffer.value, expected, within: try reference.bounds(ofBuffer: buffer.name, expected),
        "\(reference.name), \(buffer.name)")
    }
  }

  /// What a layer with the case's state answers in the case's mode.
  private static func run(_ layer: any Layer, _ reference: ReferenceCase) throws -> Tensor {
    try layer.load(reference.state)
    let mode = reference.settings["mode"] ?? "train"
    layer.train(mode != "eval")
    let input = try reference.tensor("input")
    var output = input
    for _ in 0..<(reference.settings.integer("steps") ?? 1) { output = try layer.run(input) }
    return mode == "trainThenEval" ? try layer.eval().run(input) : output
  }

  @Test(arguments: try accepted())
  func printsAsPyTorchDoes(_ reference: ReferenceCase) throws {
    #expect(try reference.makeLayer().description == reference.text)
  }

  @Test(arguments: try accepted())
  func namesAndShapesTheStateAsPyTorchDoes(_ reference: ReferenceCase) throws {
    let found = try reference.makeLayer().stateDict().map { "\($0.name) \($0.tensor.shape)" }
    let expected = reference.state.map { "\($0.name) \($0.tensor.shape)" }
    #expect(found.sorted() == expected.sorted())
  }

  @Test(arguments: try refused())
  func refusesWhatPyTorchRefuses(_ reference: ReferenceCase) throws {
    let layer = try reference.makeLayer().train(reference.settings["mode"] != "eval")
    let input = try reference.tensor("input")
    let error = try #require(throws: (any Error).self, "\(reference.name) was accepted") {
      try layer.run(input)
    }
    let message = String(describing: error)
    #expect(message.contains(reference.type), "the message names the layer: \(message)")
    let found = reference.settings["element"] ?? input.shape.description
    #expect(message.contains(found), "the message says what was found: \(message)")
  }
}
