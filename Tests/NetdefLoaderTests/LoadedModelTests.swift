import Foundation
import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// The loader makes of a text what the generated class is.
@Suite struct LoadedModelTests {
  @Test(arguments: GoldenNetwork.all) func sameNetwork(golden: GoldenNetwork) throws {
    let generated = try golden.make(RandomGenerator(seed: 3))
    let loaded = try golden.load(RandomGenerator(seed: 3))
    #expect(loaded.description == generated.description)
    #expect(loaded.inputNames == generated.inputNames || generated is any Layer)
    #expect(loaded.outputNames == generated.outputNames || generated is any Layer)
    #expect(loaded.typeName == generated.typeName)
    #expect(loaded.namedModules.map(\.name) == generated.namedModules.map(\.name))
    #expect(loaded.parameterCount == generated.parameterCount)
    let (mine, theirs) = (loaded.stateDict(), generated.stateDict())
    #expect(mine.names == theirs.names)
    #expect(mine.bits == theirs.bits)
    #expect(loaded.networkDefinition.source == generated.networkDefinition.source)
  }

  @Test(arguments: GoldenNetwork.all, [true, false])
  func sameBits(golden: GoldenNetwork, isTraining: Bool) throws {
    let generated = try golden.make(RandomGenerator(seed: 3))
    let loaded = try golden.load(RandomGenerator(seed: 3))
    generated.train(isTraining)
    loaded.train(isTraining)
    for inputs in golden.inputs {
      let mine = try loaded.runTracing(inputs, generator: RandomGenerator(seed: 9))
      let theirs = try generated.runTracing(inputs, generator: RandomGenerator(seed: 9))
      #expect(mine.names == theirs.names)
      #expect(mine.values.map(\.tensor.bits) == theirs.values.map(\.tensor.bits))
      #expect(mine.outputs.map(\.bits) == theirs.outputs.map(\.bits))
      let shapes = inputs.map(\.shape)
      #expect(
        try generated.outputShapes(of: shapes, elementTypes: golden.elementTypes)
          == theirs.outputs.map(\.shape))
    }
    // A running statistic may have moved: by the same.
    #expect(loaded.stateDict().bits == generated.stateDict().bits)
  }

  @Test(arguments: GoldenNetwork.all) func sameShapeErrors(golden: GoldenNetwork) throws {
    let generated = try golden.make(RandomGenerator(seed: 3))
    let loaded = try golden.load(RandomGenerator(seed: 3))
    // What a setting makes of an open size, a class leaves open.
    let isOpen = golden.settings.contains { $0.hasPrefix("H=") }
    for shape: Shape in isOpen ? [] : [[2, 77, 3], [1, 2, 3, 4, 5, 6], []] {
      for index in golden.elementTypes.indices {
        var wrong = golden.inputs[0]
        wrong[index] = .zeros(shape, elementType: golden.elementTypes[index])
        let mine = #expect(throws: ShapeError.self) { try loaded.run(wrong) }
        let theirs = #expect(throws: ShapeError.self) { try generated.run(wrong) }
        #expect(mine == theirs)
      }
    }
    let bools = golden.calls[0].map { Tensor.zeros($0, elementType: .bool) }
    let mine = #expect(throws: InputError.self) { try loaded.run(bools) }
    let theirs = #expect(throws: InputError.self) { try generated.run(bools) }
    #expect(mine == theirs)
    // A layer calls its one input `input`.
    if generated is any Layer { return }
    let more = bools + bools
    let mineOfMore = #expect(throws: InputError.self) { try loaded.run(more) }
    let theirsOfMore = #expect(throws: InputError.self) { try generated.run(more) }
    #expect(mineOfMore == theirsOfMore)
  }

  /// A golden file that nobody added to the table would go untested.
  @Test func everyAcceptedModelIsCompared() throws {
    let tests = GoldenNetwork.folder.deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.appending(path: "NetdefGeneratedTests/Accepted")
    let files = try #require(
      FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String])
    let models = try files.filter { $0.hasSuffix(".netdef") }.flatMap { file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let compilation = Compilation(checking: [SourceFile(path: file, text: text)])
      return (compilation.networks.map(\.name) + compilation.incompleteModels)
        .map { "\(file) \($0)" }
    }
    #expect(Set(GoldenNetwork.all.map { "\($0.file) \($0.name)" }) == Set(models))
    #expect(Set(GoldenNetwork.all.map(\.description)).count == GoldenNetwork.all.count)
  }

  @Test func plansAreKept() throws {
    let golden = try #require(GoldenNetwork.named("Collisions"))
    let model = try golden.load(RandomGenerator(seed: 1))
    for _ in 0..<3 { _ = try model.run(.zeros([2, 4])) }
    #expect(model.plans.count == 1)
    model.train()
    _ = try model.run(.zeros([2, 4]))
    #expect(model.plans.count == 2)
  }

  @Test func tasksShareAModel() async throws {
    let golden = try #require(GoldenNetwork.named("NeuralNetwork"))
    let model = try golden.load(RandomGenerator(seed: 1)).eval()
    let input = golden.inputs[0][0]
    let expected = try model.run(input).bits
    try await withThrowingTaskGroup(of: TensorBits.self) { group in
      for _ in 0..<16 { group.addTask { try model.run(input).bits } }
      for try await bits in group { #expect(bits == expected) }
    }
  }

  @Test func layersAreReachedByPath() throws {
    let golden = try #require(GoldenNetwork.named("NeuralNetwork"))
    let model = try golden.load(.shared)
    let linear = try #require(model["linear_relu_stack.2"] as? Linear)
    #expect(linear.inFeatures == 512)
    #expect(model[-1].printedName == "Sequential")
  }
}
