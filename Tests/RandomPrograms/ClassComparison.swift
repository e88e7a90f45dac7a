import Netdef
import NetdefLoader

/// Compares a generated class with the model that the loader makes of the same text, to the bit.
public struct ClassComparison {
  /// The program and the declarations of its layers.
  let text: String

  public init(_ program: String) { text = RandomLayers.netdef + program }

  /// What differs, one line each; nothing when they are equal.
  public func differences(
    model: String, make: (RandomGenerator) throws -> any GeneratedNetwork
  ) -> [String] {
    do {
      let loaded = try NetdefLoader.load(
        text: text, model: model, registry: RandomLayers.registry,
        generator: RandomGenerator(seed: 3))
      return try differences(loaded, try make(RandomGenerator(seed: 3)))
    } catch {
      return ["error: \(error)"]
    }
  }

  private func differences(
    _ loaded: LoadedModel, _ made: any GeneratedNetwork
  ) throws -> [String] {
    var differences: [String] = []
    func compare<T: Equatable>(_ what: String, _ mine: T, _ theirs: T) {
      if mine != theirs { differences.append("\(what): loaded \(mine), generated \(theirs)") }
    }
    compare("printed text", loaded.description, made.description)
    compare("modules", loaded.namedModules.map(\.name), made.namedModules.map(\.name))
    compare("source", loaded.networkDefinition.source, made.networkDefinition.source)
    compare("state dict", loaded.stateDict().names, made.stateDict().names)
    compare("weights", Self.bits(loaded.stateDict()), Self.bits(made.stateDict()))
    let inputs = Self.inputs(of: loaded)
    for isTraining in [false, true] {
      loaded.train(isTraining)
      made.train(isTraining)
      let mine = try loaded.runTracing(inputs, generator: RandomGenerator(seed: 9))
      let theirs = try made.runTracing(inputs, generator: RandomGenerator(seed: 9))
      compare("trace", mine.names, theirs.names)
      compare(
        "values", mine.values.map { Self.bits($0.tensor) },
        theirs.values.map { Self.bits($0.tensor) })
      compare("outputs", mine.outputs.map(Self.bits), theirs.outputs.map(Self.bits))
      let shapes = try made.outputShapes(
        of: inputs.map(\.shape), elementTypes: inputs.map(\.elementType))
      compare("shapes", mine.outputs.map(\.shape), shapes)
    }
    compare("statistics", Self.bits(loaded.stateDict()), Self.bits(made.stateDict()))
    return differences
  }

  /// What differs between the shapes that the checker found and those at run time.
  public static func shapeDifferences(of loaded: LoadedModel) throws -> [String] {
    let inputs = inputs(of: loaded)
    let outputs = try loaded.runTracing(inputs, generator: RandomGenerator(seed: 9)).outputs
    return zip(loaded.network.outputs, outputs).compactMap { port, tensor in
      let sizes = zip(port.shape.sizes, tensor.shape.sizes)
      let isEqual =
        port.shape.rank == tensor.shape.sizes.count
        && sizes.allSatisfy { size, number in size.value.map { $0 == number } ?? true }
      return isEqual ? nil : "checked \(port.shape), at run time \(tensor.shape)"
    }
  }

  /// Tensors that the model takes: open sizes are 2 for the batch, and 8.
  public static func inputs(of loaded: LoadedModel) -> [Tensor] {
    let generator = RandomGenerator(seed: 5)
    return loaded.network.inputs.map { port in
      let sizes = port.shape.sizes.map { size in
        size.value ?? ("\(size)" == "N" ? 2 : 8)
      }
      return .randn(Shape(sizes), generator: generator)
    }
  }

  private static func bits(_ stateDict: StateDict) -> [[UInt64]] {
    stateDict.map { bits($0.tensor) }
  }

  /// Shape and bits of the elements.
  private static func bits(_ tensor: Tensor) -> [UInt64] {
    let sizes = tensor.shape.sizes.map { UInt64($0) }
    let words: [UInt64] =
      switch tensor.elementType {
      case .float32: tensor.scalars(as: Float.self).map { UInt64($0.bitPattern) }
      case .int64: tensor.scalars(as: Int64.self).map { UInt64(bitPattern: $0) }
      case .int32: tensor.scalars(as: Int32.self).map { UInt64(UInt32(bitPattern: $0)) }
      case .bool: tensor.scalars(as: Bool.self).map { $0 ? 1 : 0 }
      }
    return [UInt64(sizes.count)] + sizes + words
  }
}
