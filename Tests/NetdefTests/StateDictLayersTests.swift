import Testing

@testable import Netdef

/// State dicts of real layers: what is loaded computes what was saved, to the bit.
@Suite struct StateDictLayersTests {
  /// A small convolutional network with weights of a seed.
  private func network(seed: UInt64) -> Sequential {
    let generator = RandomGenerator(seed: seed)
    return Sequential(
      Conv2d(in: 1, out: 4, kernel: 3, bias: false, generator: generator), BatchNorm2d(4), ReLU(),
      Flatten(), Linear(in: 4 * 6 * 6, out: 3, generator: generator))
  }

  @Test func names() {
    let stateDict = network(seed: 1).stateDict()
    #expect(
      stateDict.names == [
        "0.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var",
        "1.num_batches_tracked", "4.weight", "4.bias",
      ])
    #expect(stateDict["0.weight"]?.shape == [4, 1, 3, 3])
    #expect(stateDict["1.num_batches_tracked"]?.elementType == .int64)
    #expect(stateDict["4.weight"]?.shape == [3, 144])
    #expect(stateDict.metadata.isEmpty)
  }

  @Test func saveAndLoad() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/network.safetensors"
      let (saved, loaded) = (network(seed: 1), network(seed: 2))
      let input = Tensor.randn([2, 1, 8, 8], generator: RandomGenerator(seed: 3))
      // A step in training mode moves the running statistics, which must be saved too.
      _ = saved.train()(input)
      for model in [saved, loaded] { model.eval() }
      let expected = saved(input).scalars(as: Float.self).map(\.bitPattern)
      #expect(loaded(input).scalars(as: Float.self).map(\.bitPattern) != expected)
      try saved.save(to: path)
      #expect(try loaded.load(from: path).isComplete)
      #expect(loaded(input).scalars(as: Float.self).map(\.bitPattern) == expected)
      #expect(StateDictContent(loaded.stateDict()) == StateDictContent(saved.stateDict()))
      #expect(loaded.stateDict()["1.num_batches_tracked"]?.item(as: Int64.self) == 1)
    }
  }

  /// A file that cannot be read or does not fit says so through one call, and changes nothing.
  @Test func errors() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let model = network(seed: 1)
      let before = StateDictContent(model.stateDict())
      #expect(throws: SafeTensorsError.self) { try model.load(from: folder + "/missing") }
      try SafeTensors.write(["0.weight": .zeros([1])], to: folder + "/other")
      #expect(throws: StateDictError.self) { try model.load(from: folder + "/other") }
      #expect(StateDictContent(model.stateDict()) == before)
    }
  }
}
