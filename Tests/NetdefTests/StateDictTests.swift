import Testing

@testable import Netdef

/// State dicts as values, and what a module's holds.
@Suite struct StateDictTests {
  @Test func order() {
    var stateDict: StateDict = ["b": Tensor(1), "a": Tensor(2)]
    stateDict["c"] = Tensor(3)
    stateDict["b"] = Tensor(4)
    #expect(stateDict.names == ["b", "a", "c"])
    #expect(stateDict.map(\.tensor.item) == [4, 2, 3])
    stateDict["a"] = nil
    stateDict["x"] = nil
    #expect(stateDict.names == ["b", "c"])
    #expect(stateDict.count == 2)
    #expect(stateDict["a"] == nil)
    #expect(!stateDict.isEmpty)
    #expect(StateDict().isEmpty)
    #expect(stateDict.description == "StateDict of 2 tensors\n  b: float32 []\n  c: float32 []")
  }

  @Test func prefixes() {
    let stateDict = StateDict(
      [(name: "module.a", tensor: Tensor(1)), (name: "other", tensor: Tensor(2))],
      metadata: ["module.b": "module.a", "format": "pt"])
    let removed = stateDict.removingPrefix("module.")
    #expect(removed.names == ["a", "other"])
    #expect(removed.metadata == ["b": "a", "format": "pt"])
    #expect(removed.addingPrefix("m.").names == ["m.a", "m.other"])
    #expect(removed.addingPrefix("m.").metadata == ["m.b": "m.a", "format": "pt"])
  }

  /// A module's parameters, its buffers, then its children; a shared weight once or twice.
  @Test func module() {
    let model = TiedModel()
    let first = model.stateDict()
    #expect(
      first.names == [
        "scale", "offset", "encoder.weight", "norm.weight", "norm.bias", "norm.running_mean",
        "norm.running_var", "norm.num_batches_tracked", "decoder.bias",
      ])
    #expect(first.metadata == ["decoder.weight": "encoder.weight"])
    #expect(first["norm.num_batches_tracked"]?.elementType == .int64)
    #expect(first["norm.num_batches_tracked"]?.shape == [])
    let all = model.stateDict(sharedNames: .all)
    #expect(
      all.names == first.names.dropLast() + ["decoder.weight", "decoder.bias"])
    #expect(all.metadata.isEmpty)
  }

  /// A module that stands under two names is shared as a whole.
  @Test func sharedModule() {
    let layer = StateDictLinear(2, 1)
    let stateDict = StateDictStack([layer, StateDictLinear(2, 1), layer]).stateDict()
    #expect(stateDict.names == ["0.weight", "0.bias", "2.weight", "2.bias"])
    #expect(stateDict.metadata == ["4.weight": "0.weight", "4.bias": "0.bias"])
  }

  /// A state dict is a value: it does not change with the module.
  @Test func snapshot() {
    let model = TiedModel()
    let before = model.stateDict()
    model.scale.value = Tensor(5)
    #expect(before["scale"]?.item == 2)
  }

  @Test func saveAndLoad() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/tied.safetensors"
      let (saved, loaded) = (TiedModel(), TiedModel())
      saved.encoder.weight?.value = Tensor([[1, 2, 3], [4, 5, 6]])
      for sharedNames in [SharedNames.first, .all] {
        try saved.save(to: path, sharedNames: sharedNames, metadata: ["epoch": "3"])
        let report = try loaded.load(from: path)
        #expect(report.description == "loaded 9 tensors into `TiedModel`")
        #expect(loaded.decoder.weight?.value.scalars(as: Float.self) == [1, 2, 3, 4, 5, 6])
      }
      #expect(try SafeTensors.read(path: path).metadata == ["epoch": "3"])
    }
  }
}
