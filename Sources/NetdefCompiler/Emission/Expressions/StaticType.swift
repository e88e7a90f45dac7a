/// The Swift type that a compile-time value of netdef has in generated code.
///
/// Values of netdef have types when they are computed, Swift's before; what no other case describes
/// is a `NetdefValue`, which is decided when the program runs.
indirect enum StaticType: Hashable, Sendable {
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
  case choice(type: String, cases: [String])
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
  init(_ type: TypeSyntax, choiceName: String?) {
    self.init(type.alternatives, choiceName)
    if choiceSets.count > 1 { self.init(type.alternatives, nil) }
  }

  private init(_ alternatives: [TypeSyntax.Atom], _ choiceName: String?) {
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

  private init(_ atom: TypeSyntax.Atom, _ choiceName: String?) {
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

  /// As Swift writes it.
  var swiftName: String {
    switch self {
    case .int: "Int"
    case .float: "Double"
    case .bool: "Bool"
    case .pair: "Pair"
    case .padding: "Padding"
    case .adaptiveSize: "AdaptiveSize"
    case .none, .symbol, .value, .undetermined: "NetdefValue"
    case .choice(let type, _): type
    case .list(let element): "[\(element.swiftName)]"
    case .emptyList: "[NetdefValue]"
    case .tuple(let elements): "(\(elements.map(\.swiftName).joined(separator: ", ")))"
    case .optional(let wrapped): "\(wrapped.swiftName)?"
    case .recipe: "LayerRecipe"
    case .tensor, .shape: "Shape"
    }
  }
}

extension TypeSyntax.Atom {
  fileprivate var isSymbol: Bool { if case .symbol = self { true } else { false } }

  fileprivate var isNone: Bool {
    if case .symbol(let name) = self { name.value == "none" } else { false }
  }
}
