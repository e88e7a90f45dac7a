/// A value in a graph that is being recorded: its shape and element type are known, its elements
/// will be computed when the graph runs.
///
/// Layers' `forward` is written over nodes. A node belongs to one recording; it cannot be used in
/// another one or cross tasks.
public struct Node {
  /// The sizes of the axes.
  public let shape: Shape

  /// The type of the elements.
  public let elementType: ElementType

  /// The recording that the value belongs to.
  let recorder: GraphRecorder

  /// The value's position in the recorded graph.
  let id: Graph.ValueID

  /// The numbers that the open sizes of the network being called stand for.
  package var openSizes: [String: Int] { recorder.openSizes }

  /// The number of axes.
  public var rank: Int { shape.rank }

  /// Records an operation on nodes of one recording and answers its result.
  public static func apply(_ operation: some Operation, to inputs: Node...) throws -> Node {
    try apply(operation, to: inputs)
  }

  /// Records an operation on a list of nodes of one recording and answers its result.
  public static func apply(_ operation: some Operation, to inputs: [Node]) throws -> Node {
    guard let first = inputs.first else {
      throw InputError("\(quoted(operation.name)) was applied to no value: an operation needs one")
    }
    return try first.recorder.apply(operation, to: inputs)
  }

  /// The parameter as a value of this node's graph; a run reads it when it starts.
  public func value(of parameter: Parameter) -> Node { recorder.value(of: parameter) }

  /// The buffer as a value of this node's graph; a run reads it when it starts.
  public func value(of buffer: Buffer) -> Node { recorder.value(of: buffer) }

  /// A tensor as a constant of this node's graph.
  public func value(of tensor: Tensor) -> Node { recorder.constant(tensor) }

  /// Shows the value in traces under a name, inside the path of the module being called.
  @discardableResult
  public func named(_ name: String) -> Node {
    recorder.register(self, name: name)
    return self
  }

  /// Checks the stated shape of an only input, names the value, and answers it; several inputs are
  /// checked together, by `InputSizes`.
  ///
  /// - Throws: `ShapeError` with both shapes, or `InputError` with both element types.
  @discardableResult
  public func check(
    _ name: String, _ shape: [InputSize], elementType: ElementType = .float32
  ) throws -> Node {
    var sizes = InputSizes()
    try sizes.check(self, name, shape, elementType: elementType)
    return self
  }

  /// Whether the innermost module being called is training.
  ///
  /// - Throws: `InputError` if that module stores no `TrainingMode`: then nothing could switch it.
  public var isTraining: Bool { get throws { try recorder.isTraining } }
}

extension Node: CustomStringConvertible {
  /// The shape and element type, since the elements are not known yet.
  public var description: String { "Node(\(shape), \(elementType))" }
}
