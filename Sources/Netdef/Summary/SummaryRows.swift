/// Makes the rows of a summary out of a recording.
struct SummaryRows {
  /// The rows in order of execution.
  private(set) var rows: [ModelSummary.Row] = []

  /// A row before its parameters are counted.
  private struct Draft {
    let path: String
    let type: String
    let outputs: [Graph.ValueID]
    let multiplyAdds: Int?
    let isCounted: Bool
    let parameters: [Parameter]
    let buffers: [Buffer]
  }

  private let graph: Graph
  private let operations: CountedOperations

  /// The first name that was given to each value; as a module's output it has another.
  private let names: [Graph.ValueID: String]

  /// The drafts, each with the number of values that stand before it.
  private var drafts: [(position: Int, draft: Draft)] = []

  /// How often the name of an operation without one of its own was used.
  private var counts: [String: Int] = [:]

  init(_ graph: Graph, _ operations: CountedOperations, _ calls: [GraphRecorder.Call]) {
    self.graph = graph
    self.operations = operations
    let outputNames = Set(calls.flatMap(\.outputNames))
    names = Dictionary(
      graph.named.indices.filter { !outputNames.contains($0) }
        .map { (graph.named[$0].value, graph.named[$0].name) },
      uniquingKeysWith: { first, _ in first })
    // Calls come in the order of their ends: those inside of one stand right before it.
    var ended: [GraphRecorder.Call] = []
    for call in calls {
      let inner =
        ended.lastIndex { $0.depth <= call.depth }.map { ended[($0 + 1)...] } ?? ended[...]
      add(call, inner: Array(inner))
      ended.removeLast(inner.count)
      ended.append(call)
    }
    finish()
  }

  /// Adds the rows of a call: one for a layer, else those of the operations that the module did
  /// itself and one for the module.
  private mutating func add(_ call: GraphRecorder.Call, inner: [GraphRecorder.Call]) {
    let isContainer = ["Sequential", "ModuleList"].contains(call.module.printedName)
    let isLayer = inner.isEmpty && !call.namesValues && !isContainer
    if !isLayer {
      var next = call.values.lowerBound
      for values in inner.map(\.values) + [call.values.upperBound..<call.values.upperBound] {
        for value in next..<max(next, values.lowerBound) { addOperation(value, of: call) }
        next = max(next, values.upperBound)
      }
    }
    guard isLayer || (!isContainer && call.path != nil) else { return }
    let draft = Draft(
      path: call.name ?? call.module.typeName, type: call.module.typeName, outputs: call.outputs,
      multiplyAdds: isLayer ? operations.multiplyAdds(in: call.values) : nil, isCounted: true,
      parameters: call.module.parameters, buffers: call.module.namedBuffers.map(\.buffer))
    drafts.append((call.values.upperBound, draft))
  }

  /// Adds the row of an operation that stands in a module's own forward pass.
  private mutating func addOperation(_ value: Graph.ValueID, of call: GraphRecorder.Call) {
    guard case .operation(let operation, let operands) = graph.values[value].source else { return }
    let parameters = operands.compactMap { operand -> Parameter? in
      if case .parameter(let parameter) = graph.values[operand].source { parameter } else { nil }
    }
    let buffers = operands.compactMap { operand -> Buffer? in
      if case .buffer(let buffer) = graph.values[operand].source { buffer } else { nil }
    }
    let draft = Draft(
      path: names[value] ?? newName(joinPath(call.path ?? "", operation.name)),
      type: operation.name, outputs: [value],
      multiplyAdds: operations.multiplyAdds(in: value..<value + 1), isCounted: false,
      parameters: parameters, buffers: buffers)
    drafts.append((value + 1, draft))
  }

  private mutating func newName(_ path: String) -> String {
    let count = counts[path, default: 0] + 1
    counts[path] = count
    return count == 1 ? path : "\(path)#\(count)"
  }

  /// Puts the drafts in order and counts each parameter and buffer where it first occurs.
  private mutating func finish() {
    var seen: Set<ObjectIdentifier> = []
    func count(_ objects: [(object: AnyObject, count: Int)]) -> Int {
      objects.reduce(0) {
        seen.insert(ObjectIdentifier($1.object)).inserted ? $0 + $1.count : $0
      }
    }
    // Several rows may end at one value, in the order in which they were added.
    let ordered = drafts.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    rows = ordered.map { _, entry in
      let draft = entry.draft
      let values = draft.outputs.map { graph.values[$0] }
      return ModelSummary.Row(
        path: draft.path, type: draft.type, outputShapes: values.map(\.shape),
        elementTypes: values.map(\.elementType),
        parameters: count(draft.parameters.map { ($0, $0.shape.elementCount) }),
        buffers: count(draft.buffers.map { ($0, $0.shape.elementCount) }),
        multiplyAdds: draft.multiplyAdds, isCounted: draft.isCounted)
    }
  }
}
