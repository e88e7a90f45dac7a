/// The type of a parameter or value, alternatives separated by `|`.
struct TypeSyntax: Sendable {
  indirect enum Atom: Sendable {
    /// `Int`, `Float`, `Bool`, `Pair`.
    case named(Name)
    /// `Layer`, `Block(width: Int)`.
    case module(Name, signature: [(label: Name, type: TypeSyntax)]?)
    case list(TypeSyntax)
    case tuple([TypeSyntax])
    /// A lower-case name that stands for itself: `same`, `none`.
    case symbol(Name)
  }

  var alternatives: [Atom]
  var range: SourceRange
}

/// A parameter of a definition.
struct ParameterSyntax: Sendable {
  var name: Name
  var type: TypeSyntax
  var defaultValue: Expression?

  /// Whether it can be given by its label alone.
  var isNamed: Bool
}
