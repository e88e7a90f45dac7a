import Foundation
import Netdef
import NetdefLoader
import Testing

/// The library's models against torchvision's and the tutorial's, for the same weights.
@Suite struct PyTorchTests {
  /// What the documentation promises: the largest error over the largest logit.
  static let bound: Float = 1e-4

  @Test func hashIsTheOneInThePythonScript() {
    #expect(
      ReferenceWeights.hashed("TutorialCNN/0.weight", [4], factor: 1).scalars(as: Float.self) == [
        0x1.8ece9p-2, 0x1.aec838p-3, -0x1.5aff38p-3, -0x1.602ap-4,
      ])
  }

  @Test(arguments: LibraryModel.all)
  func hasPyTorchsNamesAndShapes(_ model: LibraryModel) throws {
    let loaded = try model.load()
    let found = loaded.stateDict().map { "\($0.name) \($0.tensor.shape)" }
    #expect(found == (try model.referenceNames()))
    #expect(loaded.parameterCount == model.parameterCount)
  }

  @Test(arguments: LibraryModel.residual)
  func answersAsTorchvisionDoes(_ model: LibraryModel) throws {
    try expectLogits(of: try model.load(), model.name, size: 224)
  }

  @Test(arguments: LibraryModel.tutorial)
  func answersAsTheTutorialDoes(_ model: LibraryModel) throws {
    let small = try model.load(as: "model Small = \(model.name.smallDefinition)")
    try expectLogits(of: small, model.name, size: 64)
  }

  @Test(arguments: ["leaky_relu", "lrelu", "selu", "none"])
  func answersWithOtherActivations(_ activation: String) throws {
    let model = try Library.load(
      "model Small = TutorialResNet(activation: \(activation), size: 64)")
    let reference = activation == "lrelu" ? "leaky_relu" : activation
    try expectLogits(of: model, "TutorialResNet18_\(reference)", size: 64)
  }

  /// Fills a model with hashed weights and compares its logits.
  private func expectLogits(of model: LoadedModel, _ name: String, size: Int) throws {
    let file = try SafeTensors.read(
      path: Library.reference.appending(path: "logits.safetensors").path)
    let expected = try #require(file[name])
    try model.load(ReferenceWeights.state(of: model))
    let found = try model.eval().run(ReferenceWeights.image(size: size))
    #expect(found.shape == [2, 1000])
    let error = largestRelativeError(found, expected)
    let bound = min(RoundingBound.network(model), Self.bound)
    #expect(error <= bound, "\(name): \(error) of at most \(bound)")
  }
}
