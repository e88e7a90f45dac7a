extension StaticType {
  /// The type of a value that is of this or the other type: of two arms, of a list's elements.
  ///
  /// It keeps values what they are: an Int beside a Float stays an Int, whose division rounds down,
  /// so both together are a `NetdefValue` and not a Double.
  func joined(_ other: StaticType) -> StaticType {
    if self == other { return self }
    switch (self, other) {
    case (.undetermined, let type), (let type, .undetermined): return type
    case (.tensor, _), (_, .tensor): return .tensor
    case (.emptyList, .list), (.emptyList, .optional(.list)): return other
    case (.list, .emptyList), (.optional(.list), .emptyList): return self
    case (.list(let a), .list(let b)): return .list(a.joined(b))
    case (.tuple(let a), .tuple(let b)) where a.count == b.count:
      return .tuple(zip(a, b).map { $0.joined($1) })
    case (.none, .optional): return other
    case (.optional, .none): return self
    case (.none, let type), (let type, .none):
      return type.mayBeOptional ? .optional(type) : .value
    case (.optional(let a), .optional(let b)): return a.joined(b).optional
    case (.optional(let a), let b), (let a, .optional(let b)): return a.joined(b).optional
    case (.symbol(let name), .choice(_, let cases)): return cases.contains(name) ? other : .value
    case (.choice(_, let cases), .symbol(let name)): return cases.contains(name) ? self : .value
    case _ where isPairLike && other.isPairLike: return .pair
    case _ where isPaddingLike && other.isPaddingLike: return .padding
    default: return .value
    }
  }

  /// The type with `none` among its values.
  private var optional: StaticType { mayBeOptional ? .optional(self) : .value }

  private var mayBeOptional: Bool {
    switch self {
    case .int, .float, .bool, .pair, .padding, .choice, .list, .tuple, .recipe: true
    default: false
    }
  }

  /// The type of a list's elements that are of this one.
  var elementType: StaticType {
    switch self {
    case .none, .symbol: .value
    case .emptyList: .list(.value)
    default: self
    }
  }

  /// Whether a `Pair` can hold every value, as it was written.
  private var isPairLike: Bool {
    switch self {
    case .int, .pair, .tuple([.int, .int]): true
    default: false
    }
  }

  private var isPaddingLike: Bool { isPairLike || self == .padding || self == .symbol("same") }

  /// Whether Swift's `==` says of two values of the type what netdef's says.
  var isEquatable: Bool {
    switch self {
    case .int, .float, .bool, .choice, .value: true
    case .list(let element), .optional(let element): element.isEquatable
    default: false
    }
  }

  /// Whether the Swift type is a `NetdefValueConvertible`.
  var isConvertible: Bool {
    switch self {
    case .int, .float, .bool, .pair, .padding, .adaptiveSize, .choice, .recipe, .value: true
    case .list(let element), .optional(let element): element.isConvertible
    default: false
    }
  }

  /// Whether an enum for names occurs in it.
  var holdsChoice: Bool { choice != nil }

  /// The enum for names that occurs in it: there is at most one.
  var choice: (type: SwiftType, cases: [String])? {
    switch self {
    case .choice(let type, let cases): (type, cases)
    case .list(let inner), .optional(let inner): inner.choice
    case .tuple(let parts): parts.lazy.compactMap(\.choice).first
    default: nil
    }
  }

  /// The sets of names that values in it may be one of.
  var choiceSets: Set<[String]> {
    switch self {
    case .choice(_, let cases): [cases]
    case .list(let inner), .optional(let inner): inner.choiceSets
    case .tuple(let parts): parts.reduce(into: []) { $0.formUnion($1.choiceSets) }
    default: []
    }
  }
}
