/// Reads tokens into syntax. Recursive descent; the grammar is in the language reference.
///
/// The declarations are read in `Parser+Definitions`, bodies in `Parser+Statements`, types in
/// `Parser+Types`, expressions in `Parser+Expressions` and `Parser+Primary`.
struct Parser {
  /// Thrown after an error was reported, to leave the statement that has it.
  struct Stop: Error {}

  let source: SourceFile
  let file: Int
  let tokens: [Token]
  let documentation: [Int: [SourceRange]]
  var index = 0
  var diagnostics: [Diagnostic] = []

  /// Where the lexer found something that it left out; what the parser misses there was reported.
  var lexicalErrors: [Int] = []

  /// Above zero, line breaks mean nothing: the parser is inside `( )` or `[ ]`.
  var lineBreaksIgnored = 0

  /// Whether a `{` begins a body, and no computed part of a name.
  var isBeforeBody = false

  /// How many brackets of each kind are open before the current token; recovery goes by them.
  var openBraces = 0
  var openBrackets = 0

  /// How deep prefix operators and `else if` nest; brackets are bounded by `BracketCheck`.
  var depth = 0

  /// Parses a whole file; what was wrong comes with it.
  static func parse(_ source: SourceFile, file: Int) -> (FileSyntax, [Diagnostic]) {
    var syntax = FileSyntax(version: nil, imports: [], definitions: [])
    guard source.bytes.count <= SourceFile.sizeLimit else {
      return (syntax, [.fileTooLarge(file: file)])
    }
    if let offset = source.firstInvalidByte {
      return (syntax, [.notUTF8(byte: source.bytes[offset], offset: offset, file: file)])
    }
    let lexer = Lexer(source, file: file)
    var parser = Parser(
      source: source, file: file, tokens: lexer.tokens, documentation: lexer.documentation)
    if let violation = BracketCheck(source: source, file: file).violation(in: lexer.tokens) {
      syntax.unreadable = parser.namesOfDefinitions()
      return (syntax, lexer.diagnostics + [violation])
    }
    parser.diagnostics = lexer.diagnostics
    parser.lexicalErrors = lexer.diagnostics.map(\.primary.range.lower)
    syntax = parser.parseFile()
    return (syntax, parser.diagnostics)
  }

  // MARK: Looking

  var current: Token { tokens[index] }

  func peek(_ offset: Int = 1) -> Token { tokens[min(index + offset, tokens.count - 1)] }

  func text(_ token: Token) -> String { source.text(Int(token.lower), Int(token.upper)) }

  /// The token's text, cut where a message would get too long.
  func shortText(_ token: Token) -> String {
    SourceFile.shortText(source.bytes, Int(token.lower), Int(token.upper))
  }

  func range(_ token: Token) -> SourceRange {
    SourceRange(file: file, lower: Int(token.lower), upper: Int(token.upper))
  }

  var currentRange: SourceRange { range(current) }

