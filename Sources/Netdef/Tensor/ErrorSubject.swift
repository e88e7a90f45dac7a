/// The subject of an error's sentence: the module that was being called and its operation.
struct ErrorSubject {
  let path: String?
  let layer: String?
  let operation: String?

  /// The subject with a space after it, such as ``"`Net.fc` (Linear) "``.
  var text: String {
    guard let path, let layer else { return operation.map { "\(quoted($0)) " } ?? "this " }
    // The path of the module that was called is its type already.
    let module = path == layer ? "\(quoted(path))" : "\(quoted(path)) (\(escaped(layer)))"
    guard let operation, !isWhatTheLayerDoes(operation, layer) else { return module + " " }
    return "\(module): \(quoted(operation)) "
  }

  /// Whether naming the operation beside the layer would say one thing twice: `linear` in `Linear`.
  private func isWhatTheLayerDoes(_ operation: String, _ layer: String) -> Bool {
    operation.filter { $0 != "_" } == layer.lowercased()
  }
}
