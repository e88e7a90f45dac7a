import Testing

@testable import Netdef

/// What loading takes over, and that it takes over all or nothing.
@Suite struct StateDictLoadingTests {
  /// A state dict of the tied network in which every number is one more.
  private func changed() -> StateDict {
    let stateDict = TiedModel().stateDict()
    return StateDict(
      stateDict.map { name, tensor in
        (name: name, tensor: tensor.elementType == .int64 ? Tensor(Int64(9)) : .ones(tensor.shape))
      }, metadata: stateDict.metadata)
  }

  /// Loads strictly, expects an error, and that nothing has changed; returns its report.
  private func reject(_ stateDict: StateDict) throws -> LoadReport {
    let model = TiedModel()
    let before = StateDictContent(model.stateDict(sharedNames: .all))
    let error = #expect(throws: StateDictError.self) { try model.load(stateDict) }
    #expect(StateDictContent(model.stateDict(sharedNames: .all)) == before)
    return try #require(error).report
  }

  @Test func everything() throws {
    let model = TiedModel()
    let report = try model.load(changed())
    #expect(report.isComplete)
    #expect(report.loaded == model.stateDict().names)
    #expect(model.scale.value.item == 1)
    #expect(model.norm.numBatchesTracked?.value.item(as: Int64.self) == 9)
    #expect(model.decoder.weight === model.encoder.weight)
  }

  @Test func batchesMayBeMissing() throws {
    var stateDict = changed()
    stateDict["norm.num_batches_tracked"] = nil
    let model = TiedModel()
    model.norm.numBatchesTracked?.value = Tensor(Int64(5))
    #expect(try model.load(stateDict).isComplete)
    #expect(model.norm.numBatchesTracked?.value.item(as: Int64.self) == 5)
  }

  @Test func missing() throws {
    var stateDict = changed()
    stateDict["norm.bias"] = nil
    let report = try reject(stateDict)
    #expect(report.missing == [.init(name: "norm.bias", shape: [2], elementType: .float32)])
    #expect(report.unexpected.isEmpty)
  }

  @Test func unexpected() throws {
    var stateDict = changed()
    stateDict["head"] = Tensor([1, 2])
    let report = try reject(stateDict)
    #expect(
      report.unexpected == [
        .init(name: "head", shape: [2], elementType: .float32, nearest: nil)
      ])
  }

  @Test func wrongShape() throws {
    var stateDict = changed()
    stateDict["scale"] = Tensor([1, 2])
    stateDict["encoder.weight"] = Tensor.zeros([3, 2])
    let report = try reject(stateDict)
    #expect(
      report.wrongShape == [
        .init(name: "scale", expected: [], found: [2]),
        .init(name: "encoder.weight", expected: [2, 3], found: [3, 2]),
      ])
  }

  @Test func wrongType() throws {
    var stateDict = changed()
    stateDict["norm.num_batches_tracked"] = Tensor(1.5)
    let report = try reject(stateDict)
    #expect(
      report.wrongType == [
        .init(name: "norm.num_batches_tracked", expected: .int64, found: .float32)
      ])
    #expect(!report.loaded.contains("norm.num_batches_tracked"))
  }

  /// The weight may stand under either name, under both, or under one that the metadata maps.
  @Test func sharedNames() throws {
    let weight = Tensor([[1, 2, 3], [4, 5, 6]])
    var stateDict = changed()
    stateDict.metadata = [:]
    stateDict["encoder.weight"] = nil
    stateDict["decoder.weight"] = weight
    let model = TiedModel()
    #expect(try model.load(stateDict).isComplete)
    #expect(model.encoder.weight?.value.scalars(as: Float.self) == [1, 2, 3, 4, 5, 6])

    stateDict["encoder.weight"] = weight
    #expect(try model.load(stateDict).isComplete)

    stateDict["encoder.weight"] = Tensor.full([2, 3], .nan)
    stateDict["decoder.weight"] = Tensor.full([2, 3], .nan)
    #expect(try model.load(stateDict).isComplete)

    stateDict["decoder.weight"] = weight
    #expect(
      try reject(stateDict).conflicting == [
        .init(name: "decoder.weight", other: "encoder.weight")
      ])
  }

  /// A file of a network that shares a weight, in one that has two: both get it.
  @Test func sharedOnlyInTheFile() throws {
    let model = StateDictStack([StateDictLinear(2, 1), StateDictLinear(2, 1)])
    let stateDict = StateDict(
      [(name: "0.weight", tensor: Tensor([[3, 4]])), (name: "0.bias", tensor: Tensor([5]))],
      metadata: ["2.weight": "0.weight", "2.bias": "0.bias"])
    #expect(try model.load(stateDict).isComplete)
    #expect(model.layers[1].weight?.value.scalars(as: Float.self) == [3, 4])
    #expect(model.layers[0].weight !== model.layers[1].weight)
  }

  /// On request what fits is loaded and the rest is told.
  @Test func partial() throws {
    var stateDict = changed()
    stateDict["offset"] = Tensor([1])
    stateDict["norm.weight"] = nil
    stateDict["head"] = Tensor(1)
    let model = TiedModel()
    let report = try model.load(stateDict, strict: false)
    #expect(model.scale.value.item == 1)
    #expect(model.offset.value.scalars(as: Float.self) == [0.5, -0.5])
    #expect(!report.isComplete)
    #expect(report.loaded.count == 7)
    #expect(
      report.description == """
        loaded 7 tensors into `TiedModel`:
          missing: `norm.weight` [2]
          unexpected: `head` []
          wrong shape: `offset`: expected [2], found [1]
        """)
  }
}
