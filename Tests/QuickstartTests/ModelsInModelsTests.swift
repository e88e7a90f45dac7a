import Netdef
import Testing

@testable import Quickstart

/// Networks inside of networks, and a layer in two places.
@Suite struct ModelsInModelsTests {
  @Test func chimeraPrintsAsInTheGuide() throws {
    let text = """
      Sequential(
        (0): NestMlp(
          (net): Sequential(
            (0): Linear(in_features=20, out_features=20, bias=True)
            (1): ReLU()
            (2): Linear(in_features=20, out_features=50, bias=True)
            (3): ReLU()
          )
          (linear): Linear(in_features=50, out_features=60, bias=True)
        )
        (1): Linear(in_features=60, out_features=20, bias=True)
      """
    let chimera = Chimera(generator: RandomGenerator(seed: 1))
    #expect("\(chimera)".hasPrefix(text))
    let x = Tensor.rand([2, 20], generator: RandomGenerator(seed: 2))
    let parts = chimera.children.compactMap { $0.module as? any Layer }
    try #require(parts.count == 3)
    #expect(chimera(x) == parts[2](parts[1](parts[0](x))))
  }

  @Test func parallelNetworksStandSideBySide() {
    let network = NetworkOfNetworks(generator: RandomGenerator(seed: 1))
    let x = Tensor.rand([3, 20], generator: RandomGenerator(seed: 2))
    let both = Tensor.concatenate([network.parallel.net1(x), network.parallel.net2(x)], axis: 1)
    #expect(both.shape == [3, 64])
    #expect(network.parallel(x) == both)
    #expect(network(x) == network.head(network.row(both)))
  }

  @Test func aFactoryGivesEachNetworkItsOwnParameters() throws {
    let row = NetworkOfNetworks(generator: RandomGenerator(seed: 1)).row
    let weights = row.namedParameters.filter { $0.name.hasSuffix("weight") }
    #expect(weights.map(\.name) == ["0.0.weight", "1.0.weight", "2.0.weight"])
    #expect(weights[0].parameter.value != weights[1].parameter.value)
    let before = weights[1].parameter.value
    weights[0].parameter.value = .zeros([64, 64])
    #expect(weights[1].parameter.value == before)
  }

  @Test func layersInAListAreNotLost() throws {
    // In a plain Python list they would be: neither printed nor saved nor trained.
    let module = try MyModule([1, 4], sizes: [4, 3, 2], generator: RandomGenerator(seed: 1))
    #expect(
      module.stateDict().names == [
        "layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias",
      ])
    #expect(module.parameterCount == 4 * 3 + 3 + 3 * 2 + 2)
  }

  @Test func tiedLayersAreOne() throws {
    let network = TiedMLP(generator: RandomGenerator(seed: 1))
    #expect(
      network.stateDict().names.filter { $0.hasSuffix("weight") } == [
        "0.weight", "2.weight", "6.weight",
      ])
    #expect(network.stateDict(sharedNames: .all)["4.weight"] == network.shared.weight.value)
    network.shared.weight.value[0, 0] = 100
    let second = try #require(network["4"] as? Linear)
    #expect(second.weight.value[0, 0].item(as: Float.self) == 100)
  }
}
