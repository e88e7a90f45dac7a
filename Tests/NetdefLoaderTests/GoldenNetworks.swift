import Foundation
import Netdef
import NetdefLoader

/// A model of an accepted golden file: its generated class, and inputs to compare it with.
struct GoldenNetwork: Sendable, CustomStringConvertible {
  let file: String

  /// The model's name.
  let name: String

  /// What the loader is told of the parameters and of open sizes of a new model.
  let settings: [String]

  /// Makes the generated class, with the same values for its parameters.
  let make: @Sendable (RandomGenerator) throws -> any GeneratedNetwork

  /// What it is called with: the shapes of the inputs of each call.
  let calls: [[Shape]]
  let elementTypes: [ElementType]

  init(
    file: String, name: String? = nil, settings: [String] = [],
    make: @escaping @Sendable (RandomGenerator) throws -> any GeneratedNetwork, calls: [[Shape]],
    elementTypes: [ElementType]? = nil
  ) {
    self.file = file
    self.settings = settings
    self.make = make
    self.calls = calls
    self.elementTypes = elementTypes ?? calls[0].map { _ in .float32 }
    self.name = name ?? (try? make(RandomGenerator(seed: 0)))?.typeName ?? ""
  }

  /// A model with one input.
  init(
    file: String, make: @escaping @Sendable (RandomGenerator) -> any Model, shapes: [Shape],
    elementType: ElementType = .float32
  ) {
    self.init(
      file: file, make: make, calls: shapes.map { [$0] }, elementTypes: [elementType])
  }

  var description: String {
    settings.isEmpty ? name : "\(name)(\(settings.joined(separator: ", ")))"
  }

  /// The model that the loader makes of the same file.
  func load(_ generator: RandomGenerator) throws -> LoadedModel {
    try NetdefLoader.load(
      path: Self.folder.appending(path: file).path, model: name,
      settings: settings.map { Setting($0) },
      registry: .tests, generator: generator)
  }

  /// The inputs of each call, the same whenever asked.
  var inputs: [[Tensor]] {
    calls.map { shapes in
      let generator = RandomGenerator(seed: 5)
      return zip(shapes, elementTypes).map { shape, elementType in
        guard elementType == .int64 else { return .randn(shape, generator: generator) }
        return .randint(0..<100, shape, generator: generator)
      }
    }
  }

  /// The model of a name.
  static func named(_ name: String) -> GoldenNetwork? { all.first { $0.description == name } }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Accepted")

  /// Every model of every accepted file.
  static let all = plain + definitions

  /// Models of layers alone.
  private static let plain = [
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
    registry.register(layer: "Patches") { arguments, generator in
      try Patches(
        size: arguments["size"], width: arguments["width"], bias: arguments["bias"],
        generator: generator)
    }
    registry.register(layer: "Shift") { arguments, _ in
      try Shift(by: arguments["by"], how: arguments["how"])
    }
    registry.register(function: "swapped") { x, _ in try x.swapped() }
    registry.register(function: "reversed_features") { x, _ in try x.reversedFeatures() }
    return registry
  }()
}

extension Mixed.Choice: LayerArgument {}
extension Shift.Direction: LayerArgument {}
