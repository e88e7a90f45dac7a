/// A top-level declaration of a file.
struct Definition: Sendable {
  enum Kind: Sendable {
    case model(ModuleSyntax)
    case block(ModuleSyntax)
    case externLayer([Statement])
    case externFunction([Statement])
    case function(Expression)
    case value(Expression)
  }

  var kind: Kind
  var name: Name

  /// The type that a value states.
  var type: TypeSyntax?

  /// What takes the value apart, `(a, b)`: every name in it is a definition of the same text.
  var pattern: Pattern?

  /// The word it begins with, `model` for instance.
  var keyword: Name
  var parameters: [ParameterSyntax]
  var documentation: [String]
  var isPublic: Bool

  /// From the first word to the closing brace, documentation excluded.
  var range: SourceRange
}

/// What stands right of a model's or block's head.
enum ModuleSyntax: Sendable {
  case body([Statement])
  /// `model ResNet18 = ResNet(…)`.
  case alias(Expression)
}

/// A whole file.
struct FileSyntax: Sendable {
  var version: Located<Int>?
  var imports: [Name]
  var definitions: [Definition]

  /// Names of definitions that could not be read, which was reported: using them is no error.
  var unreadable: [String] = []

  var isEmpty: Bool { imports.isEmpty && definitions.isEmpty }
}
