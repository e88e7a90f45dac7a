extension Parser {
  /// `Int`, `Pair | same`, `[Int]`, `Block(width: Int)`.
  mutating func parseType() throws(Stop) -> TypeSyntax {
    let start = currentRange
    var atoms = [try parseTypeAtom()]
    while accept(.bar) { atoms.append(try parseTypeAtom()) }
    if atoms.count == 1, case .symbol(let name) = atoms[0], name.value != "none" {
      // One name is no choice: it is a type in other letters.
      reportUnknownType(name)
      atoms = [.named(name)]
    }
    return TypeSyntax(alternatives: atoms, range: start.through(previousRange))
  }

  private mutating func parseTypeAtom() throws(Stop) -> TypeSyntax.Atom {
    switch current.kind {
    case .leftBracket:
      return try withLineBreaks(ignored: true) { parser throws(Stop) in
        parser.advance()
        let element = try parser.parseType()
        try parser.expect(.rightBracket, "`]` after the element's type")
        return .list(element)
      }
    case .leftParenthesis:
      return try withLineBreaks(ignored: true) { parser throws(Stop) in
        parser.advance()
        return .tuple(
          try parser.commaSeparated(until: .rightParenthesis, "`,` or `)`") {
            parser throws(Stop) in try parser.parseType()
          })
      }
    case .name:
      let name = try expectName("a type")
      switch name.value {
      case "Int", "Float", "Bool", "Pair": return .named(name)
      case "Layer", "Block": return .module(name, signature: try parseSignature())
      default:
        let isSymbol = name.value.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
        guard isSymbol, !["int", "float", "bool", "integer", "boolean"].contains(name.value) else {
          reportUnknownType(name)
          return .named(name)
        }
        return .symbol(name)
      }
    default: throw unexpected("a type, such as `Int`")
    }
  }

  private mutating func reportUnknownType(_ name: Name) {
    let types = ["Int", "Float", "Bool", "Pair", "Layer", "Block"]
    let same = types.first { $0.lowercased() == name.value.lowercased() }
    report(
      .unknownType(
        name.value, nearest: same ?? nearestName(to: name.value, among: types), at: name.range))
  }

  private mutating func parseSignature() throws(Stop) -> [(label: Name, type: TypeSyntax)]? {
    guard at(.leftParenthesis), !current.startsLine else { return nil }
    return try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      return try parser.commaSeparated(until: .rightParenthesis, "`,` or `)`") {
        parser throws(Stop) in
        let label = try parser.expectName("a parameter's name")
        try parser.expect(.colon, "`:` and the type of `\(label.value)`")
        return (label: label, type: try parser.parseType())
      }
    }
  }

  /// `[N, 3, H, W]`, `Int [N, L]`.
  mutating func parseShape() throws(Stop) -> ShapeSyntax {
    let start = currentRange
    let elementType: Name? = at(.name) ? try expectName("an element type") : nil
    guard at(.leftBracket) else { throw unexpected("a shape, such as `[N, 3, 32, 32]`") }
    let sizes = try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      return try parser.commaSeparated(until: .rightBracket, "`,` or `]` after a size") {
        parser throws(Stop) in try parser.parseSize()
      }
    }
    return ShapeSyntax(
      elementType: elementType, sizes: sizes, range: start.through(previousRange))
  }

  private mutating func parseSize() throws(Stop) -> SizeSyntax {
    let start = currentRange
    if accept(.spread) { return SizeSyntax(expression: nil, isSpread: true, range: start) }
    let expression = try parseValue()
    let isSpread = accept(.spread)
    return SizeSyntax(
      expression: expression, isSpread: isSpread, range: start.through(previousRange))
  }

  /// What follows the colon of a `let`: a shape of a tensor or the type of a compile-time value.
  mutating func parseAnnotation() throws(Stop) -> (shape: ShapeSyntax?, type: TypeSyntax?) {
    if at(.leftBracket) {
      return bracketsNameType ? (nil, try parseType()) : (try parseShape(), nil)
    }
    if at(.name), peek().kind == .leftBracket { return (try parseShape(), nil) }
    return (nil, try parseType())
  }

  /// Whether the brackets here hold the name of a type, as in `[(Int, Bool)]`, rather than sizes.
  private var bracketsNameType: Bool {
    let typeNames: [StaticString] = ["Int", "Float", "Bool", "Pair", "Layer", "Block"]
    var position = index
    var open = 0
    repeat {
      let token = tokens[position]
      if token.kind == .leftBracket { open += 1 }
      if token.kind == .rightBracket { open -= 1 }
      if token.kind == .name, typeNames.contains(where: { matches(token, $0) }) { return true }
      position += 1
    } while open > 0 && position < tokens.count
    return false
  }

  /// `a`, `_`, `(a, (b, c))`.
  mutating func parsePattern() throws(Stop) -> Pattern {
    if at(.leftParenthesis) {
      let start = currentRange
      let parts = try withLineBreaks(ignored: true) { parser throws(Stop) in
        parser.advance()
        return try parser.commaSeparated(until: .rightParenthesis, "`,` or `)`") {
          parser throws(Stop) in try parser.parsePattern()
        }
      }
      return .tuple(parts, start.through(previousRange))
    }
    let name = try expectName("a name")
    return name.value == "_" ? .ignored(name.range) : .name(name)
  }
}
