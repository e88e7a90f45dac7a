import Synchronization

/// What the operations of one call change: kept until the call has succeeded, then done as one change.
///
/// A call that fails has changed nothing, and whoever saves beside it sees all of what it changed or
/// nothing. A call that was under way while a state dict was loaded changes nothing that was loaded:
/// what it has computed is of the weights before.
final class StateUpdates: Sendable {
  /// The next value of a buffer, from the one that it has by then.
  typealias Update = @Sendable (_ read: (Buffer) -> Tensor) throws -> [(Buffer, Tensor)]

  private let updates = Mutex<[Update]>([])

  /// Makes an empty list.
  init() {}

  /// Adds what is to be changed when the call has succeeded.
  func append(_ update: @escaping Update) { updates.withLock { $0.append(update) } }

  /// Makes the changes, of a call whose values were read at `epoch`.
  func commit(ofCallAt epoch: StateChange.Epoch) throws {
    let updates = self.updates.withLock { $0 }
    guard !updates.isEmpty else { return }
    try StateChange.change { _ in
      // Everything is computed before anything is written: computing needs memory, and may throw.
      var values: [ObjectIdentifier: (buffer: Buffer, tensor: Tensor)] = [:]
      for update in updates {
        for (buffer, tensor) in try update({ values[ObjectIdentifier($0)]?.tensor ?? $0.value }) {
          values[ObjectIdentifier(buffer)] = (buffer, tensor)
        }
      }
      for (buffer, tensor) in values.values where buffer.loading <= epoch {
        try buffer.update(to: tensor)
      }
    }
  }
}
