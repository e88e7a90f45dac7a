/// The Swift of expressions that was written before.
///
/// Lists and conditions ask their parts for their types before they write them in the common one.
/// Without memory, parts in parts in parts would be written again and again.
final class EmissionMemory {
  /// Expressions lower than this are written faster than they are found.
  static let leastHeight = 4

  /// What the Swift of an expression depends on.
  struct Key: Hashable {
    private let range: SourceRange
    private let environment: StaticEnvironment
    private let tensorsAreNodes: Bool

    init(_ range: SourceRange, _ environment: StaticEnvironment, _ tensorsAreNodes: Bool) {
      self.range = range
      self.environment = environment
      self.tensorsAreNodes = tensorsAreNodes
    }
  }

  private var known: [Key: SwiftExpression] = [:]

  subscript(key: Key) -> SwiftExpression? {
    get { known[key] }
    set { known[key] = newValue }
  }
}
