import Synchronization

/// Changes of many parameters, buffers and modes at once, and views of them that see no half of one.
///
/// Whoever changes several of them counts up before and after, so that whoever reads several of them
/// notices a change in between and reads again: reading takes no lock. There is one count for all
/// networks, since networks share modules.
///
/// A reader that has seen one value of a change has seen, by the value's own lock or ordering, that
/// the count was odd by then; so it meets another count at its end than at its beginning.
enum StateChange {
  /// A point between two changes; later ones are larger.
  struct Epoch: Comparable, Sendable {
    fileprivate let count: UInt64

    /// Before all changes.
    static let zero = Epoch(count: 0)

    /// After all changes: what is done at once.
    static let now = Epoch(count: .max)

    static func < (left: Epoch, right: Epoch) -> Bool { left.count < right.count }
  }

  /// Twice the number of changes, and one more while one is being made.
  private static let count = Atomic<UInt64>(0)

  /// Held by whoever changes.
  private static let writing = Mutex(())

  /// How often a reader that is disturbed tries again before it keeps changes out.
  private static let attempts = 8

  /// Reads values as they are between two changes, and answers when that was.
  ///
  /// The body may be called several times. It must not change anything itself.
  static func snapshot<R: Sendable>(_ body: () -> R) -> (value: R, epoch: Epoch) {
    for _ in 0..<attempts {
      let before = count.load(ordering: .acquiring)
      guard before.isMultiple(of: 2) else { break }
      let value = body()
      if count.load(ordering: .acquiring) == before { return (value, Epoch(count: before)) }
    }
    return writing.withLock { _ in
      (body(), Epoch(count: count.load(ordering: .acquiring)))
    }
  }

  /// Makes a change, of which others see all or nothing. The body must not begin another one.
  ///
  /// - Parameter body: Is given the point behind the change.
  static func change<Failure: Error>(
    _ body: (Epoch) throws(Failure) -> Void
  ) throws(Failure) {
    try excludingOthers { () throws(Failure) in
      let before = count.load(ordering: .relaxed)
      count.store(before + 1, ordering: .sequentiallyConsistent)
      defer { count.store(before + 2, ordering: .sequentiallyConsistent) }
      try body(Epoch(count: before + 2))
    }
  }

  /// Does something while nobody makes a change, without being one.
  static func excludingOthers<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    try writing.withLock { _ throws(Failure) in try body() }
  }
}
