extension MultiLayer {
  /// A table of the layers with their output shapes and parameters, as the command `netdef summary`
  /// prints it; nothing is computed.
  ///
  /// - Parameters:
  ///   - shapes: The inputs' shapes with their batch sizes.
  ///   - elementTypes: The inputs' element types; float32 for all when not given.
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func summary(
    of shapes: [Shape], elementTypes: [ElementType]? = nil
  ) throws -> ModelSummary {
    let types = elementTypes ?? shapes.map { _ in .float32 }
    guard types.count == shapes.count, !shapes.isEmpty else {
      throw InputError(
        "a summary takes a shape and an element type for each input, but there are "
          + "\(shapes.count) shapes and \(types.count) types")
    }
    let recorder = GraphRecorder()
    let inputs = zip(shapes, types).map { recorder.input(shape: $0, elementType: $1) }
    for output in try recorder.call(self, with: inputs) { recorder.output(output) }
    return ModelSummary(of: self, recorder)
  }
}

extension Layer {
  /// A table of the layers with their output shapes and parameters, as the command `netdef summary`
  /// prints it; nothing is computed.
  ///
  /// - Parameters:
  ///   - shape: The input's shape with its batch size: `[1, 3, 224, 224]`.
  ///   - elementType: The input's elements.
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func summary(
    of shape: Shape, elementType: ElementType = .float32
  ) throws -> ModelSummary {
    try summary(of: [shape], elementTypes: [elementType])
  }
}

/// A table of a network's layers with their output shapes and parameters, torchsummary's
/// `summary(model, (3, 224, 224))`; a shape that does not fit stops the program.
///
/// ```swift
/// print(summary(model, [3, 224, 224]))
/// ```
/// - Parameters:
///   - model: The network.
///   - sample: The shape of one input, without the batch size.
///   - batch: The batch size.
///   - elementType: The input's elements.
public func summary(
  _ model: some Layer, _ sample: Shape, batch: Int = 1, elementType: ElementType = .float32,
  file: StaticString = #fileID, line: UInt = #line
) -> ModelSummary {
  model.orStop(file, line) {
    try model.summary(of: Shape([batch] + sample.sizes), elementType: elementType)
  }
}
