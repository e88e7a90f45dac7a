extension Parser {
  /// Operators by how tightly they bind.
  private enum Level: Int, Comparable {
    case or = 1
    case and, comparison, range, sum, product

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter level; a product's operands are unary expressions.
    var tighter: Level? { Level(rawValue: rawValue + 1) }
  }

  /// An expression, chains included.
  mutating func parseExpression() throws(Stop) -> Expression {
    let first = try parseFirstStep()
    guard at(.arrow), continuesStatement else {
      return first.name == nil ? first.expression : chain([first])
    }
    var steps = [first]
    while at(.arrow), continuesStatement {
      advance()
      if beginsNextStatement { throw unexpected("a step: a layer or a function") }
      steps.append(try parseStep())
      if !at(.arrow), continuesStatement, level(of: current) != nil {
        throw fail(hyphenInName ?? .operatorAfterStep(text(current), at: currentRange))
      }
    }
    return chain(steps)
  }

  /// An expression that is no chain: conditions, sizes, indices, what a `for` runs over. A name and
  /// a colon after it belong to what surrounds it.
  mutating func parseValue() throws(Stop) -> Expression { try parseBinary(.or) }

  /// A value that a body in braces follows: `if deep{ … }` has no computed name, however it is
  /// written; inside of brackets it may have.
  mutating func parseValueBeforeBody() throws(Stop) -> Expression {
    let outer = isBeforeBody
    isBeforeBody = true
    defer { isBeforeBody = outer }
    return try parseValue()
  }

  /// `conv-1: …`: a hyphen in a step's name.
  private var hyphenInName: Diagnostic? {
    guard at(.minus), current.touchesPrevious, peek().touchesPrevious, peek(2).kind == .colon,
      index > 0, tokens[index - 1].kind == .name
    else { return nil }
    let name = previousRange.through(range(peek()))
    return .hyphenInName(SourceFile.shortText(source.bytes, name.lower, name.upper), at: name)
  }

  private func chain(_ steps: [StepSyntax]) -> Expression {
    let start = steps[0].range
    return Expression(.chain(Chain(steps: steps)), start.through(previousRange))
  }

  private mutating func parseFirstStep() throws(Stop) -> StepSyntax {
    if let name = try parseStepName() {
      return StepSyntax(name: name, expression: try parseStepBody())
    }
    return StepSyntax(name: nil, expression: try parseBinary(.or))
  }

  private mutating func parseStep() throws(Stop) -> StepSyntax {
    let name = try parseStepName()
    return StepSyntax(name: name, expression: try parseStepBody())
  }

  private mutating func parseStepBody() throws(Stop) -> Expression {
    switch current.kind {
    case .name, .leftParenthesis, .leftBracket: return try parsePostfix()
    default: throw unexpected("a step: a layer or a function")
    }
  }

  /// `name:` or `name{expression}:`, when one stands here.
  private mutating func parseStepName() throws(Stop) -> StepName? {
    guard atStepName else { return nil }
    let name = try parseComputedName()
    advance()
    return name
  }

  /// Whether `name:` or `name{expression}:` stands here.
  var atStepName: Bool {
    guard at(.name) else { return false }
    if peek().kind == .colon { return true }
    return peek().kind == .leftBrace && peek().touchesPrevious && computedNameEnds
  }

  /// A name that may hold expressions in braces, without blanks: `weight_ih_l{layer}`.
  mutating func parseComputedName() throws(Stop) -> StepName {
    let start = currentRange
    var segments: [StepName.Segment] = [.text(text(advance()))]
    while current.touchesPrevious, at(.leftBrace) || at(.name) {
      if at(.leftBrace) {
        advance()
        let expression = try withLineBreaks(ignored: true) { parser throws(Stop) in
          try parser.parseValue()
        }
        try expect(.rightBrace, "`}`")
        segments.append(.expression(expression))
      } else {
        segments.append(.text(text(advance())))
      }
    }
    return StepName(segments: segments, range: start.through(previousRange))
  }

  /// Whether the `name{…}…` here is followed by a colon: a computed name and not a condition's body.
  private var computedNameEnds: Bool {
    var position = index + 1
    var open = 0
    while position < tokens.count {
      let token = tokens[position]
      switch token.kind {
      case .leftBrace: open += 1
      case .rightBrace: open -= 1
      case .colon where open == 0: return true
      case .endOfFile: return false
      default: if open == 0, token.kind != .name || !token.touchesPrevious { return false }
      }
      if token.startsLine { return false }
      position += 1
    }
    return false
  }

  // MARK: Operators

  private func level(of token: Token) -> Level? {
    switch token.kind {
    case .name: matches(token, "or") ? .or : matches(token, "and") ? .and : nil
    case .doubleEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual: .comparison
    case .halfOpenRange, .closedRange: .range
    case .plus, .minus: .sum
    case .star, .slash, .percent, .at: .product
    default: nil
    }
  }

  /// Operands joined by operators that bind at least as tightly as `lowest`.
  private mutating func parseBinary(_ lowest: Level) throws(Stop) -> Expression {
    var left = try parseUnary()
    while let level = level(of: current), level >= lowest, continuesStatement {
      switch level {
      case .or:
        left = Expression(
          .or(try parseOperands(after: left, level)), left.range.through(previousRange))
      case .and:
        left = Expression(
          .and(try parseOperands(after: left, level)), left.range.through(previousRange))
      case .comparison:
        let token = advance()
        let right = try parseBinary(.range)
        let comparison = Comparison(rawValue: text(token)) ?? .equal
        left = Expression(.comparison(comparison, left, right), left.range.through(right.range))
        try rejectChaining(level)
      case .range:
        left = try parseRange(from: left)
        try rejectChaining(level)
      case .sum, .product: left = try parseArithmetic(after: left, level)
      }
    }
    return left
  }

  /// `or b or c`: all operands of one level, so that long texts make flat trees.
  private mutating func parseOperands(
    after first: Expression, _ level: Level
  ) throws(Stop) -> [Expression] {
    var operands = [first]
    while self.level(of: current) == level, continuesStatement {
      advance()
      operands.append(try parseBinary(level.tighter ?? level))
    }
    return operands
  }

  private mutating func parseArithmetic(
    after first: Expression, _ level: Level
  ) throws(Stop) -> Expression {
    var operands: [Expression.Operand] = []
    while self.level(of: current) == level, continuesStatement {
      let token = advance()
      let right: Expression
      if let tighter = level.tighter {
        right = try parseBinary(tighter)
      } else {
        right = try parseUnary()
      }
      operands.append(
        Expression.Operand(
          operation: ArithmeticOperator(rawValue: text(token)) ?? .add,
          operatorRange: range(token), expression: right))
    }
    return Expression(
      .arithmetic(first: first, rest: operands), first.range.through(previousRange))
  }

  private mutating func parseRange(from lower: Expression) throws(Stop) -> Expression {
    let token = advance()
    let upper: Expression? = atOpenEnd ? nil : try parseBinary(.sum)
    let step = try parseRangeStep()
    return Expression(
      .range(
        RangeSyntax(lower: lower, upper: upper, isClosed: token.kind == .closedRange, step: step)),
      lower.range.through(previousRange))
  }

  /// Comparisons and ranges have two operands.
  private mutating func rejectChaining(_ level: Level) throws(Stop) {
    if self.level(of: current) == level, continuesStatement {
      throw fail(.chainedComparison(text(current), at: currentRange))
    }
  }

  /// Whether a range's upper end is left open here.
  private var atOpenEnd: Bool {
    switch current.kind {
    case .rightBracket, .rightParenthesis, .rightBrace, .comma, .endOfFile: true
    default: atWord("by") || beginsNextStatement
    }
  }

  private mutating func parseRangeStep() throws(Stop) -> Expression? {
    guard atWord("by") else { return nil }
    advance()
    return try parseBinary(.sum)
  }

  private mutating func parseUnary() throws(Stop) -> Expression {
    let start = currentRange
    if accept(.minus) {
      let operand = try nested { parser throws(Stop) in try parser.parseUnary() }
      return Expression(.negation(operand), start.through(operand.range))
    }
    if atWord("not") {
      advance()
      let operand = try nested { parser throws(Stop) in try parser.parseBinary(.comparison) }
      return Expression(.not(operand), start.through(operand.range))
    }
    let base = try parsePostfix()
    guard at(.doubleStar), continuesStatement else { return base }
    advance()
    let exponent = try nested { parser throws(Stop) in try parser.parseUnary() }
    return Expression(.power(base: base, exponent: exponent), base.range.through(exponent.range))
  }
}
