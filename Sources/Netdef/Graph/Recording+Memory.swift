extension Recording {
  /// What to say of a run that the machine's memory cannot hold: which step is too much, and its
  /// shape.
  ///
  /// The pass is recorded again, because a plan does not remember which module made a value.
  static func excess(
    of layer: some MultiLayer, inputs: [Tensor], keepingNamed: Bool, limit: Int
  ) throws -> InputError {
    let recorder = GraphRecorder()
    let nodes = inputs.map { recorder.input(shape: $0.shape, elementType: $0.elementType) }
    try recorder.call(layer, with: nodes).forEach(recorder.output)
    let plan = Plan(recorder.graph)
    let need = plan.memoryNeed(keepingNamed: keepingNamed, limit: limit)
    let text = { (bytes: Int) in
      bytes == .max ? "more than 2⁶³ bytes" : SystemMemory.text(ofBytes: bytes)
    }
    let machine = "but the machine has \(text(limit))"
    guard let id = need.excess else {
      return InputError("takes \(text(need.peak)) for its values at once, \(machine)")
    }
    // Inner calls end before those around them.
    let call = recorder.calls.first { $0.values.contains(id) }
    // A function's result has the name of its step.
    let step = recorder.graph.named.first { $0.value == id }?.name
    let name = step == call?.name ? "" : step.map { "`\($0)`, " } ?? ""
    var error = InputError(
      "makes \(name)\(plan.graph.values[id].shape): the values of the run take "
        + "\(text(need.peak)) at once, \(machine)")
    error.path = call?.path.map { "\(layer.typeName).\($0)" } ?? layer.typeName
    error.layer = call?.module.typeName ?? layer.typeName
    if case .operation(let operation, _) = plan.graph.values[id].source {
      error.operation = operation.name
    }
    return error
  }
}
