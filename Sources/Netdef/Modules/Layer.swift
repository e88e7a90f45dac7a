/// A module with one tensor in and one tensor out.
///
/// A layer is written once, as `forward` over nodes, and called in two ways: with a node inside
/// another layer's `forward`, and with a tensor from anywhere.
public protocol Layer: Module {
  /// Records the layer's operations on a value and answers the result.
  func forward(_ x: Node) throws -> Node
}

extension Layer {
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
    let outcome = try execute(x, generator, keepingNamed: false)
    return outcome.outputs[0]
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
    let outcome = try execute(x, generator, keepingNamed: true)
    return Trace(values: outcome.named, output: outcome.outputs[0])
  }

  /// Records the layer for an input of some shape, without running it.
  ///
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func record(_ shape: Shape, elementType: ElementType = .float32) throws -> Graph {
    try Recording(of: self, inputs: [(shape, elementType)], modes: nil).plan.graph
  }

  /// The output's shape for an input of some shape.
  ///
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func outputShape(
    of shape: Shape, elementType: ElementType = .float32
  ) throws -> Shape {
    let graph = try record(shape, elementType: elementType)
    return graph.values[graph.outputs[0]].shape
  }

  /// Runs the plan that a model keeps, or a new recording of any other layer.
  private func execute(
    _ x: Tensor, _ generator: RandomGenerator, keepingNamed: Bool
  ) throws -> Executor.Outcome {
    let plan =
      if let model = self as? any DefinedNetwork {
        try model.plans.plan(for: self, inputs: [x])
      } else {
        try Recording(of: self, inputs: [(x.shape, x.elementType)], modes: nil).plan
      }
    return try Executor(plan: plan, context: ExecutionContext(generator: generator))
      .run([x], keepingNamed: keepingNamed)
  }

  /// Stops at the caller's line with the error that a body throws.
  private func orStop<R>(_ file: StaticString, _ line: UInt, _ body: () throws -> R) -> R {
    do { return try body() } catch { fatalError("Netdef: \(error)", file: file, line: line) }
  }
}