  /// The last token that was read; what is missing is missed right after it.
  var previousRange: SourceRange { index > 0 ? range(tokens[index - 1]) : currentRange }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }

  /// Whether the current token is the name `word`.
  func atWord(_ word: StaticString) -> Bool {
    current.kind == .name && matches(current, word)
  }

  /// Compares a token with a word without making a string of it.
  func matches(_ token: Token, _ word: StaticString) -> Bool {
    let length = Int(token.upper - token.lower)
    guard length == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in 0..<length where source.bytes[Int(token.lower) + offset] != buffer[offset] {
        return false
      }
      return true
    }
  }

  /// Whether the current token goes on with the statement rather than beginning the next line.
  var continuesStatement: Bool {
    guard current.startsLine, lineBreaksIgnored == 0 else { return true }
    // A statement begins with a name, so a line that begins with an operator goes on.
    switch current.kind {
    case .name: return matches(current, "and") || matches(current, "or")
    case .arrow, .plus, .minus, .star, .doubleStar, .slash, .percent, .at, .doubleEqual,
      .notEqual, .less, .lessEqual, .greater, .greaterEqual, .halfOpenRange, .closedRange:
      return true
    default: return false
    }
  }

  /// Whether a statement that lacks its end is followed here by the next one: a keyword at the
  /// beginning of a line with a name after it, as in `let y` or `out x`. An `if` may be a value.
  var beginsNextStatement: Bool {
    current.startsLine && lineBreaksIgnored == 0 && at(.name) && peek().kind == .name
      && !peek().startsLine && !atWord("if") && Parser.statementKeywords.contains(text(current))
  }

  // MARK: Moving

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    switch token.kind {
    case .leftBrace: openBraces += 1
    case .rightBrace: openBraces -= 1
    case .leftParenthesis, .leftBracket: openBrackets += 1
    case .rightParenthesis, .rightBracket: openBrackets -= 1
    default: break
    }
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  /// Reads a token of this kind or reports what was expected and found.
  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ expected: String) throws(Stop) -> Token {
    guard at(kind) else { throw unexpected(expected) }
    return advance()
  }

  mutating func expectName(_ expected: String) throws(Stop) -> Name {
    let token = try expect(.name, expected)
    return Name(text(token), range(token))
  }

  /// Reports that something else was expected here; where a line ended too early, at its end.
  mutating func unexpected(_ expected: String, help: [String] = []) -> Stop {
    let atLineEnd = at(.endOfFile) || (current.startsLine && lineBreaksIgnored == 0)
    guard atLineEnd, index > 0 else { return unexpectedToken(expected, help: help) }
    let end = previousRange.upper
    let place = SourceRange(file: file, lower: end, upper: end)
    let found = at(.endOfFile) ? "the end of the file" : "the end of the line"
    return fail(.expected(expected, found: found, help: help, at: place))
  }

  /// Reports that something else than the current token was expected.
  mutating func unexpectedToken(_ expected: String, help: [String] = []) -> Stop {
    if at(.endOfFile), index > 0 { return unexpected(expected, help: help) }
    let found = at(.endOfFile) ? "the end of the file" : "`\(shortText(current))`"
    return fail(.expected(expected, found: found, help: help, at: currentRange))
  }

  /// Reports an error, unless the lexer left something out right here, which is its cause.
  mutating func fail(_ diagnostic: Diagnostic) -> Stop {
    if !(diagnostic.id == "syntax" && isAfterLexicalError) { report(diagnostic) }
    return Stop()
  }

  /// Adds a diagnostic; of too many only as many as show that they are.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count <= DiagnosticBag.limit { diagnostics.append(diagnostic) }
  }

  /// Whether the lexer left something out between the token before and the current one.
  private var isAfterLexicalError: Bool {
    let lower = index > 0 ? Int(tokens[index - 1].lower) : 0
    return lexicalErrors.contains { $0 >= lower && $0 <= Int(current.lower) }
  }

  /// Runs `body` where line breaks mean nothing, or where they count again.
  mutating func withLineBreaks<Result>(
    ignored: Bool, _ body: (inout Parser) throws(Stop) -> Result
  ) throws(Stop) -> Result {
    let saved = (lineBreaksIgnored, isBeforeBody)
    lineBreaksIgnored = ignored ? saved.0 + 1 : 0
    isBeforeBody = false
    defer { (lineBreaksIgnored, isBeforeBody) = saved }
    return try body(&self)
  }

  /// Runs `body` one level deeper.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(Stop) -> Result
  ) throws(Stop) -> Result {
    guard depth < BracketCheck.depthLimit else {
      throw fail(.nestedTooDeep(limit: BracketCheck.depthLimit, at: currentRange))
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Reads `item` separated by commas up to `end`, which is read too; a comma may trail.
  mutating func commaSeparated<Item>(
    until end: Token.Kind, _ expected: String,
    _ item: (inout Parser) throws(Stop) -> Item
  ) throws(Stop) -> [Item] {
    var items: [Item] = []
    while !at(end) {
      items.append(try item(&self))
      if !accept(.comma) { break }
    }
    try expect(end, expected)
    return items
  }
}
