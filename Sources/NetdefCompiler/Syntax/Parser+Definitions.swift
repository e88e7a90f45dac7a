extension Parser {
  /// The words that begin a definition.
  static let definitionKeywords = ["model", "block", "extern", "function", "let"]

  mutating func parseFile() -> FileSyntax {
    var syntax = FileSyntax(version: nil, imports: [], definitions: [])
    do {
      syntax.version = try parseVersion()
      while atWord("import") { syntax.imports.append(try parseImport()) }
    } catch { recoverToDefinition() }
    while !at(.endOfFile) {
      let start = index
      do {
        syntax.definitions += try parseDefinition()
      } catch {
        syntax.unreadable += namesOfDefinition(at: start)
        recoverToDefinition()
      }
    }
    return syntax
  }

  private mutating func parseImport() throws(Stop) -> Name {
    advance()
    let name = try expectName("the name of a library module")
    if !at(.endOfFile), !current.startsLine { throw unexpectedToken("the end of the line") }
    return name
  }

  private mutating func parseVersion() throws(Stop) -> Located<Int>? {
    guard atWord("netdef") else { return nil }
    let keyword = advance()
    let number = try expect(.integer, "a language version, as in `netdef 1`")
    guard let version = Int(text(number)), version >= 1 else {
      throw fail(.unknownVersion(text(number), at: range(number)))
    }
    let located = Located(version, range(keyword).through(range(number)))
    if version > Language.version {
      report(.unknownVersion(text(number), at: range(number)))
    }
    return located
  }

  /// One definition, or those of the names that a `let` takes a value apart into.
  private mutating func parseDefinition() throws(Stop) -> [Definition] {
    let documentation = documentationHere()
    let start = currentRange
    let isPublic = atWord("public")
    if isPublic { advance() }
    guard at(.name) else { throw unexpectedToken("a definition: `model`, `block`, `extern` …") }
    let keyword = Name(text(current), currentRange)
    var definition: Definition
    switch keyword.value {
    case "model", "block": definition = try parseModule(keyword)
    case "extern": definition = try parseExtern(keyword)
    case "function": definition = try parseFunction(keyword)
    case "let": definition = try parseValue(keyword)
    default:
      throw fail(
        .unknownDefinition(
          keyword.value, nearest: nearestName(to: keyword.value, among: Self.definitionKeywords),
          at: keyword.range))
    }
    definition.documentation = documentation
    definition.isPublic = isPublic
    definition.range = start.through(previousRange)
    if !at(.endOfFile), !current.startsLine { throw unexpectedToken("the end of the line") }
    guard let pattern = definition.pattern else { return [definition] }
    return pattern.located.map { name in
      var part = definition
      part.name = name
      return part
    }
  }

  /// The `///` lines before the current token.
  private func documentationHere() -> [String] {
    (documentation[index] ?? []).map { source.text($0.lower, $0.upper) }
  }

  private mutating func parseModule(_ keyword: Name) throws(Stop) -> Definition {
    advance()
    let name = try expectName("a name after `\(keyword.value)`")
    let parameters = try parseParameters()
    let module: ModuleSyntax
    if accept(.equal) {
      module = .alias(try parseExpression())
    } else {
      guard at(.leftBrace) else { throw unexpected("`{` and the body of `\(name.value)`") }
      module = .body(try parseBody())
    }
    return Definition(
      kind: keyword.value == "model" ? .model(module) : .block(module), name: name,
      keyword: keyword, parameters: parameters, documentation: [], isPublic: false,
      range: keyword.range)
  }

  private mutating func parseExtern(_ keyword: Name) throws(Stop) -> Definition {
    advance()
    let isLayer = atWord("layer")
    guard isLayer || atWord("function") else {
      throw unexpected("`layer` or `function` after `extern`")
    }
    advance()
    let name = try expectName("a name after `extern \(isLayer ? "layer" : "function")`")
    let parameters = try parseParameters()
    guard at(.leftBrace) else { throw unexpected("`{` and the body of `\(name.value)`") }
    let body = try parseBody()
    return Definition(
      kind: isLayer ? .externLayer(body) : .externFunction(body), name: name, keyword: keyword,
      parameters: parameters, documentation: [], isPublic: false, range: keyword.range)
  }

  private mutating func parseFunction(_ keyword: Name) throws(Stop) -> Definition {
    advance()
    let name = try expectName("a name after `function`")
    guard at(.leftParenthesis) else { throw unexpected("`(` and the parameters") }
    let parameters = try parseParameters()
    try expect(.equal, "`=` and the function's value")
    return Definition(
      kind: .function(try parseExpression()), name: name, keyword: keyword,
      parameters: parameters, documentation: [], isPublic: false, range: keyword.range)
  }

  private mutating func parseValue(_ keyword: Name) throws(Stop) -> Definition {
    advance()
    let pattern = at(.leftParenthesis) ? try parsePattern() : nil
    let name = try pattern == nil ? expectName("a name after `let`") : keyword
    let type = try pattern == nil && accept(.colon) ? parseType() : nil
    try expect(.equal, "`=` and a value")
    var value = try parseExpression()
    if let type { value = value.reading(namesAs: type, of: name.value) }
    return Definition(
      kind: .value(value), name: name, type: type, pattern: pattern, keyword: keyword,
      parameters: [], documentation: [], isPublic: false, range: keyword.range)
  }

  /// `(in: Int = C, out: Int)`, or nothing.
  private mutating func parseParameters() throws(Stop) -> [ParameterSyntax] {
    guard at(.leftParenthesis), !current.startsLine else { return [] }
    return try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      return try parser.commaSeparated(until: .rightParenthesis, "`,` or `)` after a parameter") {
        parser throws(Stop) in try parser.parseParameter()
      }
    }
  }

  private mutating func parseParameter() throws(Stop) -> ParameterSyntax {
    let isNamed = atWord("named") && peek().kind == .name
    if isNamed { advance() }
    let name = try expectName("a parameter's name")
    try expect(.colon, "`:` and the type of `\(name.value)`")
    let type = try parseType()
    let value: Expression? = accept(.equal) ? try parseExpression() : nil
    return ParameterSyntax(
      name: name, type: type,
      defaultValue: value?.reading(namesAs: type, of: name.value), isNamed: isNamed)
  }
}

/// Facts of the language as a whole.
public enum Language {
  /// The version that this compiler speaks; a file may state the one it was written for.
  public static let version = 1
}
