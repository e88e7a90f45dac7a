/// The memory that the values of a run take, which is known before the first of them is computed.
///
/// Inputs, parameters and constants are there already, and are not counted.
struct MemoryNeed {
  /// The most bytes that are taken at once; `Int.max` for more than 64 bits count.
  private(set) var peak = 0

  /// The first value that does not fit into the limit beside those that are still needed.
  private(set) var excess: Graph.ValueID?

  /// Goes through a run in which each value is released after its last use.
  init(of graph: Graph, releases: [[Graph.ValueID]], limit: Int = .max) {
    let values = graph.values
    // Several values may have one storage: that of the first of them, which lives as long as any.
    var storage = Array(values.indices)
    var users = [Int](repeating: 0, count: values.count)
    var taken = 0
    for (id, value) in values.enumerated() {
      guard case .operation(let operation, let operands) = value.source else { continue }
      // Memory that another value or the caller still has is copied instead of written over.
      if let first = operands.first, case let owner = storage[first],
        Self.keepsStorage(
          operation,
          isOver: releases[id].contains(first) && users[owner] == 1 && values[owner].isComputed)
      {
        storage[id] = owner
      } else {
        let (sum, overflows) = taken.addingReportingOverflow(value.byteCount)
        taken = overflows ? .max : sum
        peak = max(peak, taken)
        if excess == nil, taken > limit { excess = id }
        // What comes after it will not be.
        if overflows { return }
      }
      users[storage[id]] += 1
      for release in releases[id] where values[release].isComputed {
        let owner = storage[release]
        users[owner] -= 1
        if users[owner] == 0, values[owner].isComputed { taken -= values[owner].byteCount }
      }
    }
  }

  /// Whether an operation's result has the memory of its first operand.
  private static func keepsStorage(_ operation: any Operation, isOver: Bool) -> Bool {
    if operation is ReshapeOperation || operation is FlattenOperation { return true }
    return operation is any InPlaceOperation && isOver
  }
}

extension Graph.Value {
  /// The bytes of its elements; `Int.max` for more than 64 bits count.
  fileprivate var byteCount: Int {
    let (bytes, overflows) = shape.elementCount.multipliedReportingOverflow(
      by: elementType.byteCount)
    return overflows ? .max : bytes
  }

  /// Whether it is the result of an operation.
  fileprivate var isComputed: Bool { if case .operation = source { true } else { false } }
}
