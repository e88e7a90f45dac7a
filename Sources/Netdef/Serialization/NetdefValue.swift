/// A value that can be written in netdef: what a model was made with stands in its saved network.
public protocol NetdefValue {
  /// The value as an expression: `10`, `(3, 3)`, `[2, 2, 2, 2]`, `BasicBlock`.
  var netdefText: String { get }

  /// The definitions that the expression names and all that these use, one text each; by default
  /// none.
  var netdefDefinitions: [String] { get }
}

extension NetdefValue {
  public var netdefDefinitions: [String] { [] }
}

extension Int: NetdefValue {
  public var netdefText: String { description }
}

extension Bool: NetdefValue {
  public var netdefText: String { description }
}

extension Double: NetdefValue {
  /// The shortest digits that read back as the same number.
  public var netdefText: String { description }
}

extension Float: NetdefValue {
  /// The shortest digits that read back as the same number.
  public var netdefText: String { description }
}

extension Pair: NetdefValue {
  /// The number or tuple as it was written.
  public var netdefText: String { description }
}

extension Padding: NetdefValue {
  /// The size as it was written, or `same`.
  public var netdefText: String { description }
}

extension AdaptiveSize: NetdefValue {
  /// The number or tuple as it was written, `none` for the input's size.
  public var netdefText: String {
    isScalar ? height.netdefText : NetdefTuple(height, width).netdefText
  }
}

extension Optional: NetdefValue where Wrapped: NetdefValue {
  /// The value, or `none`.
  public var netdefText: String { map(\.netdefText) ?? "none" }
  public var netdefDefinitions: [String] { map(\.netdefDefinitions) ?? [] }
}

extension Array: NetdefValue where Element: NetdefValue {
  /// The elements in brackets.
  public var netdefText: String { "[" + map(\.netdefText).joined(separator: ", ") + "]" }
  public var netdefDefinitions: [String] { flatMap(\.netdefDefinitions) }
}

/// Two or more values together, which Swift's own tuples cannot be: `(64, 2)`.
public struct NetdefTuple: NetdefValue {
  private let elements: [any NetdefValue]

  /// Makes a tuple of values in order.
  public init(_ elements: any NetdefValue...) { self.elements = elements }

  public var netdefText: String {
    "(" + elements.map(\.netdefText).joined(separator: ", ") + ")"
  }

  public var netdefDefinitions: [String] { elements.flatMap(\.netdefDefinitions) }
}

/// A name that stands for itself, such as `relu` where a parameter has the type `relu | gelu`, or an
/// expression that somebody wrote.
public struct NetdefExpression: NetdefValue {
  public let netdefText: String
  public let netdefDefinitions: [String]

  /// Takes the text of an expression, and the definitions that it names with all that these use.
  public init(_ text: String, definitions: [String] = []) {
    netdefText = text
    netdefDefinitions = definitions
  }
}

/// What a parameter of a model was given, or the number for one of its open sizes.
public struct NetworkArgument: Hashable, Sendable {
  /// The parameter's or the open size's name.
  public let name: String

  /// The value as an expression in netdef.
  public let value: String

  /// The definitions that the value names, and all that these use.
  public let definitions: [String]

  /// Makes an argument of a value.
  public init(_ name: String, _ value: some NetdefValue) {
    self.name = name
    self.value = value.netdefText
    definitions = value.netdefDefinitions
  }
}
