/// A value that can be written in netdef: what a model was made with stands in its saved network.
public protocol NetdefWritable {
  /// The value as an expression: `10`, `(3, 3)`, `[2, 2, 2, 2]`, `BasicBlock`.
  var netdefText: String { get }

  /// The definitions that the expression names and all that these use, one text each; by default
  /// none.
  var netdefDefinitions: [String] { get }
}

extension NetdefWritable {
  public var netdefDefinitions: [String] { [] }
}

extension Int: NetdefWritable {
  public var netdefText: String { description }
}

extension Bool: NetdefWritable {
  public var netdefText: String { description }
}

extension Double: NetdefWritable {
  /// The shortest digits that read back as the same number.
  public var netdefText: String { description }
}

extension Float: NetdefWritable {
  /// The shortest digits that read back as the same number.
  public var netdefText: String { description }
}

extension Pair: NetdefWritable {
  /// The number or tuple as it was written.
  public var netdefText: String { description }
}

extension Padding: NetdefWritable {
  /// The size as it was written, or `same`.
  public var netdefText: String { description }
}

extension AdaptiveSize: NetdefWritable {
  /// The number or tuple as it was written, `none` for the input's size.
  public var netdefText: String {
    isScalar ? height.netdefText : NetdefTuple(height, width).netdefText
  }
}

extension Optional: NetdefWritable where Wrapped: NetdefWritable {
  /// The value, or `none`.
  public var netdefText: String { map(\.netdefText) ?? "none" }
  public var netdefDefinitions: [String] { map(\.netdefDefinitions) ?? [] }
}

extension Array: NetdefWritable where Element: NetdefWritable {
  /// The elements in brackets.
  public var netdefText: String { "[" + map(\.netdefText).joined(separator: ", ") + "]" }
  public var netdefDefinitions: [String] { flatMap(\.netdefDefinitions) }
}

/// Two or more values together, which Swift's own tuples cannot be: `(64, 2)`.
public struct NetdefTuple: NetdefWritable {
  private let elements: [any NetdefWritable]

  /// Makes a tuple of values in order.
  public init(_ elements: any NetdefWritable...) { self.elements = elements }

  public var netdefText: String {
    "(" + elements.map(\.netdefText).joined(separator: ", ") + ")"
  }

  public var netdefDefinitions: [String] { elements.flatMap(\.netdefDefinitions) }
}

/// A name that stands for itself, such as `relu` where a parameter has the type `relu | gelu`, or an
/// expression that somebody wrote.
public struct NetdefExpression: NetdefWritable {
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
  public init(_ name: String, _ value: some NetdefWritable) {
    self.name = name
    self.value = value.netdefText
    definitions = value.netdefDefinitions
  }
}
