import Testing

@testable import NetdefCompiler

/// Texts of a source in every place of a diagnostic: nothing of them commands a terminal, turns text
/// around or fills the screen.
@Suite struct VisibleTextTests {
  /// What a source may have in it, to mislead whoever reads a message.
  private static let parts = [
    "\u{1B}[2J", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{8}", "\u{7F}", "\u{9B}31m",
    "\u{2028}", "\u{AD}", "\u{61C}", "\u{E0041}", "\u{200F}", "name", "ä重🧮", "e\u{301}", "\r",
  ]

  /// Sources with such texts wherever a text can stand.
  private static let sources: [(path: String, text: String)] = {
    var generator = SeededGenerator(seed: 11)
    var texts = (0..<150).map { _ in
      (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        parts.randomElement(using: &generator)!
      }.joined()
    }
    texts += [
      String(repeating: "x", count: 100_000), String(repeating: "\u{202E}", count: 50_000),
      "a" + String(repeating: "\u{301}", count: 100_000),
    ]
    return texts.flatMap { text in
      [
        "model \(text) {\n in x: [N, 2]\n out x -> Linear(1)\n}",
        "model M {\n in \(text): [N, 2]\n out y -> Linear(1)\n}",
        "model M {\n in x: [N, \(text)]\n out x -> Linear(1) -> Linear(in: 3, 4)\n}",
        "model M {\n in x: [N, 2]\n out x -> \(text)\n}",
        "model M {\n in x: [N, 2]\n require N == \"\(text)\", \"\(text)\"\n out x\n}",
        "model M {\n in x: [4, 2]\n require 1 == 2, \"\(text)\"\n out x\n}",
        "model M(a: \(text)) {\n in x: [N, 2]\n out x -> ReLU\n}", "import \(text)",
        "/// \(text)\nmodel M {\n in x: [N, 2]\n out x -> Linear(in: 3, 1) // \(text)\n}",
      ].map { (path: "dir/\(text).netdef", text: $0) }
    }
  }()

  @Test func diagnostics() {
    var count = 0
    for (path, text) in Self.sources {
      let compilation = Compilation(checking: [SourceFile(path: path, text: text)])
      count += compilation.diagnostics.count
      let renderer = DiagnosticRenderer(files: compilation.files)
      // Many errors of one file are not what is looked at here.
      for diagnostic in compilation.diagnostics.prefix(20) {
        let shown = renderer.render(diagnostic)
        #expect(
          !shown.unicodeScalars.contains { VisibleText.isHidden($0) && $0 != "\n" && $0 != "\t" },
          "\(shown.prefix(300).debugDescription)")
        #expect(shown.unicodeScalars.count < 30_000, "\(shown.prefix(300).debugDescription)")
      }
    }
    #expect(count > 500)
  }

  @Test func escapes() {
    #expect(VisibleText.of("a\u{1B}b\u{200B}") == "a\\u{1B}b\\u{200B}")
    #expect(VisibleText.of("größe 重み 🧮") == "größe 重み 🧮")
    #expect(VisibleText.of("abcdefghij", limit: 4) == "ab … ij")
    #expect(VisibleText.of("abcd", limit: 4) == "abcd")
  }
}
