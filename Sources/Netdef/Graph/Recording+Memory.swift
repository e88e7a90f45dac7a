extension Recording {
  /// What to say of a run that memory cannot hold: which step is too much, and its shape.
  ///
  /// The pass is recorded again, because a plan does not remember which module made a value.
  ///
  /// - Parameters:
  ///   - limit: The limit on the process.
  ///   - held: The bytes that tensors hold before the run.
  static func excess(
    of layer: some MultiLayer, inputs: [Tensor], keepingNamed: Bool, limit: MemoryLimit, held: Int
  ) throws -> MemoryError {
    let recorder = try recorder(of: layer, inputs: inputs)
    let plan = Plan(recorder.graph)
    let need = plan.memoryNeed(keepingNamed: keepingNamed, limit: limit.byteCount - held)
    let peak =
      need.peak == .max ? "more than 2⁶³ bytes" : SystemMemory.text(ofBytes: need.peak)
    let rest = "\(peak) at once\(SystemMemory.besides(held)), but \(limit)"
    guard let id = need.excess else {
      return MemoryError("the values of the run take \(rest)")
    }
    // A function's result has the name of its step.
    let step = recorder.graph.named.first { $0.value == id }?.name
    let name = step == recorder.call(of: id)?.name ? "" : step.map { "\(quoted($0)), " } ?? ""
    return recorder.locating(
      MemoryError(
        "makes \(name)\(plan.graph.values[id].shape): the values of the run take \(rest)"),
      at: id, of: layer)
  }

  /// A failure of a run with the step at which it happened.
  static func located(
    _ failure: Executor.MemoryFailure, of layer: some MultiLayer, inputs: [Tensor]
  ) throws -> MemoryError {
    try recorder(of: layer, inputs: inputs).locating(failure.error, at: failure.value, of: layer)
  }

  /// Records a pass.
  private static func recorder(
    of layer: some MultiLayer, inputs: [Tensor]
  ) throws -> GraphRecorder {
    let recorder = GraphRecorder()
    let nodes = inputs.map { recorder.input(shape: $0.shape, elementType: $0.elementType) }
    try recorder.call(layer, with: nodes).forEach(recorder.output)
    return recorder
  }
}

extension GraphRecorder {
  /// The innermost call that made a value: inner calls end before those around them.
  fileprivate func call(of id: Graph.ValueID) -> Call? {
    calls.first { $0.values.contains(id) }
  }

  /// An error with the module and the operation that make a value.
  fileprivate func locating(
    _ error: MemoryError, at id: Graph.ValueID, of layer: some MultiLayer
  ) -> MemoryError {
    var error = error
    let call = call(of: id)
    error.path = call?.path.map { "\(layer.typeName).\($0)" } ?? layer.typeName
    error.layer = call?.module.typeName ?? layer.typeName
    if graph.values.indices.contains(id),
      case .operation(let operation, _) = graph.values[id].source
    {
      error.operation = operation.name
    }
    return error
  }
}
