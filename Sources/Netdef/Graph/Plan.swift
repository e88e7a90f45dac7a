/// A recorded graph, ready to run: with every value's last use.
struct Plan: Sendable {
  /// The graph.
  let graph: Graph

  /// For each value that an operation makes: the operands that nothing uses after it, and the value
  /// itself where nothing ever does.
  let releases: [[Graph.ValueID]]

  /// The most bytes that a run takes at once for what it computes.
  let peakByteCount: Int

  /// Finds the last uses.
  init(_ graph: Graph) {
    self.graph = graph
    var lastUse = Array(graph.values.indices)
    for (id, value) in graph.values.enumerated() {
      guard case .operation(_, let operands) = value.source else { continue }
      for operand in operands { lastUse[operand] = id }
    }
    for output in graph.outputs { lastUse[output] = .max }
    var releases = [[Graph.ValueID]](repeating: [], count: graph.values.count)
    for (id, use) in lastUse.enumerated() where use != .max { releases[use].append(id) }
    self.releases = releases
    peakByteCount = MemoryNeed(of: graph, releases: releases).peak
  }

  /// What a run takes; one that keeps the named values lets go of the others only.
  func memoryNeed(keepingNamed: Bool, limit: Int = .max) -> MemoryNeed {
    let named = keepingNamed ? Set(graph.named.map(\.value)) : []
    return MemoryNeed(
      of: graph, releases: releases.map { $0.filter { !named.contains($0) } }, limit: limit)
  }
}
