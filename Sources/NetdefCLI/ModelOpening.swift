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
        "\(quoted(networkPath)) is given together with other files",
        help: "a whole network holds its source: give its file alone")
    }
    guard module.libraries.isEmpty else {
      throw failure("\(quoted(networkPath)) holds all that it uses: --module is for .netdef files")
    }
    let model = try tellingErrors {
      try NetdefLoader.open(networkPath, settings: selection.settings)
    }
    if let name = selection.model, name != model.network.name {
      throw failure(
        "there is no model \(quoted(name)) in \(quoted(networkPath))",
        help: "its model is \(quoted(model.network.name))")
    }
    return model
  }

  private func select(from compilation: Compilation) throws -> Network {
    guard let network = try compilation.network(named: selection.model) else {
      // Asked for by its name, a model that lacks values says which.
      let named = Selection(
        model: compilation.incompleteModels.first, settings: selection.settings)
      return try ModelOpening(module: module, selection: named)
        .select(from: try module.compile(named))
    }
    return network
  }
}
