import ArgumentParser
import Netdef
import NetdefCompiler
import NetdefLoader

/// How commands come by the model that they run: out of `.netdef` files, or out of one file with a
/// whole network.
struct ModelOpening {
  let module: ModuleOptions

  /// The model, by its name or as the only one, and values for its parameters and sizes.
  let selection: Selection

  /// The path of the whole network's file, if one is given.
  var networkPath: String? { module.files.first { $0.hasSuffix(".safetensors") } }

  /// Makes the model; a whole network has its weights, any other those drawn from the generator.
  func open(generator: RandomGenerator) throws -> LoadedModel {
    guard let networkPath else {
      let compilation = try module.compile(selection)
      return try tellingErrors {
        try LoadedModel(try select(from: compilation), generator: generator)
      }
    }
    guard module.files.count == 1 else {
      throw failure(
        "`\(networkPath)` is given together with other files",
        help: "a whole network holds its source: give its file alone")
    }
    guard module.libraries.isEmpty else {
      throw failure("`\(networkPath)` holds all that it uses: --module is for .netdef files")
    }
    let model = try tellingErrors {
      try NetdefLoader.open(networkPath, settings: selection.settings)
    }
    if let name = selection.model, name != model.network.name {
      throw failure(
        "there is no model `\(name)` in `\(networkPath)`",
        help: "its model is `\(model.network.name)`")
    }
    return model
  }

  private func select(from compilation: Compilation) throws -> Network {
    let networks = compilation.networks
    guard let name = selection.model else {
      if networks.isEmpty, compilation.incompleteModels.count == 1 {
        // Asked for by its name, a model that lacks values says which.
        _ = try module.compile(
          Selection(model: compilation.incompleteModels[0], settings: selection.settings))
      }
      guard let only = networks.first, networks.count == 1 else {
        throw LoaderError.noSingleModel(
          known: networks.map(\.name) + compilation.incompleteModels)
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
