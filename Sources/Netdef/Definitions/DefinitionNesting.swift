import NetdefStack

/// How deep in each other definitions stand while their layers are made.
///
/// Initializers of definitions call those of others, and one that contains itself calls itself. The
/// depth is counted so that a recursion without end is the error that netdef gives, and so that deep
/// ones that are right get the stack that they need, whatever thread makes them.
struct DefinitionNesting: Sendable {
  /// How many definitions may stand in each other: as many as netdef lets stand.
  static let limit = 200

  /// Where the initializer that is running stands.
  @TaskLocal private static var current = DefinitionNesting()

  /// How many definitions are around, and how many scopes: groups are scopes too.
  private var definitions = 0
  private var scopes = 0

  /// The nesting of what a definition makes; a group counts as no definition.
  ///
  /// - Throws: `DefinitionError` `cycle` where the definition itself stands too deep.
  static func inside(_ definition: String) throws -> DefinitionNesting {
    guard current.definitions <= limit else {
      throw DefinitionError.tooDeep(definition, limit: limit)
    }
    var inner = insideGroup
    inner.definitions += 1
    return inner
  }

  /// The nesting of what a group makes.
  static var insideGroup: DefinitionNesting {
    var inner = current
    inner.scopes += 1
    return inner
  }

  /// At this many scopes the rest goes to a stack of its own, and again each time that many more
  /// scopes, which are all that such a stack surely holds, stand in each other.
  private static let (shallow, period) = (8, 512)

  /// Runs what makes a child.
  func make<Child>(_ child: () throws -> Child) throws -> Child {
    let isDeep = scopes % Self.period == Self.shallow
    guard isDeep else { return try Self.$current.withValue(self) { try child() } }
    return try LargeStack.run { () throws(any Error) in
      try Self.$current.withValue(self) { try child() }
    }
  }
}
