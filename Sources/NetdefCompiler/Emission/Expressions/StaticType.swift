/// The Swift type that a compile-time value of netdef has in generated code.
///
/// Values of netdef have types when they are computed, Swift's before; what no other case describes
/// is a `NetdefValue`, which is decided when the program runs.
indirect enum StaticType: Hashable {
  case int
  case float
  case bool
  /// An Int or two, and how it was written.
  case pair
  /// A pair or `same`.
  case padding
  /// An Int, `none`, or two of these.
  case adaptiveSize
  case none
  /// A name that stands for itself.
  case symbol(String)
  /// One of the names that a parameter takes: a case of the Swift enum `type`.
  case choice(type: SwiftType, cases: [String])
  case list(StaticType)
  /// `[]`, which is a list of any type.
  case emptyList
  case tuple([StaticType])
  case optional(StaticType)
  case recipe
  case value
  /// A `Shape` while layers are made, a `Node` while a forward pass is recorded.
  case tensor
  /// The `Shape` of a tensor outside of a chain in parentheses, which is given it.
  case shape
  /// What a function gives whose type is being found out: it fits any type.
  case undetermined
}

extension StaticType {
  /// The type of a parameter or of a value with a stated type.
  ///
  /// - Parameter choiceName: The Swift enum for the names that it takes; without one, and where
  ///   different places in it take different names, they are `NetdefValue`s.
  init(_ type: TypeSyntax, choiceName: SwiftType?) {
    self.init(type.alternatives, choiceName)
    if choiceSets.count > 1 { self.init(type.alternatives, nil) }
  }

  private init(_ alternatives: [TypeSyntax.Atom], _ choiceName: SwiftType?) {
    let symbols = alternatives.compactMap { atom -> String? in
      if case .symbol(let name) = atom, name.value != "none" { return name.value }
      return nil
    }
    let takesNone = alternatives.contains { $0.isNone }
    let others = alternatives.filter { !$0.isSymbol }
      .map { StaticType($0, choiceName) }
    let isBare = symbols.isEmpty
    if others.isEmpty, isBare {
      self = .none
      return
    }
    let size = StaticType.optional(.int)
    if takesNone, isBare, others == [.int, .tuple([size, size])] {
      self = .adaptiveSize
      return
    }
    let base: StaticType
    switch others {
    case []: base = choiceName.map { .choice(type: $0, cases: symbols) } ?? .value
    case [.pair] where symbols == ["same"]: base = .padding
    // An Int that comes first stays one: only a Float that comes first takes both for itself.
    case [.float, .int] where isBare: base = .float
    case [.int, .pair] where isBare, [.pair, .int] where isBare: base = .pair
    default: base = others.count == 1 && isBare ? others[0] : .value
    }
    self = takesNone && base != .value ? .optional(base) : base
  }

  private init(_ atom: TypeSyntax.Atom, _ choiceName: SwiftType?) {
    switch atom {
    case .named(let name):
      switch name.value {
      case "Int": self = .int
      case "Float": self = .float
      case "Bool": self = .bool
      case "Pair": self = .pair
      default: self = .value
      }
    case .module: self = .recipe
    case .list(let element): self = .list(StaticType(element.alternatives, choiceName))
    case .tuple(let elements):
      self = .tuple(elements.map { StaticType($0.alternatives, choiceName) })
    case .symbol(let name): self = .symbol(name.value)
    }
  }

  /// The type in Swift.
  var swiftType: SwiftType {
    switch self {
    case .int: .swift("Int")
    case .float: .swift("Double")
    case .bool: .swift("Bool")
    case .pair: .runtime("Pair")
    case .padding: .runtime("Padding")
    case .adaptiveSize: .runtime("AdaptiveSize")
    case .none, .symbol, .value, .undetermined: .netdefValue
    case .choice(let type, _): type
    case .list(let element): .array(element.swiftType)
    case .emptyList: .array(.netdefValue)
    case .tuple(let elements): .tuple(elements.map(\.swiftType))
    case .optional(let wrapped): .optional(wrapped.swiftType)
    case .recipe: .runtime("LayerRecipe")
    case .tensor, .shape: .runtime("Shape")
    }
  }
}

extension TypeSyntax.Atom {
  fileprivate var isSymbol: Bool { if case .symbol = self { true } else { false } }

  fileprivate var isNone: Bool {
    if case .symbol(let name) = self { name.value == "none" } else { false }
  }
}

extension SwiftTree {
  /// A default of an optional type: by itself, Swift would take `none` for no value of its type.
  func optional(as type: StaticType) -> SwiftTree {
    guard case .optional = type, kind != .absent else { return self }
    return SwiftTree.implicitMember("some").calling([self])
  }
}
