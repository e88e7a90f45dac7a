import Foundation
import Testing

@testable import NetdefCompiler

/// Deep nesting is read up to the limit and refused beyond it, on threads with small stacks too.
@Suite struct DepthTests {
  /// A construct that nests in itself, and how many levels stand around it.
  struct Construct: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let around: Int
    let text: @Sendable (Int) -> String

    init(_ name: String, around: Int = 1, _ text: @escaping @Sendable (Int) -> String) {
      testDescription = name
      self.around = around
      self.text = text
    }
  }

  private static func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int)
    -> String
  {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  static let constructs = [
    Construct("groups of steps") { RobustnessTests.model("x -> " + nested("(", "ReLU", ")", $0)) },
    Construct("chains in groups") {
      RobustnessTests.model("x -> " + nested("(Tanh -> ", "ReLU", ")", $0))
    },
    Construct("groups of values") { RobustnessTests.model(nested("(", "x", ")", $0)) },
    Construct("calls") { RobustnessTests.model(nested("relu(", "x", ")", $0)) },
    Construct("parentheses") { RobustnessTests.value(nested("(", "1", ")", $0)) },
    Construct("sums and products") { RobustnessTests.value(nested("(1 + 2 * ", "0", ") % 7", $0)) },
    Construct("all operators") {
      RobustnessTests.value(nested("(1 == 1 or false and 1 == 1 + 2 * ", "0", ") ", $0))
    },
    Construct("indices") { RobustnessTests.value(nested("[0][", "0", "]", $0)) },
    Construct("functions") { RobustnessTests.value(nested("max(1, ", "1", ")", $0)) },
    Construct("conditions") {
      RobustnessTests.value(nested("if true { ", "1", " } else { 2 }", $0))
    },
    Construct("else if", around: 2) { depth in
      RobustnessTests.value(
        "if false { 1 }" + String(repeating: " else if false { 1 }", count: depth) + " else { 3 }")
    },
    Construct("minus") {
      RobustnessTests.value(String(repeating: "-", count: $0) + "1")
    },
    Construct("not") {
      RobustnessTests.value(String(repeating: "not ", count: $0) + "true")
    },
    Construct("powers") {
      RobustnessTests.value(String(repeating: "1 ** ", count: $0) + "0")
    },
    Construct("patterns") {
      "model Net {\n    in x: [N]\n    let \(nested("(", "a", ")", $0)) = x\n    out x\n}\n"
    },
    Construct("types") {
      "extern layer A(a: \(nested("[", "Int", "]", $0)) = 1) {\n in x: [S..]\n out [S..]\n}\n"
    },
    Construct("statements") {
      "extern layer A {\n in x: [S..]\n\(nested("if true {\n", "cost 1\n", "}\n", $0))out [S..]\n}\n"
    },
    Construct("interpolations") {
      "extern layer A {\n in x: [S..]\n require false, \"{\(nested("(", "1", ")", $0))}\"\n"
        + " out [S..]\n}\n" + RobustnessTests.model("x -> A")
    },
  ]

  static let limit = BracketCheck.depthLimit

  private static func isTooDeep(_ text: String) -> Bool {
    RobustnessTests.ids(text).contains("nested-too-deep")
  }

  @Test(arguments: constructs) func limit(of construct: Construct) {
    let depth = Self.limit - construct.around
    #expect(!Self.isTooDeep(construct.text(depth - 1)))
    #expect(!Self.isTooDeep(construct.text(depth)))
    #expect(Self.isTooDeep(construct.text(depth + 1)))
    #expect(Self.isTooDeep(construct.text(depth + 2)))
    #expect(Self.isTooDeep(construct.text(20 * depth)))
  }

  /// Members and indices make trees as deep as brackets do, but take no brackets.
  @Test func members() {
    let inner = "(" + String(repeating: "(", count: 200) + "(1, 2)"
    let spine = inner + String(repeating: String(repeating: ".0", count: 20) + ")", count: 201)
    #expect(Self.isTooDeep(RobustnessTests.value(spine)))
    #expect(!Self.isTooDeep(RobustnessTests.value("x" + String(repeating: ".b", count: 900))))
    #expect(Self.isTooDeep(RobustnessTests.value("x" + String(repeating: ".b", count: 1100))))
  }

  /// Other threads than the main one have 512 KiB on some systems.
  @Test func smallStacks() async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        for construct in Self.constructs {
          let text = construct.text(Self.limit - construct.around)
          let file = SourceFile(path: "a.netdef", text: text)
          let compilation = Compilation(checking: [file])
          _ = DiagnosticRenderer(files: compilation.files).render(compilation.diagnostics)
        }
        continuation.resume()
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }
}
