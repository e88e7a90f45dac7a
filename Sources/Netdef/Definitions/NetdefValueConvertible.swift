/// A Swift type whose values are values of netdef.
///
/// An enumeration of symbols conforms without further code if its raw values are the symbols' names:
///
/// ```swift
/// enum Activation: String, CaseIterable, NetdefValueConvertible {
///   case relu
///   case leakyRelu = "leaky_relu"
/// }
/// ```
public protocol NetdefValueConvertible: Sendable {
  /// Takes a value of netdef.
  ///
  /// - Throws: `DefinitionError` `wrong-type` if the value is of another kind.
  init(netdefValue value: NetdefValue) throws

  /// The value as netdef has it.
  var netdefValue: NetdefValue { get }

  /// The type in words, as the checker's messages have it: `an Int or a pair of Ints`.
  static var netdefType: String { get }
}

extension NetdefValueConvertible {
  /// The value as messages show it: as written in netdef, cut where it gets long.
  public var netdefText: String { netdefValue.shortText }
}

extension NetdefValue {
  /// The value as the Swift type that stands where it is used.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for a value of another kind.
  public func converted<Value: NetdefValueConvertible>() throws -> Value {
    try Value(netdefValue: self)
  }

  /// The case of an enumeration of an app's own whose raw value is the symbol's name, or that name in
  /// lowerCamelCase.
  ///
  /// - Throws: `DefinitionError` `wrong-type` where there is no such case.
  public func symbol<Choice: RawRepresentable>() throws -> Choice where Choice.RawValue == String {
    guard case .symbol(let name) = self,
      let choice = Choice(rawValue: name) ?? Choice(rawValue: camelCase(name))
    else { throw DefinitionError.wrongType(self, expected: "a name of `\(Choice.self)`") }
    return choice
  }
}

extension NetdefValue: NetdefValueConvertible {
  public init(netdefValue value: NetdefValue) { self = value }
  public var netdefValue: NetdefValue { self }
  public static var netdefType: String { "a value" }
}

extension Int: NetdefValueConvertible {
  public init(netdefValue value: NetdefValue) throws {
    guard case .int(let number) = value else {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
    self = number
  }

  public var netdefValue: NetdefValue { .int(self) }
  public static var netdefType: String { "an Int" }
}

extension Double: NetdefValueConvertible {
  /// An Int is a Float too.
  public init(netdefValue value: NetdefValue) throws {
    switch value {
    case .float(let number): self = number
    case .int(let number): self = Double(number)
    default: throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
  }

  public var netdefValue: NetdefValue { .float(self) }
  public static var netdefType: String { "a Float" }
}

extension Float: NetdefValueConvertible {
  /// The nearest Float, as Swift has it for the same digits.
  ///
  /// - Throws: `DefinitionError` `number-too-large` for a number past its range.
  public init(netdefValue value: NetdefValue) throws {
    // Rounded once, from the digits: a Double on the way would be rounded twice.
    let digits: String
    switch value {
    case .float, .int: digits = value.description
    default: throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
    guard let number = Float(digits), number.isFinite else {
      throw DefinitionError.floatTooLarge(value)
    }
    self = number
  }

  public var netdefValue: NetdefValue { .float(Double("\(self)") ?? Double(self)) }
  public static var netdefType: String { "a Float" }
}

extension Bool: NetdefValueConvertible {
  public init(netdefValue value: NetdefValue) throws {
    guard case .bool(let truth) = value else {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
    self = truth
  }

  public var netdefValue: NetdefValue { .bool(self) }
  public static var netdefType: String { "a Bool" }
}

extension LayerRecipe: NetdefValueConvertible {
  public init(netdefValue value: NetdefValue) throws {
    guard case .layer(let recipe) = value else {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
    self = recipe
  }

  public var netdefValue: NetdefValue { .layer(self) }
  public static var netdefType: String { "a Layer" }
}

extension Optional: NetdefValueConvertible where Wrapped: NetdefValueConvertible {
  /// `none` is nil.
  public init(netdefValue value: NetdefValue) throws {
    if case NetdefValue.none = value {
      self = nil
      return
    }
    do {
      self = .some(try Wrapped(netdefValue: value))
    } catch let error as DefinitionError where error.id == "wrong-type" {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
  }

  public var netdefValue: NetdefValue { map(\.netdefValue) ?? NetdefValue.none }
  public static var netdefType: String { "\(Wrapped.netdefType) or `none`" }
}

extension Array: NetdefValueConvertible where Element: NetdefValueConvertible {
  /// A list or a tuple.
  public init(netdefValue value: NetdefValue) throws {
    switch value {
    case .list(let values), .tuple(let values): self = try values.map(Element.init(netdefValue:))
    default: throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
  }

  public var netdefValue: NetdefValue { .list(map(\.netdefValue)) }
  public static var netdefType: String { "a list, each element \(Element.netdefType)" }
}
