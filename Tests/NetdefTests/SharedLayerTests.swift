import Netdef
import Testing

/// Layers that a definition makes once, by whoever comes first.
@Suite struct SharedLayerTests {
  @Test func theFirstUseMakesIt() throws {
    let shared = SharedLayer<Linear>(try Linear.recipe(out: 3))
    #expect(shared.layer == nil)
    var x: Shape = [2, 5]
    let made = try shared.use(on: &x, generator: RandomGenerator(seed: 1))
    #expect(x == [2, 3] && made.inFeatures == 5 && shared.layer === made)
    var again: Shape = [7, 5]
    #expect(try shared.use(on: &again) === made && again == [7, 3])
  }

  @Test func whatWasMadeForAnotherShapeIsAnError() throws {
    let shared = SharedLayer<Linear>(try Linear.recipe(out: 3))
    var x: Shape = [2, 5]
    try shared.use(on: &x)
    #expect(throws: (any Error).self) { try shared.use(on: &x) }
    #expect(x == [2, 3])
  }

  @Test func aRecipeOfAnotherLayerIsAnError() throws {
    let shared = SharedLayer<Linear>(ReLU.recipe)
    var x: Shape = [2, 5]
    #expect(throws: DefinitionError.self) { try shared.use(on: &x) }
    #expect(shared.layer == nil && x == [2, 5])
  }

  @Test func anErrorLeavesItToBeMade() throws {
    let shared = SharedLayer<Linear>(try Linear.recipe(out: 3))
    var scalar: Shape = []
    #expect(throws: (any Error).self) { try shared.use(on: &scalar) }
    var x: Shape = [2, 5]
    #expect(try shared.use(on: &x) === shared.layer)
  }

  @Test func tasksShareOne() async throws {
    for _ in 0..<20 {
      let shared = SharedLayer<Linear>(try Linear.recipe(out: 3))
      let made = await withTaskGroup(of: Linear?.self, returning: [Linear].self) { group in
        for _ in 0..<8 {
          group.addTask {
            var x: Shape = [2, 5]
            return try? shared.use(on: &x)
          }
        }
        var layers: [Linear] = []
        for await layer in group { layers += layer.map { [$0] } ?? [] }
        return layers
      }
      #expect(!made.isEmpty && made.allSatisfy { $0 === shared.layer })
    }
  }

  @Test func familiesGoByTheirNames() throws {
    var children = try ChildScope(of: "Net")
    let cells = SharedLayers<Linear>()
    try cells.declare("cell0", Linear.recipe(out: 4), in: &children)
    try cells.declare("cell1", nil, in: &children)
    #expect(throws: DefinitionError.self) {
      try cells.declare("cell0", Linear.recipe(out: 4), in: &children)
    }
    var x: Shape = [2, 5]
    #expect(try cells.use("cell1", on: &x) == nil && x == [2, 5])
    #expect(try cells.use("cell0", on: &x)?.outFeatures == 4 && x == [2, 4])
    #expect(cells.layers.keys.sorted() == ["cell0"])
    let error = #expect(throws: DefinitionError.self) { try cells.use("cell2", on: &x) }
    #expect("\(try #require(error))".contains("there is no layer `cell2` here"))
    #expect("\(try #require(error))".contains("`cell0`, `cell1`"))
  }
}
