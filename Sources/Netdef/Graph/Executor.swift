/// Runs a plan.
struct Executor {
  /// The plan.
  let plan: Plan

  /// The source of random draws.
  let generator: RandomGenerator

  /// The memory for a value cannot be had.
  struct MemoryFailure: Error {
    let value: Graph.ValueID
    let error: MemoryError
  }

  /// What a run answers.
  struct Outcome {
    /// The graph's outputs.
    var outputs: [Tensor] = []
    /// The named values, if they were asked for.
    var named: [(name: String, tensor: Tensor)] = []
  }

  /// Computes every value in order; each is released after its last use.
  ///
  /// Parameters and buffers are read once, before the first operation, all of them as they are
  /// between two changes: a run keeps the values that it started with. What operations change is
  /// changed at the end, all at once.
  ///
  /// - Throws: `MemoryFailure` where the memory for a value cannot be had, and what operations throw.
  func run(_ inputs: [Tensor], keepingNamed: Bool) throws -> Outcome {
    let graph = plan.graph
    let updates = StateUpdates()
    let context = ExecutionContext(generator, updates: updates)
    let start = StateChange.snapshot { initialSlots(inputs) }
    var slots = start.value
    var kept: [Graph.ValueID: Tensor] = [:]
    let named = keepingNamed ? Set(graph.named.map(\.value)) : []

    for (id, value) in graph.values.enumerated() {
      if case .operation(let operation, let operands) = value.source {
        do {
          slots[id] = try compute(id, operation, operands, in: &slots, context)
        } catch let error as MemoryError {
          throw MemoryFailure(value: id, error: error)
        }
      }
      if named.contains(id) { kept[id] = slots[id] }
      for release in plan.releases[id] { slots[release] = nil }
    }

    try updates.commit(ofCallAt: start.epoch)
    var outcome = Outcome()
    outcome.outputs = graph.outputs.compactMap { slots[$0] }
    if keepingNamed {
      outcome.named = graph.named.compactMap { name, id in kept[id].map { (name, $0) } }
    }
    return outcome
  }

  /// The values that exist before the first operation.
  private func initialSlots(_ inputs: [Tensor]) -> [Tensor?] {
    plan.graph.values.map { value in
      switch value.source {
      case .input(let index): inputs[index]
      case .parameter(let parameter): parameter.value
      case .buffer(let buffer): buffer.value
      case .constant(let tensor): tensor
      case .operation: nil
      }
    }
  }

  /// Runs one operation; an in-place one takes over the memory of an input that ends here.
  private func compute(
    _ id: Graph.ValueID, _ operation: any Operation, _ operands: [Graph.ValueID],
    in slots: inout [Tensor?], _ context: ExecutionContext
  ) throws -> Tensor {
    if let inPlace = operation as? any InPlaceOperation,
      plan.releases[id].contains(operands[0]), var tensor = slots[operands[0]].take()
    {
      try inPlace.forward(inPlace: &tensor, in: context)
      return tensor
    }
    return try operation.forward(operands.compactMap { slots[$0] }, in: context)
  }
}
