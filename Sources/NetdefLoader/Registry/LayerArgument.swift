import Netdef

/// A Swift type that a value of a netdef parameter can become.
///
/// `Int`, `Float`, `Bool`, `Pair`, `Padding`, `AdaptiveSize`, optionals and arrays are such types; a
/// tuple is read as an array. An enumeration of symbols conforms without further code if its raw
/// values are the symbols' names:
///
/// ```swift
/// enum Reduction: String, LayerArgument { case mean, sum }
/// ```
public protocol LayerArgument {
  /// Makes the value, or nil when it is not of this type.
  init?(argument: ArgumentValue)

  /// The type in words, for messages.
  static var argumentDescription: String { get }
}

extension Int: LayerArgument {
  public init?(argument: ArgumentValue) {
    guard case .int(let number) = argument else { return nil }
    self = number
  }

  public static var argumentDescription: String { "an Int" }
}

extension Float: LayerArgument {
  /// The nearest Float, as Swift has it for the same digits; nil for a number past its range.
  public init?(argument: ArgumentValue) {
    switch argument {
    case .float, .int:
      // Rounded once, from the digits: a Double on the way would be rounded twice.
      guard let value = Float(argument.description), value.isFinite else { return nil }
      self = value
    default: return nil
    }
  }

  public static var argumentDescription: String { "a Float of 32 bits" }
}

extension Bool: LayerArgument {
  public init?(argument: ArgumentValue) {
    guard case .bool(let truth) = argument else { return nil }
    self = truth
  }

  public static var argumentDescription: String { "a Bool" }
}

extension Optional: LayerArgument where Wrapped: LayerArgument {
  /// `none` is nil.
  public init?(argument: ArgumentValue) {
    if case .none = argument {
      self = .none
      return
    }
    guard let value = Wrapped(argument: argument) else { return nil }
    self = .some(value)
  }

  public static var argumentDescription: String { Wrapped.argumentDescription + " or none" }
}

extension Array: LayerArgument where Element: LayerArgument {
  /// A list or a tuple.
  public init?(argument: ArgumentValue) {
    switch argument {
    case .list(let values), .tuple(let values):
      let elements = values.compactMap(Element.init(argument:))
      guard elements.count == values.count else { return nil }
      self = elements
    default: return nil
    }
  }

  public static var argumentDescription: String {
    "a list, each element \(Element.argumentDescription)"
  }
}

extension LayerArgument where Self: RawRepresentable, RawValue == String {
  /// A symbol whose name, or whose name in lowerCamelCase, is the raw value.
  public init?(argument: ArgumentValue) {
    guard case .symbol(let name) = argument else { return nil }
    guard let value = Self(rawValue: name) ?? Self(rawValue: lowerCamelCase(name)) else {
      return nil
    }
    self = value
  }

  public static var argumentDescription: String { "a symbol of `\(Self.self)`" }
}

/// `largest_value` → `largestValue`, as generated code spells symbols.
private func lowerCamelCase(_ name: String) -> String {
  let words = name.split(separator: "_")
  return (words.first.map(String.init) ?? name)
    + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}
