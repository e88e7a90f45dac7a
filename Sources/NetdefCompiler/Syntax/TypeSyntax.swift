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

  let alternatives: [Atom]
  let range: SourceRange

  /// Whether a name stands for itself anywhere in it.
  let holdsSymbols: Bool

  init(alternatives: [Atom], range: SourceRange) {
    self.alternatives = alternatives
    self.range = range
    holdsSymbols = alternatives.contains(where: \.holdsSymbols)
  }
}

extension TypeSyntax.Atom {
  fileprivate var holdsSymbols: Bool {
    switch self {
    // `none` is a word of the language.
    case .symbol(let name): name.value != "none"
    case .list(let element): element.holdsSymbols
    case .tuple(let parts): parts.contains(where: \.holdsSymbols)
    case .named, .module: false
    }
  }
}

/// A parameter of a definition.
struct ParameterSyntax: Sendable {
  var name: Name
  var type: TypeSyntax
  var defaultValue: Expression?

  /// Whether it can be given by its label alone.
  var isNamed: Bool
}
