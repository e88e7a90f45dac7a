/// `[N, 3, 16*H, S..]` with an element type before it, where inputs and values are declared.
struct ShapeSyntax: Sendable {
  var elementType: Name?
  var sizes: [SizeSyntax]
  var range: SourceRange
}

/// One entry of a shape: a size, `..` for any sizes, or `S..` for any sizes with a name.
struct SizeSyntax: Sendable {
  /// Nil for the bare `..`.
  var expression: Expression?
  var isSpread: Bool
  var range: SourceRange
}
