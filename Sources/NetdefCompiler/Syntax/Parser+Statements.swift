extension Parser {
  /// The words that begin a statement.
  static let statementKeywords = [
    "in", "out", "let", "var", "layer", "constant", "buffer", "parameter", "init", "require",
    "for", "while", "if", "renamed", "cost",
  ]

  /// `{ statement … }`; an error in one statement leaves the others readable.
  mutating func parseBody() throws(Stop) -> [Statement] {
    try nested { parser throws(Stop) in
      try parser.withLineBreaks(ignored: false) { parser throws(Stop) in
        try parser.expect(.leftBrace, "`{`")
        let (braces, brackets) = (parser.openBraces, parser.openBrackets)
        var statements: [Statement] = []
        while !parser.at(.rightBrace), !parser.at(.endOfFile) {
          let start = parser.index
          do {
            let statement = try parser.parseStatement()
            // What is wrong on the next line leaves this one as it is.
            if parser.atEndOfStatement || parser.current.startsLine {
              statements.append(statement)
            }
            try parser.parseEndOfStatement()
          } catch {
            statements.append(parser.unreadableStatement(from: start))
            parser.recoverToStatement(braces: braces, brackets: brackets)
          }
        }
        try parser.expect(.rightBrace, "`}`")
        return statements
      }
    }
  }

  private mutating func parseStatement() throws(Stop) -> Statement {
    guard at(.name) else {
      if at(.arrow) { throw fail(.chainWithoutBeginning(at: currentRange)) }
      throw unexpectedToken("a statement")
    }
    let keyword = Name(text(current), currentRange)
    let kind = try parseStatementKind(keyword)
    return Statement(kind: kind, keyword: keyword, range: keyword.range.through(previousRange))
  }

  /// A statement ends where the next one or the end of the body follows.
  private var atEndOfStatement: Bool { at(.rightBrace) || at(.name) }

  private mutating func parseEndOfStatement() throws(Stop) {
    if atEndOfStatement { return }
    if at(.arrow) { throw fail(.chainWithoutBeginning(at: currentRange)) }
    if at(.dot), current.startsLine {
      throw unexpectedToken("a statement", help: ["a chain goes on with `->`"])
    }
    let isNumber = at(.integer) || at(.float)
    let isLayer =
      index > 0 && tokens[index - 1].kind == .name && text(tokens[index - 1]).isCapitalised
    throw unexpectedToken(
      "the end of the statement",
      help: isNumber && isLayer
        ? ["arguments stand in parentheses: `\(text(tokens[index - 1]))(\(text(current)))`"] : [])
  }

  private mutating func parseStatementKind(_ keyword: Name) throws(Stop) -> Statement.Kind {
    guard Self.statementKeywords.contains(keyword.value) else {
      return try parseAssignment(keyword)
    }
    advance()
    switch keyword.value {
    case "in":
      let name = try expectName("the input's name")
      let isVariadic = accept(.spread)
      try expect(.colon, "`:` and the shape of `\(name.value)`")
      return .input(name: name, isVariadic: isVariadic, shape: try parseShape())
    case "out": return try parseOutput()
    case "let": return try parseLet()
    case "var":
      let name = try expectName("a name after `var`")
      let shape = accept(.colon) ? try parseShape() : nil
      try expect(.equal, "`=` and a value")
      return .variable(name: name, shape: shape, value: try parseExpression())
    case "layer":
      guard at(.name) else { throw unexpected("a name after `layer`") }
      let name = try parseComputedName()
      try expect(.equal, "`=` and a layer")
      return .layer(name: name, value: try parseExpression())
    case "constant", "buffer", "parameter": return try parseState(keyword)
    case "init": return try parseInitialization()
    case "require": return .requirement(try parseRequirement())
    case "for":
      let pattern = try parsePattern()
      guard atWord("in") else {
        throw unexpected("`in` and the values to run over", help: hint(afterPattern: pattern))
      }
      advance()
      return .forLoop(
        pattern: pattern, values: try parseValueBeforeBody(), body: try parseBody())
    case "while":
      return .whileLoop(condition: try parseValueBeforeBody(), body: try parseBody())
    case "if": return try parseConditionalStatement()
    case "renamed": return try parseRenamed()
    default: return .cost(try parseValue())
    }
  }

  private mutating func parseAssignment(_ name: Name) throws(Stop) -> Statement.Kind {
    guard peek().kind == .equal else {
      if peek().kind == .arrow { throw fail(.chainAsStatement(name.value, at: name.range)) }
      let nearest = nearestName(to: name.value, among: Self.statementKeywords)
      throw fail(.unknownStatement(name.value, nearest: nearest, at: name.range))
    }
    advance()
    advance()
    return .assignment(name: name, value: try parseExpression())
  }

  /// `out value`, `out name = value`, `out name: [shape] = value`; in an extern declaration
  /// `out [shape]`, `out name: [shape]`.
  private mutating func parseOutput() throws(Stop) -> Statement.Kind {
    if at(.name), peek().kind == .equal {
      let name = try expectName("the output's name")
      advance()
      return .output(name: name, shape: nil, value: try parseExpression())
    }
    // `out T [S..]` states elements and shape; `out x[0]`, without a blank, is a part of `x`.
    if at(.name), peek().kind == .leftBracket, !peek().touchesPrevious {
      return .outputShape(name: nil, shape: try parseShape())
    }
    guard atStepName else {
      return .output(name: nil, shape: nil, value: try parseExpression())
    }
    let name = try parseComputedName()
    advance()
    let shape = try parseShape()
    guard accept(.equal) else { return .outputShape(name: name, shape: shape) }
    guard let plain = name.plain else { throw fail(.computedOutputName(at: name.range)) }
    return .output(
      name: Name(plain, name.range), shape: shape, value: try parseExpression())
  }

  private mutating func parseLet() throws(Stop) -> Statement.Kind {
    let pattern = try parsePattern()
    let errors = diagnostics.count
    let annotation: (shape: ShapeSyntax?, type: TypeSyntax?) =
      accept(.colon) ? try parseAnnotation() : (nil, nil)
    if diagnostics.count > errors { throw Stop() }
    try expect(.equal, "`=` and a value")
    var value = try parseExpression()
    if let type = annotation.type {
      value = value.reading(namesAs: type, of: pattern.names.joined(separator: ", "))
    }
    return .letValue(
      pattern: pattern, shape: annotation.shape, type: annotation.type, value: value)
  }

  private mutating func parseState(_ keyword: Name) throws(Stop) -> Statement.Kind {
    guard at(.name) else { throw unexpected("a name after `\(keyword.value)`") }
    let name = try parseComputedName()
    let shape = accept(.colon) ? try parseShape() : nil
    let value = accept(.equal) ? try parseExpression() : nil
    if shape == nil, value == nil { throw unexpected("`:` and a shape, or `=` and a value") }
    // Every keyword that leads here is one of the three.
    let kind = StateKind(rawValue: keyword.value) ?? .parameter
    return .state(kind, name: name, shape: shape, value: value)
  }

  private mutating func parseInitialization() throws(Stop) -> Statement.Kind {
    var path = [try expectName("a layer's name or kind, as in `init fc.weight = …`")]
    while accept(.dot) {
      if at(.integer) {
        let number = advance()
        path.append(Name(text(number), range(number)))
      } else {
        path.append(try expectName("a name after `.`"))
      }
    }
    try expect(.equal, "`=` and the initial value")
    return .initialization(path: path, value: try parseExpression())
  }

  private mutating func parseConditionalStatement() throws(Stop) -> Statement.Kind {
    let condition = try parseValueBeforeBody()
    let then = try parseBody()
    guard atWord("else") else {
      return .conditional(condition: condition, then: then, otherwise: [])
    }
    advance()
    guard atWord("if") else {
      return .conditional(condition: condition, then: then, otherwise: try parseBody())
    }
    let keyword = Name(text(current), currentRange)
    advance()
    let inner = try nested { parser throws(Stop) in try parser.parseConditionalStatement() }
    let statement = Statement(
      kind: inner, keyword: keyword, range: keyword.range.through(previousRange))
    return .conditional(condition: condition, then: then, otherwise: [statement])
  }

  private mutating func parseRenamed() throws(Stop) -> Statement.Kind {
    var pairs: [(old: Name, new: Name)] = []
    repeat {
      let old = try expectName("the other spelling")
      try expect(.arrow, "`->` and the parameter's name")
      pairs.append((old, try expectName("the parameter's name")))
    } while accept(.comma)
    return .renamed(pairs)
  }

  private mutating func parseRequirement() throws(Stop) -> Requirement {
    let condition = try parseValue()
    try expect(.comma, "`,` and the message")
    var requirement = Requirement(condition: condition, message: try parseString("the message"))
    while accept(.comma) {
      let label = try expectName("`id:`, `at:` or `help:`")
      try expect(.colon, "`:` after `\(label.value)`")
      switch label.value {
      case "id": requirement.id = try parseString("an id").plain
      case "at": requirement.parameter = try expectName("a parameter's name")
      case "help": requirement.help = try parseString("a proposal")
      default: throw fail(.unknownRequirementLabel(label.value, at: label.range))
      }
    }
    return requirement
  }

  private mutating func parseString(_ expected: String) throws(Stop) -> StringLiteral {
    guard at(.string) else { throw unexpected("\(expected) in double quotes") }
    return try parseStringLiteral()
  }
}

extension StringLiteral {
  /// The text when nothing in it is computed.
  var plain: String? {
    if segments.isEmpty { return "" }
    if segments.count == 1, case .text(let text) = segments[0] { return text }
    return nil
  }
}
