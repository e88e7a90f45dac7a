import NetdefCompiler

extension Compilation {
  /// The network of a name, or for nil the only one.
  ///
  /// - Parameters:
  ///   - name: The model that is asked for.
  ///   - path: The file that is said to hold it, where that is a whole network's.
  /// - Returns: nil where the only model lacks values: compiled by its name, it says which.
  /// - Throws: `LoaderError.unknownModel` and `.noSingleModel`, with all names that there are.
  package func network(
    named name: String?, in path: String? = nil
  ) throws(LoaderError) -> Network? {
    let known = networks.map(\.name) + incompleteModels
    guard let name else {
      if known.count == 1 { return networks.first }
      if let only = networks.first, networks.count == 1 { return only }
      throw .noSingleModel(known: known)
    }
    guard let network = networks.first(where: { $0.name == name }) else {
      throw .unknownModel(name: name, known: known, path: path)
    }
    return network
  }
}
