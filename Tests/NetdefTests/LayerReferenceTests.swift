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
    try layer.load(reference.state)
    let mode = reference.settings["mode"] ?? "train"
    layer.train(mode != "eval")
    let input = try reference.tensor("input")
    var output = input
    for _ in 0..<(reference.settings.integer("steps") ?? 1) { output = try layer.run(input) }
    let buffers = layer.namedBuffers.map { (name: $0.name, value: $0.buffer.value) }
    if mode == "trainThenEval" { output = try layer.eval().run(input) }

    let exact = reference.settings.truth("exact")
    expectClose(
      output, try reference.tensor("output"), relative: exact ? 0 : 1e-5,
      absolute: exact ? 0 : reference.settings.number("absolute") ?? 1e-6, reference.name)
    guard mode != "eval" else { return }
    let after = reference.tensors(under: "after/")
    #expect(buffers.map(\.name).sorted() == after.map(\.name).sorted())
    for buffer in buffers {
      expectClose(
        buffer.value, try reference.tensor("after/\(buffer.name)"),
        "\(reference.name), \(buffer.name)")
    }
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
    let layer = try reference.makeLayer()
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
