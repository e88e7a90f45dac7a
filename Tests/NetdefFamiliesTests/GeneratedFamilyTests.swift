import Foundation
import Netdef
import NetdefLoader
import Testing

/// The classes that the plugin made of the families are what the loader makes of their texts.
@Suite(.serialized) struct GeneratedFamilyTests {
  @Test func everyModelIsMade() {
    #expect(
      FamilyModel.all.map(\.description).sorted()
        == Families.compilation.networks.map(\.name).sorted())
  }

  /// All models but the largest of those that are not called: their definitions are also made with
  /// other arguments, and their tensors compared by the checker.
  static let made = FamilyModel.all.filter {
    $0.pictures != nil || (Families.rows[$0.description]?.parameterCount ?? 0) < 50_000_000
  }

  @Test(arguments: made)
  func isWhatTheLoaderMakes(_ family: FamilyModel) throws {
    let generated = try family.make(family.madeFor, RandomGenerator(seed: 3))
    let loaded = try LoadedModel(
      try Families.network(family.description), registry: .families,
      generator: RandomGenerator(seed: 3))
    #expect(generated.description == loaded.description)
    #expect(generated.parameterCount == loaded.parameterCount)
    expectEqualStates(generated, loaded)
    guard let pictures = family.pictures else { return }
    let image = Tensor.randn(pictures, generator: RandomGenerator(seed: 5))
    for isTraining in [true, false] {
      generated.train(isTraining)
      loaded.train(isTraining)
      let ours = try generated.runTracing([image], generator: RandomGenerator(seed: 9))
      let theirs = try loaded.runTracing([image], generator: RandomGenerator(seed: 9))
      #expect(ours.names == theirs.names)
      #expect(ours.outputs.count == theirs.outputs.count)
      for (mine, other) in zip(ours.outputs, theirs.outputs) {
        #expect(mine.hasSameBits(as: other), "training: \(isTraining)")
        #expect(mine.withUnsafeElements(as: Float.self) { $0.allSatisfy(\.isFinite) })
      }
    }
    // Running statistics have moved by the same.
    expectEqualStates(generated, loaded)
  }

  /// Compares the state dicts of two networks: names, shapes and bits.
  private func expectEqualStates(_ generated: any GeneratedNetwork, _ loaded: LoadedModel) {
    let (ours, theirs) = (generated.stateDict(), loaded.stateDict())
    #expect(ours.names == theirs.names)
    let different = ours.filter { name, tensor in
      theirs[name].map { !tensor.hasSameBits(as: $0) } ?? true
    }
    #expect(different.map(\.name) == [])
  }
}

extension Tensor {
  /// Whether type, shape and every bit are equal, so that NaN equals itself.
  fileprivate func hasSameBits(as other: Tensor) -> Bool {
    guard shape == other.shape, elementType == other.elementType else { return false }
    return withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        guard let left = mine.baseAddress, let right = theirs.baseAddress else {
          return mine.count == theirs.count
        }
        return mine.count == theirs.count && memcmp(left, right, mine.count) == 0
      }
    }
  }
}
