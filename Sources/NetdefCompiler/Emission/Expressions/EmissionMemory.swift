/// The Swift of terms that was written before.
///
/// Lists and conditions ask their parts for their types before they write them in the common one.
/// Without memory, parts in parts in parts would be written again and again.
final class EmissionMemory {
  /// Terms lower than this are written faster than they are found.
  static let leastHeight = 4

  /// What the Swift of a term depends on.
  struct Key: Hashable {
    // The term itself, so that no other gets its place in memory.
    private let term: Term
    private let environment: StaticEnvironment
    private let tensorsAreNodes: Bool

    init(_ term: Term, _ environment: StaticEnvironment, _ tensorsAreNodes: Bool) {
      self.term = term
      self.environment = environment
      self.tensorsAreNodes = tensorsAreNodes
    }

    static func == (left: Key, right: Key) -> Bool {
      left.term === right.term && left.tensorsAreNodes == right.tensorsAreNodes
        && left.environment == right.environment
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(term))
      hasher.combine(tensorsAreNodes)
    }
  }

  private var known: [Key: SwiftExpression] = [:]

  subscript(key: Key) -> SwiftExpression? {
    get { known[key] }
    set { known[key] = newValue }
  }
}
