import Testing

@testable import NetdefCompiler

/// Expressions of generated Swift: parentheses, `try` and lines come from the tree.
@Suite struct SwiftTreeTests {
  private let a = SwiftTree.variable(SwiftVariable("a"))
  private let b = SwiftTree.variable(SwiftVariable("b"))
  private let c = SwiftTree.variable(SwiftVariable("c"))

  private func call(_ name: String, _ arguments: SwiftTree...) -> SwiftTree {
    SwiftTree.global(name, .module).calling(arguments, throwing: true)
  }

  @Test func parenthesesStandWhereTheyAreNeeded() {
    let sum = a.binary(.add, b)
    #expect(SwiftPrinter.text(sum.binary(.multiply, c)) == "(a + b) * c")
    #expect(SwiftPrinter.text(c.binary(.multiply, a).binary(.add, b)) == "c * a + b")
    #expect(SwiftPrinter.text(a.binary(.subtract, b.binary(.subtract, c))) == "a - (b - c)")
    #expect(SwiftPrinter.text(a.binary(.coalesce, b.binary(.coalesce, c))) == "a ?? b ?? c")
    #expect(
      SwiftPrinter.text(a.binary(.coalesce, b).binary(.coalesce, c)) == "(a ?? b) ?? c")
    #expect(SwiftPrinter.text(a.binary(.equal, b).not) == "!(a == b)")
    #expect(SwiftPrinter.text(SwiftTree.integer(-3).negative) == "-(-3)")
    #expect(SwiftPrinter.text(sum.member("count")) == "(a + b).count")
    #expect(
      SwiftPrinter.text(SwiftTree.ternary(a, SwiftTree.ternary(a, b, c), c))
        == "a ? (a ? b : c) : c")
    #expect(
      SwiftPrinter.text(SwiftTree.integer(0).binary(.halfOpenRange, sum)) == "0..<a + b")
    #expect(
      SwiftPrinter.text(.joined(.and, [.joined(.or, [a, b]), c])) == "(a || b) && c")
  }

  @Test func whatThrowsIsTriedOnce() {
    let value = call("f", a).binary(.add, b)
    #expect(value.isThrowing)
    #expect(SwiftPrinter.tried(value) == "try f(a) + b")
    #expect(SwiftPrinter.tried(a.binary(.add, b)) == "a + b")
    let map = a.member("map").calling([], SwiftClosure(nil, call("f", .shorthand)))
    #expect(SwiftPrinter.tried(map) == "try a.map { try f($0) }")
    let kept = SwiftTree.global("Recipe", .module).calling(
      [], SwiftClosure(nil, call("f", .shorthand)), keepsClosure: true)
    #expect(!kept.isThrowing)
    let text = SwiftTree.text([.plain("\"a\\\r\n"), .value(call("f", a).tried)])
    #expect(SwiftPrinter.tried(text) == #""\"a\\\r\n\(try f(a))""#)
  }

  @Test func closuresInFrontOfABlockAreInParentheses() {
    let map = a.member("map").calling([], SwiftClosure(nil, SwiftTree.shorthand.not))
    let with = SwiftTree.global("with", .module).calling([b], SwiftClosure(nil, .shorthand.part(0)))
    let lines = SwiftPrinter().lines(
      [
        .condition(.truth(.joined(.and, [map.member("isEmpty"), with])), [.result(call("f", map))])
      ],
      margin: 0)
    #expect(
      lines == [
        "if a.map({ !$0 }).isEmpty && with(b, { $0.0 }) {",
        "  return try f(a.map { !$0 })",
        "}",
      ])
  }

  @Test func shorthandBelongsToTheInnermostClosure() {
    let inner = a.member("map").calling([], SwiftClosure(nil, .shorthand))
    #expect(!inner.readsShorthand)
    #expect(SwiftTree.shorthand.member("map").calling([], SwiftClosure(nil, a)).readsShorthand)
  }

  @Test func wideExpressionsTakeSeveralLines() {
    let wide = SwiftTree.variable(SwiftVariable(String(repeating: "w", count: 38)))
    let name = String(repeating: "w", count: 38)
    #expect(SwiftPrinter.text(wide.binary(.add, wide)) == "\(name) + \(name)")
    #expect(
      SwiftPrinter.text(wide.binary(.add, wide).binary(.add, a)) == "\(name) + \(name)\n  + a")
    #expect(
      SwiftPrinter.text(SwiftTree.array([wide, wide, a], .column))
        == "[\n  \(name),\n  \(name),\n  a,\n]")
    #expect(
      SwiftPrinter.text(.arithmetic("sum", [wide, wide, a]))
        == "Netdef.Arithmetic.sum(\n  \(name), \(name), a)")
    // A text literal has one line.
    let text = SwiftTree.text([.value(.arithmetic("sum", [wide, wide, a]))])
    #expect(SwiftPrinter.text(text) == "\"\\(Netdef.Arithmetic.sum(\(name), \(name), a))\"")
  }

  @Test(arguments: [0, 20, 60]) func noLineIsLongerThanItMayBe(margin: Int) {
    let values = (0..<60).map { SwiftTree.variable(SwiftVariable("value\($0)")) }
    let nested = SwiftTree.global("f", .module).calling([.array(values), .array(values)])
    let lines = SwiftPrinter().lines([.constant(SwiftVariable("x"), nil, nested)], margin: margin)
    #expect(lines.count > 8)
    #expect(lines.allSatisfy { $0.utf8.count <= 100 })
    let words = { (text: String) -> String in text.split { $0 == " " || $0 == "\n" }.joined() }
    #expect(
      words(lines.joined(separator: "\n")) == words("let x = " + SwiftPrinter.text(nested)))
  }

  @Test func namesOfVariablesComeFromTheObjects() {
    let variable = SwiftVariable("in")
    let tree = SwiftTree.own(variable).binary(.add, .variable(variable))
    #expect(SwiftPrinter.text(tree) == "self.`in` + `in`")
    variable.name = "width"
    #expect(SwiftPrinter.text(tree) == "self.width + width")
  }
}
