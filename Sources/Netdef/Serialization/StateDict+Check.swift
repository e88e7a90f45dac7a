/// A parameter or buffer that a model will have.
package struct ExpectedState {
  /// Its name in the state dict.
  let name: String

  /// Its shape.
  let shape: Shape

  /// Whether a file may lack it.
  var isOptional: Bool { isBatchCount(name) }

  /// Says what a model will have.
  package init(name: String, shape: Shape) {
    self.name = name
    self.shape = shape
  }
}

extension SafeTensorsFile {
  /// Checks, before the model is made and before any of the file's tensors is read, that those are
  /// there that it will have.
  ///
  /// - Throws: `StateDictError` with all that are missing, or have another shape or a type that cannot
  ///   be read.
  package func check(
    against expected: [ExpectedState], model: String
  ) throws(StateDictError) {
    var report = LoadReport(model: model)
    for state in expected {
      let found = outlines(for: [state.name])
      if found.isEmpty, !state.isOptional {
        report.missing.append(.init(name: state.name, shape: state.shape, elementType: .float32))
      }
      for (name, outline) in found {
        if outline.elementType == nil {
          report.unsupported.append(
            .init(name: name, expected: .float32, found: outline.typeName))
        }
        if !outline.shape.isLoadable(as: state.shape) {
          report.wrongShape.append(.init(name: name, expected: state.shape, found: outline.shape))
        }
      }
    }
    if !report.isComplete { throw StateDictError(report: report) }
  }
}

/// Whether a name is that of the counter of a batch norm, which files from before PyTorch 0.4.1 do not
/// have, and which inference does not use.
func isBatchCount(_ name: String) -> Bool {
  name == "num_batches_tracked" || name.hasSuffix(".num_batches_tracked")
}
