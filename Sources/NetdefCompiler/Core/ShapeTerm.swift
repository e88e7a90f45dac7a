/// A shape as it is written, its names resolved.
struct ShapeTerm: Sendable {
  var sizes: [SizeTerm]
  var syntax: ShapeSyntax

  var elementType: Name? { syntax.elementType }
  var range: SourceRange { syntax.range }
}

/// One entry of a shape.
struct SizeTerm: Sendable {
  enum Kind: Sendable {
    /// `..`, any sizes.
    case anySizes
    /// `_`, any size.
    case anySize
    /// A name of its own: it is bound where it has no value yet.
    case name(Local)
    case term(Term)
  }

  var kind: Kind
  var isSpread: Bool

  /// The entry as a term; nil for what has no value.
  var term: Term?
  var range: SourceRange
}

extension ShapeTerm {
  /// The locals that it mentions.
  var locals: [Local] { sizes.compactMap(\.term).flatMap(\.locals) }
}
