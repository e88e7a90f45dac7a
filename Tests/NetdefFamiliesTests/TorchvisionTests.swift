import Foundation
import Netdef
import NetdefLoader
import Testing

/// Small models of the families against torchvision's, for the same weights.
@Suite struct TorchvisionTests {
  /// The largest error over the largest element of the answer.
  static let bound: Float = 1e-4

  static let rows = Families.rows.values.filter { $0.answer != nil }.sorted { $0.name < $1.name }

  @Test func everyFamilyAnswers() { #expect(Self.rows.count == 21) }

  @Test(arguments: rows) func answersAsTorchvisionDoes(_ row: FamilyRow) throws {
    let (size, scale) = try #require(row.answer)
    let file = try SafeTensors.read(
      path: Families.reference.appending(path: "answers.safetensors").path)
    let expected = try #require(file[row.name])
    let model = try LoadedModel(
      try Families.network(row.name), registry: .families, generator: RandomGenerator(seed: 1))
    try model.load(Self.state(of: model, scale: scale))
    let found = try model.eval().run(ReferenceWeights.image(size: size))
    #expect(found.shape == expected.shape)
    let error = Self.largestRelativeError(found, expected)
    #expect(error <= Self.bound)
  }

  /// The hashed weights, with a number added to the scale of each batch norm.
  private static func state(of model: LoadedModel, scale: Float) -> StateDict {
    var state = ReferenceWeights.state(of: model)
    for (name, tensor) in state where tensor.rank == 1 && name.hasSuffix("weight") {
      state[name] = tensor + scale
    }
    return state
  }

  /// The largest error over the largest expected magnitude; infinite where something is no number.
  private static func largestRelativeError(_ found: Tensor, _ expected: Tensor) -> Float {
    guard found.shape == expected.shape else { return .infinity }
    var (error, magnitude) = (Float(0), Float.leastNormalMagnitude)
    for (found, expected) in zip(found.scalars(as: Float.self), expected.scalars(as: Float.self)) {
      guard found.isFinite else { return .infinity }
      error = max(error, abs(found - expected))
      magnitude = max(magnitude, abs(expected))
    }
    return error / magnitude
  }
}
