/// A name that a definition binds: one object for each name and scope, so that arms of a condition
/// that name the same thing name one thing.
final class Local: Sendable {
  /// What binds the name.
  enum Role: Sendable {
    case parameter
    /// A name in the shape of an input.
    case size
    case input
    /// `let`, and what a repeat names in each turn.
    case value
    /// `var`.
    case variable
    /// `layer`.
    case layer
  }

  let name: String
  let role: Role

  /// Its place in the frames of the definition.
  let index: Int

  init(_ name: String, _ role: Role, index: Int) {
    self.name = name
    self.role = role
    self.index = index
  }
}

/// A local is itself: two of one name, each in a scope of its own, are two.
extension Local: Hashable {
  static func == (left: Local, right: Local) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The locals of one definition, in the order of their places.
final class Layout {
  private(set) var locals: [Local] = []

  /// Adds a local.
  func add(_ name: String, _ role: Local.Role) -> Local {
    let local = Local(name, role, index: locals.count)
    locals.append(local)
    return local
  }

  /// Forgets the locals from a place on: what bound them is looked at once more.
  func removeAll(from count: Int) { locals.removeSubrange(count...) }
}

/// A pattern whose names are locals: `name`, `_`, `(a, b)`.
indirect enum LocalPattern: Sendable {
  case local(Local, Name)
  case ignored(SourceRange)
  case tuple([LocalPattern], SourceRange)

  /// The locals that it binds.
  var locals: [Local] {
    switch self {
    case .local(let local, _): [local]
    case .ignored: []
    case .tuple(let parts, _): parts.flatMap(\.locals)
    }
  }

  /// Its names with their places.
  var located: [Name] {
    switch self {
    case .local(_, let name): [name]
    case .ignored: []
    case .tuple(let parts, _): parts.flatMap(\.located)
    }
  }
}
