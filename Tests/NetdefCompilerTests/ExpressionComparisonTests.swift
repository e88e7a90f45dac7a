import Testing

@testable import NetdefCompiler

/// The Swift for compile-time expressions computes what the checker does.
///
/// A test cannot compile Swift. So this one writes a test file for `NetdefGeneratedTests`, where the
/// expressions stand in Swift beside the checker's values, and sees to it that the file is current;
/// `RECORD_GOLDEN=1` writes it anew.
@Suite struct ExpressionComparisonTests {
  @Test func theWrittenTestsAreCurrent() throws {
    let fixture = try ExpressionFixture()
    var tests: [String] = []
    for (topic, expressions) in ExpressionCases.right {
      let cases = try expressions.map { try expectation($0, fixture) }
      tests.append(
        "  @Test func \(topic)() throws {\n\(cases.joined(separator: "\n"))\n  }\n")
    }
    let failures = try ExpressionCases.wrong.map { try failure($0, fixture) }
    tests.append("  @Test func errors() {\n\(failures.joined(separator: "\n"))\n  }\n")
    let text = """
      // Written by `ExpressionComparisonTests` of NetdefCompilerTests. Do not edit.
      // swift-format-ignore-file

      import Netdef
      import Testing

      \(try variables(fixture))

      \(lines(try #require(fixture.values.member)))

      /// Compile-time expressions in Swift, with the values that the checker computes.
      @Suite struct ExpressionTests {
      \(tests.joined(separator: "\n"))
        private func expect(_ value: NetdefValue, _ text: String, _ expression: String) {
          #expect(value.description == text, "\\(expression)")
        }

        private func expectError(_ id: String, _ expression: String, _ body: () throws -> Void) {
          do {
            try body()
            Issue.record("\\(expression) did not throw `\\(id)`")
          } catch {
            #expect((error as? DefinitionError)?.id == id, "\\(expression): \\(error)")
          }
        }
      }

      """
    try GoldenFile("../NetdefGeneratedTests/ExpressionTests.swift").expect(text)
  }

  /// A chain as a value is for whoever writes classes; without them there is no Swift for it.
  @Test func aChainNeedsAClass() throws {
    let fixture = try ExpressionFixture()
    let emitter = fixture.emitter
    let chain = try fixture.term("Linear(5) -> ReLU")
    let error = #expect(throws: EmissionError.self) { try emitter.emit(chain) }
    #expect(error?.what == "a chain as a value")
    #expect(emitter.type(of: chain) == nil)
  }

  private func lines(_ member: SwiftMember, margin: Int = 0) -> String {
    SwiftPrinter().lines(member, margin: margin).joined(separator: "\n")
  }

  /// The fixture's parameters as Swift variables, and the enums for their names.
  private func variables(_ fixture: ExpressionFixture) throws -> String {
    let emitter = fixture.plainEmitter
    var enums: [String] = []
    var lines: [String] = []
    for parameter in fixture.parameters {
      let type = emitter.type(of: parameter.syntax, in: fixture.id)
      let symbols = parameter.syntax.symbols.filter { $0 != "none" && $0 != "same" }
      if !symbols.isEmpty, let name = type.choice?.type.lastName {
        enums.append(
          self.lines(
            ChoiceEnum(name: name, parameter: parameter.name, cases: symbols).member, margin: 2)
        )
      }
      let value = try emitter.emit(
        #require(parameter.defaultValue), for: parameter.syntax, of: fixture.id)
      #expect(value.type == type)
      lines.append(
        "private let \(SwiftNames.escaped(parameter.name)): \(type.swiftType.text) = "
          + SwiftPrinter.text(value.tree)
      )
    }
    return
      "/// What parameters can be.\nprivate enum Choices {\n\(enums.joined(separator: "\n\n"))\n}\n\n"
      + lines.joined(separator: "\n")
  }

  private func expectation(_ text: String, _ fixture: ExpressionFixture) throws -> String {
    let term = try fixture.term(text)
    let (value, errors) = fixture.evaluate(term)
    #expect(errors == [], "\(text)")
    let emitter = fixture.emitter
    let swift = try emitter.emit(term)
    let annotation = swift.statedType.map { ": \($0.text)" } ?? ""
    // The value is kept in a variable, as generated code does, and compared as netdef has it.
    let variable = SwiftExpression.variable(SwiftVariable("value"), swift.type)
    let converted = emitter.convert(variable, to: .value)
    return """
          do {
            let value\(annotation) = \(Self.indented(SwiftPrinter.tried(swift.tree)))
            expect(\(Self.indented(SwiftPrinter.tried(converted.tree))), "\(value)", "\(text)")
          }
      """
  }

  private func failure(_ text: String, _ fixture: ExpressionFixture) throws -> String {
    let term = try fixture.term(text)
    let (_, errors) = fixture.evaluate(term)
    let id = try #require(errors.first, "\(text)")
    let swift = try fixture.emitter.emit(term)
    return """
          expectError("\(id)", "\(text)") {
            _ = \(Self.indented(SwiftPrinter.tried(swift.tree)))
          }
      """
  }

  private static func indented(_ text: String, by columns: Int = 6) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n" + String(repeating: " ", count: columns))
  }
}
