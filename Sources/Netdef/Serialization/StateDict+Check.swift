extension StateDict {
  /// Checks that the float32 tensors are there that a model will have, before the model is made.
  ///
  /// - Throws: `StateDictError` with all that are missing or have another shape.
  package func check(
    against expected: [(name: String, shape: Shape)], model: String
  ) throws(StateDictError) {
    var report = LoadReport(model: model)
    for (name, shape) in expected {
      if let found = self[name] ?? metadata[name].flatMap({ self[$0] }) {
        if found.shape != shape {
          report.wrongShape.append(.init(name: name, expected: shape, found: found.shape))
        }
      } else {
        report.missing.append(.init(name: name, shape: shape, elementType: .float32))
      }
    }
    if !report.isComplete { throw StateDictError(report: report) }
  }
}
