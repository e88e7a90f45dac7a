extension Parser {
  // After an error the parser goes on where the next statement or definition begins, and keeps the
  // names that the broken one would have given.

  /// What stands for a statement that could not be read, with the names that it would have given.
  func unreadableStatement(from start: Int) -> Statement {
    let keyword = Name(text(tokens[start]), range(tokens[start]))
    var names: [Name] = []
    var position = start + 1
    while position < tokens.count, !tokens[position].startsLine {
      switch tokens[position].kind {
      case .name: names.append(Name(text(tokens[position]), range(tokens[position])))
      case .comma, .leftParenthesis, .rightParenthesis: break
      default: position = tokens.count
      }
      position += 1
    }
    return Statement(
      kind: .unreadable(names: names), keyword: keyword,
      range: keyword.range.through(previousRange))
  }

  /// Skips to the next line of the body that begins a statement, or to the body's end.
  mutating func recoverToStatement(braces: Int, brackets: Int) {
    while !at(.endOfFile) {
      if openBraces == braces, openBrackets == brackets {
        if at(.rightBrace) { return }
        if at(.name), current.startsLine, beginsStatement { return }
      }
      advance()
    }
  }

  private var beginsStatement: Bool {
    peek().kind == .equal || Self.statementKeywords.contains(text(current))
  }

  /// The names of all definitions of a file that cannot be parsed for its brackets.
  func namesOfDefinitions() -> [String] {
    tokens.indices.flatMap { tokens[$0].startsLine ? namesOfDefinition(at: $0) : [] }
  }

  /// The name after `public`, `extern layer` and their like, or the names of a pattern.
  func namesOfDefinition(at start: Int) -> [String] {
    let words = ["public", "extern", "layer", "function", "model", "block", "let"]
    var position = start
    // `public extern layer` are the most words that stand before a name.
    while position < start + 3, tokens[position].kind == .name,
      words.contains(text(tokens[position]))
    { position += 1 }
    guard position > start else { return [] }
    if tokens[position].kind == .name { return [text(tokens[position])] }
    guard tokens[position].kind == .leftParenthesis, text(tokens[position - 1]) == "let" else {
      return []
    }
    return tokens[position...].prefix { $0.kind != .equal && $0.kind != .endOfFile }
      .filter { $0.kind == .name }.map { text($0) }
  }

  /// Skips to the next line that begins with a definition's first word outside all brackets.
  mutating func recoverToDefinition() {
    while !at(.endOfFile) {
      let isOutside = openBraces == 0 && openBrackets == 0
      if isOutside, at(.name), current.startsLine, beginsDefinition { return }
      advance()
    }
  }

  private var beginsDefinition: Bool {
    atWord("model") || atWord("block") || atWord("extern") || atWord("public")
      || (isFirstColumn && (atWord("function") || atWord("let")))
  }

  private var isFirstColumn: Bool {
    current.lower == 0 || source.bytes[Int(current.lower) - 1] == UInt8(ascii: "\n")
  }
}
