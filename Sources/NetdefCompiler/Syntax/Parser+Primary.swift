extension Parser {
  /// A name, number or bracket with the calls, indices and members that follow it.
  mutating func parsePostfix() throws(Stop) -> Expression {
    var expression = try parsePrimary()
    while !current.startsLine || (at(.dot) && lineBreaksIgnored > 0) {
      switch current.kind {
      case .leftParenthesis where expression.isCallable:
        let arguments = try parseArguments()
        expression = Expression(
          .call(callee: expression, arguments: arguments), expression.range.through(previousRange))
      case .leftBracket where expression.isIndexable:
        let items = try parseIndices()
        expression = Expression(
          .index(base: expression, items: items), expression.range.through(previousRange))
      case .dot:
        advance()
        guard at(.name) || at(.integer) else { throw unexpected("a member's name after `.`") }
        let token = advance()
        expression = Expression(
          .member(base: expression, name: Name(text(token), range(token))),
          expression.range.through(previousRange))
      default: return expression
      }
      if expression.height > Expression.heightLimit {
        throw fail(.nestedTooDeep(limit: Expression.heightLimit, at: previousRange))
      }
    }
    return expression
  }

  private mutating func parseArguments() throws(Stop) -> [Argument] {
    try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      var arguments: [Argument] = []
      while !parser.at(.rightParenthesis) {
        arguments.append(try parser.parseArgument())
        if !parser.accept(.comma) { break }
      }
      guard parser.at(.rightParenthesis) else {
        throw parser.unexpected(
          "`,` or `)` after an argument", help: parser.hint(after: arguments.last))
      }
      parser.advance()
      return arguments
    }
  }

  private mutating func parseArgument() throws(Stop) -> Argument {
    var label: Name?
    if at(.name), peek().kind == .colon || peek().kind == .equal {
      let name = try expectName("a label")
      if at(.equal) { report(.equalSignInArgument(name.value, at: currentRange)) }
      advance()
      label = name
    }
    let expression = try parseExpression()
    return Argument(label: label, expression: expression, isSpread: accept(.spread))
  }

  /// In `for i, w in …` the parentheses were forgotten.
  func hint(afterPattern pattern: Pattern) -> [String] {
    guard case .name(let name) = pattern, at(.comma), peek().kind == .name else { return [] }
    return ["several names stand in parentheses: `(\(name.value), \(shortText(peek())))`"]
  }

  /// In `kernel 3` the colon was forgotten.
  private func hint(after argument: Argument?) -> [String] {
    guard let argument, argument.label == nil, case .name(let name) = argument.expression.kind,
      at(.integer) || at(.float) || at(.name)
    else { return [] }
    return ["write `\(name): \(shortText(current))`"]
  }

  private mutating func parseIndices() throws(Stop) -> [IndexItem] {
    try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      return try parser.commaSeparated(until: .rightBracket, "`,` or `]` after an index") {
        parser throws(Stop) in try parser.parseIndex()
      }
    }
  }

  private mutating func parseIndex() throws(Stop) -> IndexItem {
    let start = currentRange
    if accept(.spread) { return .rest(start) }
    if atWord("_") {
      advance()
      return .whole(start)
    }
    guard at(.halfOpenRange) || at(.closedRange) else {
      return .expression(try parseValue())
    }
    let isClosed = advance().kind == .closedRange
    var upper: Expression?
    if !at(.rightBracket), !at(.comma), !atWord("by") { upper = try parseValue() }
    var step: Expression?
    if atWord("by") {
      advance()
      step = try parseValue()
    }
    let range = RangeSyntax(lower: nil, upper: upper, isClosed: isClosed, step: step)
    return .expression(Expression(.range(range), start.through(previousRange)))
  }

  private mutating func parsePrimary() throws(Stop) -> Expression {
    let range = currentRange
    switch current.kind {
    case .integer: return try parseInteger()
    case .float:
      let token = advance()
      guard let value = Double(text(token).filter { $0 != "_" }), value.isFinite else {
        report(.numberTooLarge(text(token), at: range))
        return Expression(.missing, range)
      }
      return Expression(.float(value), range)
    case .string:
      // A string without its closing quote was reported by the lexer.
      let isWhole = !lexicalErrors.contains(range.lower)
      let literal = try parseStringLiteral()
      return Expression(isWhole ? .string(literal) : .missing, range)
    case .leftParenthesis: return try parseParenthesized()
    case .leftBracket: return try parseList()
    case .name where beginsNextStatement: throw unexpected("an expression")
    case .name: return try parseNameOrKeyword()
    case .arrow: throw fail(.chainWithoutBeginning(at: range))
    default: throw unexpected("an expression")
    }
  }

  private mutating func parseInteger() throws(Stop) -> Expression {
    let token = advance()
    let digits = text(token)
    // A number with letters in it was reported by the lexer.
    if !digits.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") }) {
      return Expression(.missing, range(token))
    }
    guard let value = Int(digits.filter { $0 != "_" }) else {
      report(.numberTooLarge(digits, at: range(token)))
      return Expression(.missing, range(token))
    }
    return Expression(.integer(value), range(token))
  }

  private mutating func parseNameOrKeyword() throws(Stop) -> Expression {
    let token = current
    let range = currentRange
    let word = text(token)
    switch word {
    case "true", "false":
      advance()
      return Expression(.boolean(word == "true"), range)
    case "none":
      advance()
      return Expression(.none, range)
    case "if": return try parseConditional()
    case "else", "and", "or": throw unexpected("an expression")
    case _ where !isBeforeBody && peek().kind == .leftBrace && peek().touchesPrevious:
      let name = try parseComputedName()
      return Expression(.computedName(name), name.range)
    default:
      advance()
      return Expression(.name(word), range)
    }
  }

  private mutating func parseConditional() throws(Stop) -> Expression {
    try nested { parser throws(Stop) in
      let start = parser.currentRange
      parser.advance()
      let condition = try parser.parseValueBeforeBody()
      let then = try parser.parseArm()
      var otherwise: Expression?
      if parser.atWord("else") {
        parser.advance()
        otherwise = parser.atWord("if") ? try parser.parseConditional() : try parser.parseArm()
      }
      return Expression(
        .conditional(Conditional(condition: condition, then: then, otherwise: otherwise)),
        start.through(parser.previousRange))
    }
  }

  /// `{ chain }`.
  private mutating func parseArm() throws(Stop) -> Expression {
    try withLineBreaks(ignored: true) { parser throws(Stop) in
      try parser.expect(.leftBrace, "`{`")
      let expression = try parser.parseExpression()
      try parser.expect(.rightBrace, "`}`")
      return expression
    }
  }

  /// `(chain)` or `(a, b)`.
  private mutating func parseParenthesized() throws(Stop) -> Expression {
    let start = currentRange
    let items = try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      return try parser.commaSeparated(until: .rightParenthesis, "`,` or `)`") {
        parser throws(Stop) in try parser.parseExpression()
      }
    }
    let range = start.through(previousRange)
    guard let first = items.first else { throw fail(.emptyParentheses(at: range)) }
    // A comma after one value would make it a tuple in Python.
    if items.count == 1, tokens[index - 2].kind == .comma {
      report(.tupleOfOne(at: self.range(tokens[index - 2])))
    }
    return Expression(items.count == 1 ? .group(first) : .tuple(items), range)
  }

  private mutating func parseList() throws(Stop) -> Expression {
    let start = currentRange
    let elements = try withLineBreaks(ignored: true) { parser throws(Stop) in
      parser.advance()
      return try parser.commaSeparated(until: .rightBracket, "`,` or `]` after an element") {
        parser throws(Stop) in try parser.parseElement()
      }
    }
    return Expression(.list(elements), start.through(previousRange))
  }

  private mutating func parseElement() throws(Stop) -> ListElement {
    var clauses: [ListElement.Clause] = []
    while atWord("for") {
      advance()
      let pattern = try parsePattern()
      guard atWord("in") else {
        throw unexpected("`in` and the values to run over", help: hint(afterPattern: pattern))
      }
      advance()
      let values = try parseValue()
      var condition: Expression?
      if atWord("if") {
        advance()
        condition = try parseValue()
      }
      try expect(.colon, "`:` and what is repeated")
      clauses.append(ListElement.Clause(pattern: pattern, values: values, condition: condition))
    }
    let expression = try parseExpression()
    return ListElement(clauses: clauses, expression: expression, isSpread: accept(.spread))
  }
}

extension Expression {
  /// Whether `(` after it is a call; after a number or a list it never is.
  fileprivate var isCallable: Bool {
    switch kind {
    case .name, .computedName, .member, .call, .index, .group: true
    default: false
    }
  }

  /// Whether `[` after it is an index.
  fileprivate var isIndexable: Bool {
    switch kind {
    case .name, .member, .call, .index, .group, .list, .tuple: true
    default: false
    }
  }
}
