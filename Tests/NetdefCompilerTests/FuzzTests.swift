import Foundation
import Testing

@testable import NetdefCompiler

/// Random texts, from soup of tokens to right files with a few changes: whatever comes, the compiler
/// answers in a way that can be shown, and what it takes can be generated.
@Suite struct FuzzTests {
  #if DEBUG
    static let rounds = 100
  #else
    static let rounds = 5000
  #endif

  static let words = [
    "model", "block", "extern", "layer", "function", "public", "let", "var", "in", "out", "init",
    "constant", "buffer", "parameter", "require", "for", "while", "if", "else", "renamed", "cost",
    "and", "or", "not", "true", "false", "none", "by", "named", "import", "netdef", "x", "y", "N",
    "C", "S", "Net", "ReLU", "relu", "Conv2d", "Linear", "Flatten", "MaxPool2d", "kernel", "same",
    "Int", "Float", "Bool", "Pair", "Layer", "max", "sum", "count", "0", "1", "2", "3", "10",
    "64", "9223372036854775807", "1.5", "1e300", "\"text\"", "\"{N}\"", "(", ")", "[", "]", "{",
    "}", "->", "=", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "**", "/", "%", "@", "|",
    ".", "..", "...", "..<", ",", ":", "_", "\n", "\n", "\n", " ", "//", "///", "#", "'", "ü",
    "\0", "\t", "\r\n", "\\", "\"", "{", "}", "(", ")",
  ]

  /// Right files, and wrong ones that are nearly right.
  static let samples: [[UInt8]] = {
    let tests = GoldenFile.folder.deletingLastPathComponent()
    let folders = [
      tests.appending(path: "NetdefGeneratedTests/Accepted"),
      GoldenFile.folder.appending(path: "Paper"), GoldenFile.folder.appending(path: "Rejected"),
    ]
    return folders.flatMap { folder in
      let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]
      return (names ?? []).filter { $0.hasSuffix(".netdef") }.sorted().compactMap { name in
        let bytes = (try? Data(contentsOf: folder.appending(path: name))).map(Array.init)
        // What is long has its own tests.
        return bytes.flatMap { $0.count < 5000 ? $0 : nil }
      }
    }
  }()

  /// What must hold of any answer.
  static func check(_ bytes: [UInt8]) {
    let file = SourceFile(path: "a.netdef", bytes: bytes)
    let compilation = Compilation(checking: [file])
    let text = DiagnosticRenderer(files: compilation.files).render(compilation.diagnostics)
    let source = String(decoding: bytes, as: UTF8.self)
    let ranges = compilation.diagnostics.map(\.primary.range)
    #expect(ranges == ranges.sorted(), "\(source)")
    for diagnostic in compilation.diagnostics {
      for label in [diagnostic.primary] + diagnostic.secondary {
        let count = compilation.files[label.range.file].bytes.count
        #expect(label.range.lower >= 0 && label.range.lower <= label.range.upper, "\(source)")
        #expect(label.range.upper <= count, "\(source)")
      }
      // An error of the catalogue's own would be no user's mistake.
      #expect(diagnostic.primary.range.file == Prelude.count, "\(source)")
    }
    let controls = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
    #expect(controls.isEmpty, "\(source)")
    // Every few texts are checked again: nothing is left over from one check to the next.
    if bytes.count % 8 == 0 {
      let again = Compilation(checking: [file])
      #expect(again.diagnostics == compilation.diagnostics, "\(source)")
    }
    guard !compilation.hasErrors else { return }
    let swift = Generator(compilation).swiftSource(forFileAt: "a.netdef", named: "a.netdef")
    #expect(!swift.isEmpty)
  }

  @Test(.timeLimit(.minutes(30)), arguments: 0..<8) func soup(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Self.rounds {
      let count = Int.random(in: 1...60, using: &random)
      let words = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }
      let soup = words.joined(separator: Bool.random(using: &random) ? " " : "")
      let isBody = Bool.random(using: &random)
      let text = isBody ? "model Net {\n    in x: [N, C, 8, 8]\n    out x -> \(soup)\n}\n" : soup
      Self.check(Array(text.utf8))
    }
  }

  /// Words of right files removed, doubled, swapped, or replaced.
  @Test(.timeLimit(.minutes(30)), arguments: 0..<8) func changedWords(seed: UInt64) {
    var random = SeededGenerator(seed: 1000 + seed)
    for _ in 0..<Self.rounds {
      let sample = Self.samples.randomElement(using: &random) ?? []
      let lexer = Lexer(SourceFile(path: "a.netdef", bytes: sample), file: 0)
      var pieces: [[UInt8]] = []
      var end = 0
      for token in lexer.tokens where Int(token.upper) > end {
        pieces.append(Array(sample[end..<Int(token.upper)]))
        end = Int(token.upper)
      }
      for _ in 0..<Int.random(in: 1...4, using: &random) where !pieces.isEmpty {
        let index = Int.random(in: pieces.indices, using: &random)
        let other = Int.random(in: pieces.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: pieces.remove(at: index)
        case 1: pieces.insert(pieces[index], at: other)
        case 2: pieces.swapAt(index, other)
        default:
          pieces[index] = Array(" \(Self.words.randomElement(using: &random) ?? "") ".utf8)
        }
      }
      Self.check(pieces.flatMap { $0 })
    }
  }

  /// Bytes of right files changed, and files cut short.
  @Test(.timeLimit(.minutes(30)), arguments: 0..<8) func changedBytes(seed: UInt64) {
    var random = SeededGenerator(seed: 2000 + seed)
    for _ in 0..<Self.rounds {
      var bytes = Self.samples.randomElement(using: &random) ?? []
      if Bool.random(using: &random) {
        bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
      }
      for _ in 0..<Int.random(in: 1...5, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: bytes.indices, using: &random)
        bytes[index] = UInt8.random(in: .min ... .max, using: &random)
      }
      Self.check(bytes)
    }
  }

  /// Numbers of right files replaced by others, the largest and smallest among them.
  @Test(.timeLimit(.minutes(30)), arguments: 0..<8) func changedNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: 3000 + seed)
    let numbers = [
      "0", "1", "2", "7", "-1", "255", "65536", "2147483648", "4611686018427387904",
      "9223372036854775807", "(-9223372036854775807 - 1)", "-9223372036854775807", "N", "(3, 5)",
      "0.5", "1e308", "H", "(2 * N)", "true", "none",
    ]
    for _ in 0..<Self.rounds {
      let sample = Self.samples.randomElement(using: &random) ?? []
      let lexer = Lexer(SourceFile(path: "a.netdef", bytes: sample), file: 0)
      var bytes: [UInt8] = []
      var end = 0
      for token in lexer.tokens where token.kind == .integer || token.kind == .float {
        bytes += sample[end..<Int(token.lower)]
        if Int.random(in: 0..<4, using: &random) == 0 {
          bytes += Array((numbers.randomElement(using: &random) ?? "").utf8)
        } else {
          bytes += sample[Int(token.lower)..<Int(token.upper)]
        }
        end = Int(token.upper)
      }
      Self.check(bytes + sample[end...])
    }
  }
}
