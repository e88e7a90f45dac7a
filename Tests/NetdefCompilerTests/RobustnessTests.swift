import Foundation
import Testing

@testable import NetdefCompiler

/// No input, however contrived, crashes the compiler or keeps it busy for long.
@Suite struct RobustnessTests {
  /// A model around one chain.
  static func model(_ chain: String) -> String {
    "model Net {\n    in x: [N, 20]\n    out \(chain)\n}\n"
  }

  /// A model around the value of a `let`.
  static func value(_ expression: String) -> String {
    "model Net {\n    in x: [N, 20]\n    let a = \(expression)\n    out x -> ReLU\n}\n"
  }

  static func ids(_ text: String) -> [String] {
    Compilation(checking: [SourceFile(path: "a.netdef", text: text)]).diagnostics.map(\.id)
  }

  // MARK: Files

  /// What editors and copying add to a text changes nothing.
  @Test func marksAndLineEndings() throws {
    let text = Self.model("x -> fc: Linear(10)\n        -> ReLU")
    let plain = Compilation(checking: [SourceFile(path: "a.netdef", text: text)])
    let variants = [
      "\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text.replacing("    ", with: "\t"),
      "\n\n" + text + "\n\n", String(text.dropLast()), text.replacing("\n", with: " // x\n"),
    ]
    for variant in variants {
      let compilation = Compilation(checking: [SourceFile(path: "a.netdef", text: variant)])
      #expect(compilation.diagnostics.isEmpty)
      let network = try #require(compilation.networks.first)
      #expect(network.output.shape == plain.networks.first?.output.shape)
    }
  }

  @Test func placesInFilesOfOtherSystems() throws {
    let text = "\u{FEFF}model Net {\r\n\tin x: [N, 20] // 🙂\r\n\tout x -> Relu\r\n}\r\n"
    let compilation = Compilation(checking: [SourceFile(path: "a.netdef", text: text)])
    let range = try #require(compilation.diagnostics.first).primary.range
    let (line, column) = compilation.files[range.file].position(of: range.lower)
    #expect((line, column) == (3, 11))
  }

  /// Every text of up to four brackets in the place of a step.
  @Test func everyMixOfBrackets() {
    var texts = [""]
    for _ in 0..<4 { texts += texts.flatMap { text in "()[]{}".map { text + String($0) } } }
    for text in Set(texts) {
      let ids = Self.ids(Self.model("x -> \(text)ReLU"))
      #expect(ids.filter { $0 == "unbalanced-bracket" }.count <= 1)
      #expect(text.isEmpty == ids.isEmpty)
    }
  }

  // MARK: Floods

