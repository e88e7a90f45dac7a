import ArgumentParser
import Netdef
import NetdefCompiler
import NetdefLoader

/// How commands come by the model that they run: out of `.netdef` files, or out of one file with a
/// whole network.
struct ModelOpening {
  let module: ModuleOptions

  /// The name that was given, nil for the only model.
  let name: String?

  /// The path of the whole network's file, if one is given.
  var networkPath: String? { module.files.first { $0.hasSuffix(".safetensors") } }

  /// Makes the model; a whole network has its weights, any other those drawn from the generator.
  func open(generator: RandomGenerator) throws -> LoadedModel {
    guard let networkPath else {
      let networks = try module.compile().networks
      return try tellingErrors {
        try LoadedModel(try select(from: networks), generator: generator)
      }
    }
    guard module.files.count == 1 else {
      throw failure(
        "`\(networkPath)` is given together with other files",
        help: "a whole network holds its source: give its file alone")
    }
    let model = try tellingErrors { try NetdefLoader.open(networkPath) }
    if let name, name != model.network.name {
      throw failure(
        "there is no model `\(name)` in `\(networkPath)`",
        help: "its model is `\(model.network.name)`")
    }
    return model
  }

  private func select(from networks: [Network]) throws -> Network {
    guard let name else {
      guard let only = networks.first, networks.count == 1 else {
        throw LoaderError.noSingleModel(known: networks.map(\.name))
      }
      return only
    }
    guard let network = networks.first(where: { $0.name == name }) else {
      let known = networks.map(\.name)
      throw failure(
        "there is no model `\(name)`",
        help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? (known.isEmpty
            ? "the files have no model"
            : "the models are " + known.map { "`\($0)`" }.joined(separator: ", ")))
    }
    return network
  }
}
