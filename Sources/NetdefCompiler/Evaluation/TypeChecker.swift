/// Decides whether a value fits a parameter's type.
struct TypeChecker {
  /// The value as the type takes it (an Int where a Float is expected becomes one), nil if it does
  /// not fit.
  static func coerce(_ value: Value, to type: TypeSyntax) -> Value? {
    if value == .unknown || value == .undecided { return value }
    for atom in type.alternatives {
      if let result = coerce(value, to: atom) { return result }
    }
    return nil
  }

  private static func coerce(_ value: Value, to atom: TypeSyntax.Atom) -> Value? {
    switch (atom, value) {
    case (.named(let name), _): coerce(value, toNamed: name.value)
    case (.module, .layer): value
    case (.symbol(let name), .none): name.value == "none" ? value : nil
    case (.symbol(let name), .symbol(let symbol)): name.value == symbol ? value : nil
    case (.list(let element), .list(let values)):
      all(values.map { coerce($0, to: element) }).map(Value.list)
    case (.tuple(let elements), .tuple(let values)):
      elements.count == values.count
        ? all(zip(values, elements).map { coerce($0, to: $1) }).map(Value.tuple) : nil
    default: nil
    }
  }

  private static func coerce(_ value: Value, toNamed name: String) -> Value? {
    switch (name, value) {
    case ("Int", .int), ("Float", .float), ("Bool", .bool), ("Pair", .int): value
    case ("Float", .int(let size)): size.value.map { .float(Double($0)) }
    case ("Pair", .tuple(let values)):
      values.count == 2 && values.allSatisfy { if case .int = $0 { true } else { false } }
        ? value : nil
    case ("Int", _), ("Float", _), ("Bool", _), ("Pair", _): nil
    // A type that there is not was reported, and anything may have been meant.
    default: value
    }
  }

  private static func all(_ values: [Value?]) -> [Value]? {
    let present = values.compactMap { $0 }
    return present.count == values.count ? present : nil
  }

  /// What was meant by a value of the wrong type, as text, where that is plain.
  static func fix(_ value: Value, for type: TypeSyntax) -> String? {
    let other: Value
    switch value {
    // PyTorch takes a list for a pair, and 1 and 0 for truths.
    case .list(let elements): other = .tuple(elements)
    case .float(let number):
      guard let whole = Int(exactly: number) else { return nil }
      other = .int(whole)
    case .int(let size) where size.value == 0 || size.value == 1: other = .bool(size.value == 1)
    default: return nil
    }
    return coerce(other, to: type) == nil ? nil : other.shortText
  }

  /// The type in words: `Int`, `a Pair or same`.
  static func describe(_ type: TypeSyntax) -> String {
    let names = type.alternatives.map(describe)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func describe(_ atom: TypeSyntax.Atom) -> String {
    switch atom {
    case .named(let name):
      switch name.value {
      case "Pair": "an Int or a pair of Ints"
      case "Int": "an Int"
      default: "a \(name.value)"
      }
    case .module(let name, _): "a \(name.value)"
    case .list(let element): "a list, each element \(describe(element))"
    case .tuple(let elements): "(" + elements.map(describe).joined(separator: ", ") + ")"
    case .symbol(let name): "`\(name.value)`"
    }
  }
}
