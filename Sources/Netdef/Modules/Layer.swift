/// A module with one tensor in and one tensor out.
///
/// A layer is written once, as `forward` over nodes, and called in two ways: with a node inside
/// another layer's `forward`, and with a tensor from anywhere.
public protocol Layer: MultiLayer {
  /// Records the layer's operations on a value and answers the result.
  func forward(_ x: Node) throws -> Node
}

extension Layer {
  public var inputNames: [String] { ["input"] }
  public var outputNames: [String] { ["output"] }

  /// Passes the only input to the forward pass of one value.
  ///
  /// - Throws: `InputError` for another number of inputs, and what that forward pass throws.
  public func forward(_ inputs: [Node]) throws -> [Node] {
    guard let x = inputs.first, inputs.count == 1 else {
      throw InputError("expects 1 input, but received \(inputs.count)")
    }
    return [try forward(x)]
  }

  /// Calls the layer inside a forward pass; its output shows in traces under its path.
  public func callAsFunction(_ x: Node) throws -> Node { try x.recorder.call(self, with: x) }

  /// Runs the layer; a mistake stops the program with the message that `run` throws.
  public func callAsFunction(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    orStop(file, line) { try run(x) }
  }

  /// Runs the layer.
  ///
  /// - Parameters:
  ///   - x: The input.
  ///   - generator: The source of random draws, for layers that do not have their own.
  /// - Throws: `ShapeError` with the path of the layer that the shape does not fit, both shapes and
  ///   what was expected; `InputError` for a wrong element type; what an own operation throws.
  public func run(_ x: Tensor, generator: RandomGenerator = .shared) throws -> Tensor {
    try onlyOutput(of: execute([x], generator, keepingNamed: false).outputs)
  }

  /// The one output; a class that decides at run time how many it has may have others.
  ///
  /// - Throws: `InputError` that names the outputs, unless there is exactly one.
  public func onlyOutput<Output>(of outputs: [Output]) throws(InputError) -> Output {
    guard let only = outputs.first, outputs.count == 1 else {
      var error = InputError(
        "has \(outputs.count) outputs, \(listed(outputNames)), where one is expected: "
          + "call it with a list, as in `run([x])`")
      (error.path, error.layer) = (typeName, typeName)
      throw error
    }
    return only
  }

  /// Runs the layer and keeps every module's output and every named value; a mistake stops.
  public func trace(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Trace {
    orStop(file, line) { try runTracing(x) }
  }

  /// Runs the layer and keeps every module's output and every named value.
  ///
  /// - Throws: What `run` throws.
  public func runTracing(_ x: Tensor, generator: RandomGenerator = .shared) throws -> Trace {
    try runTracing([x], generator: generator)
  }

  /// Records the layer for an input of some shape, without running it.
  ///
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func record(_ shape: Shape, elementType: ElementType = .float32) throws -> Graph {
    try record([shape], elementTypes: [elementType])
  }

  /// The output's shape for an input of some shape.
  ///
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func outputShape(
    of shape: Shape, elementType: ElementType = .float32
  ) throws -> Shape {
    try onlyOutput(of: outputShapes(of: [shape], elementTypes: [elementType]))
  }
}
