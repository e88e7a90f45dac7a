/// A module with any number of tensors in and out.
///
/// It is written once, as `forward` over nodes, and called in two ways: with nodes inside another
/// module's `forward`, and with tensors from anywhere. One with a single tensor in and out is a
/// `Layer`, which takes and answers it without a list.
public protocol MultiLayer: Module {
  /// Records the module's operations on its inputs and answers the results.
  ///
  /// A call passes as many inputs as `inputNames` has, unless that is empty.
  func forward(_ inputs: [Node]) throws -> [Node]

  /// The inputs' names in order; by default empty, for a module that checks itself what it takes.
  var inputNames: [String] { get }

  /// The outputs' names in order; by default empty, for outputs that are known by their positions.
  ///
  /// Of several outputs, traces show each as the module's path, a colon and its name: `encoder:mean`,
  /// or `encoder:0` for one without a name.
  var outputNames: [String] { get }
}

extension MultiLayer {
  public var inputNames: [String] { [] }
  public var outputNames: [String] { [] }

  /// Calls the module inside a forward pass; its outputs show in traces under its path.
  ///
  /// - Throws: `InputError` for another number of inputs than it takes, and for none at all, because
  ///   they say to which forward pass the call belongs; what `forward` throws.
  public func callAsFunction(_ inputs: [Node]) throws -> [Node] {
    guard let recorder = inputs.first?.recorder else {
      throw InputError("called \(quoted(typeName)) with no value: a module needs one")
    }
    return try recorder.call(self, with: inputs)
  }

  /// Runs the module; a mistake stops the program with the message that `run` throws.
  public func callAsFunction(
    _ inputs: [Tensor], file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    orStop(file, line) { try run(inputs) }
  }

  /// Runs the module.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, in the order of `inputNames`.
  ///   - generator: The source of random draws, for layers that do not have their own.
  /// - Returns: The outputs, in the order of `outputNames`.
  /// - Throws: `InputError` for another number of inputs than it takes and for a wrong element type;
  ///   `ShapeError` with the path of the layer that the shape does not fit, both shapes and what was
  ///   expected; what an own operation throws.
  public func run(
    _ inputs: [Tensor], generator: RandomGenerator = .shared
  ) throws -> [Tensor] {
    try execute(inputs, generator, keepingNamed: false).outputs
  }

  /// Runs the module and keeps every module's outputs and every named value; a mistake stops.
  public func trace(
    _ inputs: [Tensor], file: StaticString = #fileID, line: UInt = #line
  ) -> Trace {
    orStop(file, line) { try runTracing(inputs) }
  }

  /// Runs the module and keeps every module's outputs and every named value.
  ///
  /// - Throws: What `run` throws.
  public func runTracing(
    _ inputs: [Tensor], generator: RandomGenerator = .shared
  ) throws -> Trace {
    let outcome = try execute(inputs, generator, keepingNamed: true)
    return Trace(values: outcome.named, outputs: outcome.outputs)
  }

  /// Records the module for inputs of some shapes, without running it.
  ///
  /// - Parameter elementTypes: The inputs' element types; float32 for all when not given.
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func record(_ shapes: [Shape], elementTypes: [ElementType]? = nil) throws -> Graph {
    let types = elementTypes ?? shapes.map { _ in .float32 }
    guard types.count == shapes.count else {
      var error = InputError(
        "got \(shapes.count) shape\(shapes.count == 1 ? "" : "s"), but \(types.count) element "
          + "type\(types.count == 1 ? "" : "s")")
      (error.path, error.layer) = (typeName, typeName)
      throw error
    }
    return try Recording(of: self, inputs: Array(zip(shapes, types)), modes: nil).plan.graph
  }

  /// The outputs' shapes for inputs of some shapes.
  ///
  /// - Throws: `ShapeError` or `InputError`, as `run` does.
  public func outputShapes(
    of shapes: [Shape], elementTypes: [ElementType]? = nil
  ) throws -> [Shape] {
    let graph = try record(shapes, elementTypes: elementTypes)
    return graph.outputs.map { graph.values[$0].shape }
  }

  /// Runs the plan that a model keeps, or a new recording of any other module.
  func execute(
    _ inputs: [Tensor], _ generator: RandomGenerator, keepingNamed: Bool
  ) throws -> Executor.Outcome {
    let plan =
      if let model = self as? any DefinedNetwork {
        try model.plans.plan(for: self, inputs: inputs)
      } else {
        try Recording(
          of: self, inputs: inputs.map { ($0.shape, $0.elementType) }, modes: nil
        ).plan
      }
    let need = keepingNamed ? plan.memoryNeed(keepingNamed: true).peak : plan.peakByteCount
    // Small runs need not ask the system for its limits: what it refuses them is an error as well.
    if need >= SystemMemory.smallByteCount {
      let (limit, held) = (SystemMemory.limit, SystemMemory.heldByteCount)
      if need > limit.byteCount - held {
        throw try Recording.excess(
          of: self, inputs: inputs, keepingNamed: keepingNamed, limit: limit, held: held)
      }
    }
    do {
      return try Executor(plan: plan, generator: generator).run(inputs, keepingNamed: keepingNamed)
    } catch let failure as Executor.MemoryFailure {
      throw try Recording.located(failure, of: self, inputs: inputs)
    }
  }

  /// Stops at the caller's line with the error that a body throws.
  func orStop<R>(_ file: StaticString, _ line: UInt, _ body: () throws -> R) -> R {
    do { return try body() } catch {
      fatalError(escapedLines("Netdef: \(error)"), file: file, line: line)
    }
  }

  /// Refuses another number of inputs than the module states.
  func checkInputCount(_ count: Int) throws(InputError) {
    let names = inputNames
    guard !names.isEmpty, names.count != count else { return }
    throw InputError(
      "expects \(names.count) input\(names.count == 1 ? "" : "s"), \(listed(names)), but received "
        + "\(count)")
  }

  /// The names of so many outputs: those stated, or else their positions.
  func namesOfOutputs(_ count: Int) throws(InputError) -> [String] {
    let names = outputNames
    guard !names.isEmpty else { return (0..<count).map(String.init) }
    guard names.count == count else {
      throw InputError(
        "states \(names.count) output\(names.count == 1 ? "" : "s"), \(listed(names)), but answers "
          + "\(count)")
    }
    return names
  }
}

/// Names in a sentence: `` `a`, `b` and `c` ``.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.map(quoted).joined() }
  if names.count > 20 { return quotedList(names) }
  return names.dropLast().map(quoted).joined(separator: ", ") + " and " + quoted(last)
}