  /// What open sizes make of correct blocks that nobody uses is not shown, and does not count as
  /// shown: an error after it is.
  @Test func manyUnusedBlocks() {
    let blocks = (0..<150).map {
      "block B\($0) {\n    in x: [N, C]\n    out x -> Linear(8)\n}\n\n"
    }
    #expect(Self.ids(blocks.joined() + Self.model("x -> ReLU")) == [])
    let wrong = "block Wrong {\n    in x: [N, C]\n    out x -> Linear(0)\n}\n\n"
    #expect(
      Self.ids(blocks.joined() + wrong + Self.model("x -> ReLU"))
        == Self.ids(wrong + Self.model("x -> ReLU")))
    #expect(!Self.ids(wrong + Self.model("x -> ReLU")).isEmpty)
  }

  /// A text that is repeated up to the size of a file, with what stands around it.
  struct Flood: Sendable, CustomTestStringConvertible {
    let before: String
    let unit: String
    let after: String

    init(_ before: String, _ unit: String, _ after: String) {
      self.before = before
      self.unit = unit
      self.after = after
    }

    var testDescription: String { "\(before.suffix(12))\(unit) … \(after.prefix(12))" }

    /// As large as a file may be; less where the compiler itself is not optimized.
    var text: String {
      #if DEBUG
        let size = 200_000
      #else
        let size = SourceFile.sizeLimit
      #endif
      let count = (size - before.utf8.count - after.utf8.count) / unit.utf8.count
      return before + String(repeating: unit, count: count) + after
    }
  }

  static let floods: [Flood] = {
    let chain = "model Net {\n    in x: [N, 20]\n    out x"
    let step = chain + " -> "
    let value = "model Net {\n    in x: [N, 20]\n    let a = "
    let end = "\n    out x -> ReLU\n}\n"
    let steps = [
      "(", "[", "{", ")", "-", "not ", "#\n", "/*\n", "$", "\"", "'", "\"{", "\n", "/// x\n", "a",
      "a ", "a: ", "1", "1x ", "\0", "ü ", "aé", "😀", "...", "model ", "model\n", "layer{1}",
    ]
    let operands = [
      "+1", "+N", "*N", "/N", " - x", " and true", "**1", "<1", "...1", "+[1]", "+(0..<1000000)",
      ".b", "[0]", "()", " else if true {2}", " -> ReLU", " -> (ReLU)",
    ]
    return steps.map { Flood(step, $0, "\n}\n") } + steps.map { Flood("", $0, "") }
      + operands.map { Flood(value + "1", $0, end) } + operands.map { Flood(value + "x", $0, end) }
      + [
        Flood(chain, " -> ReLU", "\n}\n"), Flood(chain, " -> Relu", "\n}\n"),
        Flood(chain, " -> relu", "\n}\n"), Flood(chain, " -> Linear(20)", "\n}\n"),
        Flood(chain, " -> (Linear(20) -> ReLU)", "\n}\n"),
        Flood(chain + " -> a: ReLU", " -> Linear(20)", "\n}\n"),
        Flood(step + "Linear(", "1, ", "1)\n}\n"), Flood(step + "Linear(", "a: 1, ", "1)\n}\n"),
        Flood(step + "layer{1}", "x{1}", ": ReLU\n}\n"),
        Flood("model Net {\n    in x: [N", ", 1", "]\n    out x -> Flatten -> Linear(10)\n}\n"),
        Flood("model Net {\n    in x: [N", ", H", "]\n    out x -> Flatten -> Linear(10)\n}\n"),
        Flood("model Net {\n", "in y: [N]\n", "}\n"), Flood("model Net {\n", "let\n", "}\n"),
        Flood("model Net {\n in x: [N]\n", "out x\n", "}\n"),
        Flood("model Net {\n in x: [N]\n", "let y = x\n", "}\n"),
        Flood("model Net(a: ", "Int | ", "Int) {\n}\n"), Flood("", "import a\n", ""),
        Flood("extern layer A {\n in x: [S..]\n require true, \"", "{1}", "\"\n out [S..]\n}\n"),
        Flood("extern layer A(b: Int) {\n in x: [S..]\n renamed ", "a -> b, ", "c -> b\n}\n"),
        Flood("model ", "A", " {\n in x: [N]\n out x -> ReLU\n}\n"),
      ]
  }()

  @Test(.timeLimit(.minutes(30)), arguments: floods) func flood(_ flood: Flood) {
    let compilation = Compilation(checking: [SourceFile(path: "a.netdef", text: flood.text)])
    let text = DiagnosticRenderer(files: compilation.files).render(compilation.diagnostics)
    // A hundred errors and a hundred warnings at most, each of a few lines that fit a screen.
    #expect(compilation.diagnostics.count <= 2 * (DiagnosticBag.limit + 1))
    #expect(text.utf8.count < 250_000)
  }

  @Test(.timeLimit(.minutes(30))) func manyDefinitions() {
    #if DEBUG
      let count = 3000
    #else
      let count = 100_000
    #endif
    func files(_ body: String) -> [SourceFile] {
      let text = (0..<count).map { "model M\($0) {\n    in x: [N, 20]\n    \(body)\n}\n" }
      return [SourceFile(path: "a.netdef", text: text.joined())]
    }
    let right = Compilation(checking: files("out x -> Linear(10)"))
    #expect(right.networks.count == count)
    #expect(right.diagnostics.isEmpty)
    let wrong = Compilation(checking: files("out y -> Linear(10)"))
    #expect(wrong.diagnostics.count == DiagnosticBag.limit + 1)
    #expect(wrong.diagnostics.last?.id == "too-many")
    #expect(wrong.hasErrors)
  }

  /// Values cannot grow without bound, neither long nor deep.
  @Test(arguments: ["[y, y]", "y + y", "[y]", "(y, y)", "[y.., y..]", "(y, 1)"])
  func growingValues(step: String) {
    var text = "model Net {\n    in x: [N, 20]\n    let y0 = [1]\n"
    for index in 0..<100 {
      text += "    let y\(index + 1) = \(step.replacing("y", with: "y\(index)"))\n"
    }
    text += "    out x -> Linear(y60)\n}\n"
    #expect(Self.ids(text) == ["list-too-long"])
  }
}
