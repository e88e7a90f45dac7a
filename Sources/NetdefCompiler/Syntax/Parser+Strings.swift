extension Parser {
  /// The string at the current token, with the expressions between its braces parsed.
  mutating func parseStringLiteral() throws(Stop) -> StringLiteral {
    let token = advance()
    var upper = Int(token.upper)
    if upper - Int(token.lower) >= 2, source.bytes[upper - 1] == UInt8(ascii: "\"") { upper -= 1 }
    var segments: [StringLiteral.Segment] = []
    var pending: [UInt8] = []
    var position = Int(token.lower) + 1
    func flush() {
      if !pending.isEmpty { segments.append(.text(String(decoding: pending, as: UTF8.self))) }
      pending = []
    }
    while position < upper {
      switch source.bytes[position] {
      case UInt8(ascii: "\\"):
        position += 1
        pending.append(try escaped(at: position, before: upper))
        position += 1
      case UInt8(ascii: "{"):
        flush()
        let end = try closingBrace(after: position, before: upper)
        segments.append(.expression(try parseInterpolation(position + 1, end)))
        position = end + 1
      default:
        pending.append(source.bytes[position])
        position += 1
      }
    }
    flush()
    return StringLiteral(segments: segments)
  }

  private mutating func escaped(at position: Int, before upper: Int) throws(Stop) -> UInt8 {
    let byte = position < upper ? source.bytes[position] : 0
    switch byte {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): return byte
    default:
      let range = SourceRange(file: file, lower: position - 1, upper: min(position + 1, upper))
      throw fail(.unknownEscape(source.text(range.lower, range.upper), at: range))
    }
  }

  private mutating func closingBrace(after start: Int, before upper: Int) throws(Stop) -> Int {
    var open = 0
    for position in start..<upper {
      if source.bytes[position] == UInt8(ascii: "{") { open += 1 }
      if source.bytes[position] == UInt8(ascii: "}") {
        open -= 1
        if open == 0 { return position }
      }
    }
    let range = SourceRange(file: file, lower: start, upper: start + 1)
    throw fail(.unclosedBracket("{", at: range))
  }

  /// Parses the expression between the braces of a string, positions kept.
  private mutating func parseInterpolation(_ lower: Int, _ upper: Int) throws(Stop) -> Expression {
    let lexer = Lexer(source, file: file, lower: lower, upper: upper)
    for diagnostic in lexer.diagnostics { report(diagnostic) }
    let limit = BracketCheck.depthLimit - openBraces - openBrackets
    if let violation = BracketCheck(source: source, file: file, limit: limit)
      .violation(in: lexer.tokens)
    {
      throw fail(violation)
    }
    var inner = Parser(source: source, file: file, tokens: lexer.tokens, documentation: [:])
    inner.lexicalErrors = lexer.diagnostics.map(\.primary.range.lower)
    inner.lineBreaksIgnored = 1
    inner.depth = depth
    defer {
      for diagnostic in inner.diagnostics { report(diagnostic) }
    }
    let expression = try inner.parseValue()
    if !inner.at(.endOfFile) { throw inner.unexpected("`}`") }
    return expression
  }
}
