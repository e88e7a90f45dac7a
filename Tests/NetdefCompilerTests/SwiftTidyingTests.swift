import Testing

@testable import NetdefCompiler

/// Statements of generated Swift without what nobody reads, and with `let` for what is set once.
@Suite struct SwiftTidyingTests {
  private let x = SwiftVariable("x")
  private let y = SwiftVariable("y")
  private let z = SwiftVariable("z")
  private let flag = SwiftTree.variable(SwiftVariable("flag"))

  private func run(_ variable: SwiftVariable) -> SwiftTree {
    SwiftTree.global("run", .module).calling([.variable(variable)], throwing: true)
  }

  private func lines(
    _ statements: [SwiftStatement], idle: Set<SwiftVariable> = [], keepsRuns: Bool = false
  ) -> [String] {
    SwiftPrinter().lines(statements.tidied(idle: idle, keepsRuns: keepsRuns), margin: 0)
  }

  @Test func whatNobodyReadsGoesWithAllThatItReads() {
    let statements: [SwiftStatement] = [
      .constant(x, nil, .integer(1)), .constant(y, nil, .variable(x)),
      .variable(z, nil, .variable(y)), .assign(z, .integer(2)), .result(flag),
    ]
    #expect(lines(statements) == ["return flag"])
  }

  @Test func layersRunWhoeverReadsWhatTheyGive() {
    let statements: [SwiftStatement] = [
      .variable(y, nil, run(x), for: .run), .result(.variable(x)),
    ]
    #expect(lines(statements, keepsRuns: true) == ["_ = try run(x)", "return x"])
    #expect(lines(statements) == ["return x"])
  }

  @Test func whatThrowsIsDoneWithoutAVariableThatNobodyReads() {
    let statements: [SwiftStatement] = [
      .variable(y, nil, .variable(x)), .assign(y, run(x)), .result(.variable(x)),
    ]
    #expect(lines(statements) == ["_ = try run(x)", "return x"])
    // What is declared elsewhere may be read there.
    #expect(lines([.assign(y, run(x))]) == ["y = try run(x)"])
  }

  @Test func whatIsWrittenDecides() {
    let holds = SwiftTree.integer(2).binary(.greater, .integer(1))
    let some = [SwiftStatement.assign(x, run(x))]
    let others = [SwiftStatement.assign(y, run(y))]
    #expect(lines([.condition(.truth(holds), some, otherwise: others)]) == ["x = try run(x)"])
    #expect(lines([.condition(.truth(holds.not), some, otherwise: others)]) == ["y = try run(y)"])
    #expect(lines([.condition(.truth(.boolean(false)), some)]) == [])
    let both = SwiftTree.joined(.and, [flag, .boolean(false)])
    #expect(lines([.condition(.truth(both), some, otherwise: others)]) == ["y = try run(y)"])
    let either = SwiftTree.joined(.or, [flag, .boolean(false)])
    #expect(
      lines([.condition(.truth(either), some)]) == ["if flag || false {", "  x = try run(x)", "}"])
    let guarded: [SwiftStatement] = [
      .constant(z, nil, flag), .requirement(holds, otherwise: [.failure(.variable(z))]),
      .result(.variable(x)),
    ]
    #expect(lines(guarded) == ["return x"])
  }

  @Test func variablesThatOnlyCountThemselvesGoWhereTheyAreIdle() {
    let next = SwiftTree.variable(y).binary(.add, .integer(1))
    let statements: [SwiftStatement] = [
      .variable(y, nil, .integer(0)),
      .loop(.variable(z), .global("values", .module), [.assign(y, next)]), .result(.variable(x)),
    ]
    #expect(lines(statements, idle: [y]) == ["return x"])
    #expect(
      lines(statements) == ["var y = 0", "for _ in values {", "  y = y + 1", "}", "return x"])
  }

  @Test func armsThatDoTheSameAreOne() {
    let read = SwiftVariable("read")
    let same = [SwiftStatement.assign(x, run(x))]
    let statements: [SwiftStatement] = [
      .constant(read, nil, flag), .condition(.truth(.variable(read)), same, otherwise: same),
    ]
    #expect(lines(statements) == ["x = try run(x)"])
  }

  @Test func emptyArmsGo() {
    let some = [SwiftStatement.assign(x, run(x))]
    #expect(
      lines([.condition(.truth(flag), some, otherwise: [.constant(y, nil, .integer(1))])])
        == ["if flag {", "  x = try run(x)", "}"])
    #expect(
      lines([.condition(.truth(flag.binary(.equal, .absent)), [], otherwise: some)])
        == ["if !(flag == nil) {", "  x = try run(x)", "}"])
    let nested = SwiftStatement.condition(.truth(flag), some, otherwise: [.assign(y, run(y))])
    #expect(
      lines([.condition(.presence([.init(variable: z)]), some, otherwise: [nested])])
        == [
          "if let z {", "  x = try run(x)", "} else if flag {", "  x = try run(x)", "} else {",
          "  y = try run(y)", "}",
        ])
  }

  @Test func whatIsSetOnceIsAConstant() {
    let shape = SwiftType.named("Shape", .module)
    let arms = SwiftStatement.condition(
      .truth(flag), [.assign(y, run(x))], otherwise: [.assign(y, .variable(x))])
    #expect(lines([.variable(y, shape), arms, .expression(run(y))]).first == "let y: Shape")
    #expect(
      lines([.variable(y, shape), arms, .assign(y, run(y)), .expression(run(y))]).first
        == "var y: Shape")
    #expect(
      lines([.variable(y, nil, .variable(x)), .expression(run(y))])
        == ["let y = x", "try run(y)"])
    let given = SwiftTree.global("Layer", .module).calling(
      [SwiftList.Item("on", SwiftTree.variable(y).reference)], throwing: true)
    #expect(
      lines([.variable(y, nil, .variable(x)), .expression(given)])
        == ["var y = x", "try Layer(on: &y)"])
    // Also where it happens in the head of a block.
    #expect(
      lines([
        .variable(y, nil, .variable(x)),
        .condition(.presence([.init(variable: z, value: given)]), [.expression(run(z))]),
      ]).first == "var y = x")
  }

  @Test func partsOfTuplesThatNobodyReadsHaveNoName() {
    let pair = SwiftPattern.tuple([.variable(x), .tuple([.variable(y), .variable(z)])])
    #expect(
      lines([.constant(pair, nil, flag), .expression(run(z))])
        == ["let (_, (_, z)) = flag", "try run(z)"])
    #expect(
      lines([.loop(pair, flag, [.expression(run(y))])])
        == ["for (_, (y, _)) in flag {", "  try run(y)", "}"])
  }

  @Test func theLastValueIsReturnedAtOnce() {
    #expect(
      lines([.variable(y, nil, run(x), for: .run), .assign(y, run(y)), .result(.variable(y))])
        == ["let y = try run(x)", "return try run(y)"])
  }

  @Test func manyStatementsAreTidiedInLinearTime() {
    // Each is read by the next alone: quadratic work would take minutes.
    var statements: [SwiftStatement] = []
    var last = x
    for number in 0..<20_000 {
      let next = SwiftVariable("value\(number)")
      statements.append(.variable(next, nil, .variable(last)))
      last = next
    }
    #expect(lines(statements + [.result(flag)]) == ["return flag"])
    #expect(statements.tidied().isEmpty)
  }
}
