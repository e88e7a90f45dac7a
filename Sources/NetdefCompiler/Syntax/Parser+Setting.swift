extension Parser {
  /// Parses `NAME=VALUE`, which is no part of a file; what was wrong comes with it.
  static func parseSetting(
    _ source: SourceFile, file: Int
  ) -> (setting: ModelSettings.Entry?, [Diagnostic]) {
    if let offset = source.firstInvalidByte {
      return (nil, [.notUTF8(byte: source.bytes[offset], offset: offset, file: file)])
    }
    let lexer = Lexer(source, file: file)
    if let violation = BracketCheck(source: source, file: file).violation(in: lexer.tokens) {
      return (nil, lexer.diagnostics + [violation])
    }
    var parser = Parser(
      source: source, file: file, tokens: lexer.tokens, documentation: lexer.documentation)
    parser.diagnostics = lexer.diagnostics
    parser.lexicalErrors = lexer.diagnostics.map(\.primary.range.lower)
    guard let setting = try? parser.parseSetting(), parser.diagnostics.isEmpty else {
      return (nil, parser.diagnostics)
    }
    return (setting, [])
  }

  private mutating func parseSetting() throws(Stop) -> ModelSettings.Entry {
    let name = try expectName("a name and its value, as in `classes=10`")
    try expect(.equal, "`=` and a value")
    let start = currentRange
    let value = try parseExpression()
    if !at(.endOfFile) { throw unexpectedToken("the end of the value") }
    return ModelSettings.Entry(name: name, value: value, range: start.through(previousRange))
  }
}
