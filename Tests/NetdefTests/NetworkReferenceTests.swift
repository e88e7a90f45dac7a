import Netdef
import Testing

/// Whole networks against PyTorch; weights and inputs are hashed, only the answers are saved.
@Suite struct NetworkReferenceTests {
  static func cases() throws -> [ReferenceCase] { try ReferenceFile("networks").cases }

  /// The hand-written network of a case.
  private func network(_ name: String) throws -> any Layer {
    switch name {
    case "TutorialCNN": Tutorial.CNN()
    case "NeuralNetwork": Tutorial.NeuralNetwork()
    case "MLP": Tutorial.MLP(inputs: 20)
    case "ConvBlocks", "TrainedConvBlocks":
      Sequential(Tutorial.convolutionBlock(1, 16), Tutorial.convolutionBlock(16, 24))
    default: throw ReferenceProblem("no network \(name) is known to the tests")
    }
  }

  /// The hashed state of a case: values around zero, or around one for scales and variances.
  private func hashedState(of network: any Layer, _ reference: ReferenceCase) throws -> StateDict {
    var state = network.stateDict()
    for (name, tensor) in network.stateDict() where !name.hasSuffix("num_batches_tracked") {
      let factor = try #require(reference.arguments.number(name), "no factor for \(name)")
      let hashed = HashedValues.tensor("\(reference.name)/\(name)", tensor.shape, factor: factor)
      let isCentred = name.hasSuffix("bias") || name.hasSuffix("running_mean") || tensor.rank > 1
      state[name] = isCentred ? hashed : hashed + 1
    }
    return state
  }

  @Test func hashIsTheOneInThePythonScript() {
    #expect(HashedValues.startValue(of: "") == 0xCBF2_9CE4_8422_2325)
    #expect(HashedValues.startValue(of: "a") == 0xAF63_DC4C_8601_EC8C)
    // The published first output of splitmix64 from the seed 0.
    #expect(HashedValues.word(start: 0, index: 0) == 0xE220_A839_7B1D_CDAF)
    #expect(
      HashedValues.tensor("TutorialCNN/0.weight", [4]).scalars(as: Float.self) == [
        0x1.8ece9p-2, 0x1.aec838p-3, -0x1.5aff38p-3, -0x1.602ap-4,
      ])
  }

  @Test(arguments: try cases())
  func answersAsPyTorchDoes(_ reference: ReferenceCase) throws {
    let network = try network(reference.name)
    let state = try hashedState(of: network, reference)
    #expect(reference.arguments.keys.isSubset(of: state.names))
    try network.load(state)
    let shape = Shape(try #require(reference.settings.list("input")).compactMap { $0 })
    let input = HashedValues.tensor("\(reference.name)/input", shape, factor: 2)
    let bound = RoundingBound.network(network)
    network.train()
    for _ in 0..<(reference.settings.integer("steps") ?? 0) { _ = try network.run(input) }
    for (name, expected) in reference.tensors(under: "after/") {
      let buffer = try #require(network.namedBuffers.first { $0.name == name }?.buffer)
      guard expected.elementType == .float32 else {
        expectClose(buffer.value, expected, name)
        continue
      }
      #expect(largestRelativeError(buffer.value, expected) <= bound, "\(reference.name), \(name)")
    }
    network.eval()
    let trace = try network.runTracing(input)
    for (name, expected) in reference.tensors where !name.hasPrefix("after/") {
      let found = name == "output" ? try network.run(input) : trace[name]
      #expect(largestRelativeError(found, expected) <= bound, "\(reference.name), \(name)")
    }
  }
}
