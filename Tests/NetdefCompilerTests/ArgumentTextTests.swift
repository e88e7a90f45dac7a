import NetdefCompiler
import Testing

/// Arguments as a saved network keeps them.
@Suite struct ArgumentTextTests {
  @Test func partsBetweenCommas() throws {
    let text = "kind: Block(3, bias: false), counts: [2, (2, 1)],rate:0.5, chain: A -> b: B, q: -1"
    let arguments = try #require(ArgumentText(text)).arguments
    #expect(arguments.map(\.name) == ["kind", "counts", "rate", "chain", "q"])
    #expect(
      arguments.map(\.value)
        == ["Block(3, bias: false)", "[2, (2, 1)]", "0.5", "A -> b: B", "-1"])
  }

  @Test func nothingIsNoArgument() {
    #expect(ArgumentText("")?.arguments.isEmpty == true)
    #expect(ArgumentText("  // nothing")?.arguments.isEmpty == true)
  }

  @Test(arguments: [
    "5", "classes", "classes:", "classes = 5", ": 5", "3: 5", "a: 1,", ", a: 1", "a: 1, , b: 2",
    "a: (1", "a: 1)", "a: [1, b: 2", "a: \"x", "a: \u{0}", "a: 1 /* b",
  ])
  func whatIsNoListOfArguments(text: String) { #expect(ArgumentText(text) == nil) }
}
