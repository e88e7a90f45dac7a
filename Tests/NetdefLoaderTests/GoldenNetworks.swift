import Foundation
import Netdef
import NetdefLoader

/// A model of an accepted golden file: its generated class, and inputs to compare it with.
struct GoldenNetwork: Sendable, CustomStringConvertible {
  let file: String
  let make: @Sendable (RandomGenerator) -> any Model
  let shapes: [Shape]
  var elementType = ElementType.float32

  /// The generated class's name, which is the model's.
  var description: String { make(RandomGenerator(seed: 0)).typeName }

  /// The model that the loader makes of the same file.
  func load(_ generator: RandomGenerator) throws -> LoadedModel {
    try NetdefLoader.load(
      path: Self.folder.appending(path: file).path, model: description, registry: .tests,
      generator: generator)
  }

  /// One input of each shape, the same at every call.
  var inputs: [Tensor] {
    shapes.map { shape in
      let generator = RandomGenerator(seed: 5)
      guard elementType == .int64 else { return .randn(shape, generator: generator) }
      return .randint(0..<100, shape, generator: generator)
    }
  }

  /// The model of a name.
  static func named(_ name: String) -> GoldenNetwork? { all.first { $0.description == name } }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Accepted")

  /// Every model of every accepted file.
  static let all = [
    GoldenNetwork(
      file: "Collisions.netdef", make: { Collisions(generator: $0) }, shapes: [[3, 4]]),
    GoldenNetwork(file: "Collisions.netdef", make: { Hashes(generator: $0) }, shapes: [[3, 2]]),
    GoldenNetwork(
      file: "Externs.netdef", make: { WithExterns(generator: $0) }, shapes: [[2, 2, 4, 4]]),
    GoldenNetwork(
      file: "Folder/Shapes.netdef", make: { InFolder(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "Functions.netdef", make: { Functions(generator: $0) }, shapes: [[2, 2, 9, 11]]),
    GoldenNetwork(file: "Groups.netdef", make: { Groups(generator: $0) }, shapes: [[3, 6]]),
    GoldenNetwork(file: "Keywords.netdef", make: { Keywords(generator: $0) }, shapes: [[3, 2]]),
    GoldenNetwork(file: "Keywords.netdef", make: { Records(generator: $0) }, shapes: [[3, 2]]),
    GoldenNetwork(
      file: "Keywords.netdef", make: { Underscores(generator: $0) }, shapes: [[3, 4]]),
    GoldenNetwork(
      file: "Layers.netdef", make: { Layers(generator: $0) }, shapes: [[2, 4, 20, 23]]),
    GoldenNetwork(
      file: "NeuralNetwork.netdef", make: { NeuralNetwork(generator: $0) },
      shapes: [[2, 1, 28, 28]]),
    GoldenNetwork(
      file: "NeuralNetwork.netdef", make: { Refiner(generator: $0) }, shapes: [[2, 10]]),
    GoldenNetwork(
      file: "Shapes.netdef", make: { ScalarNetwork(generator: $0) }, shapes: [[4], [0]]),
    GoldenNetwork(
      file: "Shapes.netdef", make: { MatrixNetwork(generator: $0) }, shapes: [[2, 7, 5]]),
    GoldenNetwork(
      file: "Shapes.netdef", make: { VolumeNetwork(generator: $0) }, shapes: [[2, 2, 3, 4, 5]]),
    GoldenNetwork(
      file: "Shapes.netdef", make: { TokenNetwork(generator: $0) }, shapes: [[2, 6]],
      elementType: .int64),
    GoldenNetwork(
      file: "Shapes.netdef", make: { FixedBatch(generator: $0) }, shapes: [[1, 4]]),
    GoldenNetwork(
      file: "Shapes.netdef", make: { OpenImage(generator: $0) },
      shapes: [[2, 3, 8, 11], [1, 3, 17, 5]]),
    GoldenNetwork(
      file: "Shapes.netdef", make: { OpenOutput(generator: $0) },
      shapes: [[1, 1, 8, 8], [2, 1, 20, 8]]),
    GoldenNetwork(
      file: "TutorialCNN.netdef", make: { TutorialCNN(generator: $0) }, shapes: [[2, 1, 24, 24]]),
  ]
}

extension LayerRegistry {
  /// The catalogue and the classes of `ChannelScale.swift`.
  static let tests: LayerRegistry = {
    var registry = LayerRegistry.catalogue
    registry.register(layer: "ChannelScale") { arguments, generator in
      try ChannelScale(
        channels: arguments["channels"], initial: arguments["initial"], generator: generator)
    }
    registry.register(layer: "Mixed") { arguments, _ in
      let range: [Float] = try arguments["range"]
      return try Mixed(
        how: arguments["how"], sizes: arguments["sizes"], range: (range[0], range[1]))
    }
    registry.register(function: "reversed_features") { x, _ in try x.reversedFeatures() }
    return registry
  }()
}

extension Mixed.Choice: LayerArgument {}
