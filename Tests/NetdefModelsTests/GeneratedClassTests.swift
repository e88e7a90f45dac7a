import Foundation
import Netdef
import NetdefLoader
import NetdefModels
import Testing

/// The classes of the library are what the loader makes of its texts.
@Suite struct GeneratedClassTests {
  /// A model's class.
  struct Generated: CustomStringConvertible, Sendable {
    let description: String
    let make: @Sendable (RandomGenerator) -> any Model
  }

  static let all = [
    Generated(description: "ResNet18") { ResNet18(generator: $0) },
    Generated(description: "ResNet34") { ResNet34(generator: $0) },
    Generated(description: "ResNet50") { ResNet50(generator: $0) },
    Generated(description: "ResNet101") { ResNet101(generator: $0) },
    Generated(description: "ResNet152") { ResNet152(generator: $0) },
    Generated(description: "TutorialResNet18") { TutorialResNet18(generator: $0) },
    Generated(description: "TutorialResNet34") { TutorialResNet34(generator: $0) },
    Generated(description: "TutorialResNet50") { TutorialResNet50(generator: $0) },
    Generated(description: "TutorialResNet101") { TutorialResNet101(generator: $0) },
    Generated(description: "TutorialResNet152") { TutorialResNet152(generator: $0) },
  ]

  @Test(arguments: all)
  func isWhatTheLoaderMakes(_ generated: Generated) throws {
    let model = generated.make(RandomGenerator(seed: 3)).eval()
    let loaded = try LibraryModel(name: generated.description, parameterCount: 0)
      .load(generator: RandomGenerator(seed: 3)).eval()
    #expect(model.description == loaded.description)
    #expect(model.stateDict().names == loaded.stateDict().names)
    for (name, tensor) in model.stateDict() {
      let other = loaded.stateDict()[name]
      let same =
        tensor.elementType == .int64
        ? tensor.scalars(as: Int64.self) == other?.scalars(as: Int64.self)
        : tensor.scalars(as: Float.self) == other?.scalars(as: Float.self)
      #expect(same, "\(name)")
    }
    let image = ReferenceWeights.image(size: 224)
    let (ours, theirs) = (try model.run(image), try loaded.run(image))
    #expect(ours.scalars(as: Float.self) == theirs.scalars(as: Float.self))
    #expect(model.trace(image).names == loaded.trace(image).names)
  }

  @Test func otherParametersAreTheLoadersToo() throws {
    let model = try ResNet(
      [1, 1, 64, 96], kind: Bottleneck.recipe, depths: [1, 2, 1, 1], classes: 5, channels: 1,
      widths: [8, 16, 16, 32], activation: SiLU.recipe, size: [64, 96],
      generator: RandomGenerator(seed: 4))
    let loaded = try Library.load(
      """
      model Mine = ResNet(
          Bottleneck, [1, 2, 1, 1], classes: 5, channels: 1, widths: [8, 16, 16, 32],
          activation: SiLU, size: (64, 96))
      """, generator: RandomGenerator(seed: 4))
    #expect(model.stateDict().names == loaded.stateDict().names)
    let image = Tensor.rand([2, 1, 64, 96], generator: RandomGenerator(seed: 5))
    #expect(
      try model.eval().run(image).scalars(as: Float.self)
        == loaded.eval().run(image).scalars(as: Float.self))
  }

  @Test func aSavedNetworkOpensWithoutItsClass() throws {
    let model = try ResNet(
      [1, 3, 64, 64], kind: Bottleneck.recipe, depths: [1, 1, 1, 1], classes: 7,
      widths: [8, 8, 8, 8], activation: LeakyReLU.recipe(slope: 0.2), size: 64,
      generator: RandomGenerator(seed: 4))
    let path = FileManager.default.temporaryDirectory
      .appending(path: "\(UUID().uuidString).safetensors").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try model.saveNetwork(to: path)
    let opened = try NetdefLoader.open(path)
    #expect(opened.description == model.description)
    let image = Tensor.rand([1, 3, 64, 64], generator: RandomGenerator(seed: 5))
    #expect(
      try model.eval().run(image).scalars(as: Float.self)
        == opened.eval().run(image).scalars(as: Float.self))
  }

  @Test func aWrongArgumentIsToldAsInNetdef() throws {
    let error = try #require(throws: DefinitionError.self) {
      try ResNet(kind: Bottleneck.recipe, widths: [64, -8, 256, 512])
    }
    #expect(
      "\(error)" == """
        `Conv2d` needs at least 1 output channel, but `out` is -8 [layer-parameter]
        note: in `Bottleneck(width: -8, stride: 2, activation: ReLU)`; \
        here `x` is `[1, 256, 56, 56]`
        note: in `ResNetStage(kind: Bottleneck(activation: ReLU), width: -8, depth: 2, stride: 2)`; \
        here `x` is `[1, 256, 56, 56]`
        note: in `ResNet(kind: Bottleneck, depths: [2, 2, 2, 2], classes: 1000, channels: 3, \
        widths: [64, -8, 256, 512], activation: ReLU, size: 224)`; here `image` is `[1, 3, 224, 224]`
        """)
  }
}
