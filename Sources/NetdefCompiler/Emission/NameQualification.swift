/// Writes the module in front of the types that generated Swift mentions, so that it means the same
/// beside an app's own types: `Shape` → `Netdef.Shape`.
struct NameQualification {
  /// What the module's own files define: these names are its own.
  let ownNames: Set<String>

  /// The modules of imported definitions, by the definitions' names.
  let importedNames: [String: String]

  /// The module whose type a name is; nil for one of the app.
  private func module(of name: String) -> String? {
    if ownNames.contains(name) { return nil }
    return importedNames[name] ?? MentionedNames.module(of: name)
  }

  /// The text with qualified names; comments and the text of literals stay.
  func qualified(_ text: String) -> String {
    var scanner = Scanner(Array(text.utf8), moduleOf: module)
    scanner.readCode(until: nil)
    return String(decoding: scanner.output, as: UTF8.self)
  }

  /// Reads Swift and writes it with qualified names.
  private struct Scanner {
    let input: [UInt8]
    let moduleOf: (String) -> String?
    var output: [UInt8] = []
    var position = 0

    /// The last character of code that is no space, and the word that ends with it.
    var before = UInt8(ascii: "\n")
    var wordBefore: ArraySlice<UInt8> = []

    init(_ input: [UInt8], moduleOf: @escaping (String) -> String?) {
      self.input = input
      self.moduleOf = moduleOf
      output.reserveCapacity(input.count + input.count / 8)
    }

    /// Reads up to the parenthesis that closes an interpolation, or to the end.
    mutating func readCode(until end: UInt8?) {
      var depth = 0
      while position < input.count {
        let byte = input[position]
        switch byte {
        case UInt8(ascii: "/") where peek(1) == byte: copyLine()
        case UInt8(ascii: "#"), UInt8(ascii: "\""): readLiteral()
        case UInt8(ascii: "`"): copyQuoted()
        case _ where byte.isWordStart: readWord()
        default:
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == UInt8(ascii: ")") {
            if depth == 0, byte == end { return }
            depth -= 1
          }
          if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\n") {
            before = byte
            wordBefore = []
          }
          copy(1)
        }
      }
    }

    private func peek(_ distance: Int) -> UInt8? {
      position + distance < input.count ? input[position + distance] : nil
    }

    private mutating func copy(_ count: Int) {
      output += input[position..<min(position + count, input.count)]
      position = min(position + count, input.count)
    }

    private mutating func copyLine() {
      let end = input[position...].firstIndex(of: UInt8(ascii: "\n")) ?? input.count
      copy(end - position)
    }

    /// A name in backticks is one of the file's own.
    private mutating func copyQuoted() {
      let rest = input[(position + 1)...]
      let end = rest.firstIndex(of: UInt8(ascii: "`")) ?? input.count - 1
      copy(end + 1 - position)
      (before, wordBefore) = (UInt8(ascii: "`"), [])
    }

    private mutating func readWord() {
      let end = input[position...].firstIndex { !$0.isWord } ?? input.count
      let word = input[position..<end]
      if let module = self.module(of: word, endingAt: end) {
        output += Array((module + ".").utf8)
      }
      copy(end - position)
      (before, wordBefore) = (input[end - 1], word)
    }

    /// The module of a type's name; nil for members, labels and what the file declares.
    private func module(of word: ArraySlice<UInt8>, endingAt end: Int) -> String? {
      guard let first = word.first, first.isCapital, before != UInt8(ascii: ".") else { return nil }
      if Self.declaring.contains(String(decoding: wordBefore, as: UTF8.self)) { return nil }
      // `(Shape Shape_: Int` and `(Shape: 3`: a label.
      if before == UInt8(ascii: "(") || before == UInt8(ascii: ",") {
        let next = input[end...].first { $0 != UInt8(ascii: " ") }
        if let next, next.isWordStart || next == UInt8(ascii: "`") || next == UInt8(ascii: ":") {
          return nil
        }
      }
      return moduleOf(String(decoding: word, as: UTF8.self))
    }

    /// Words before a name that they declare.
    private static let declaring: Set<String> = [
      "case", "class", "enum", "func", "let", "struct", "typealias", "var",
    ]

    /// A text literal: raw ones hold no interpolations, those in plain quotes may.
    private mutating func readLiteral() {
      var hashes = 0
      while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
      guard peek(hashes) == UInt8(ascii: "\"") else { return copy(max(hashes, 1)) }
      let quotes = peek(hashes + 1) == peek(hashes) && peek(hashes + 2) == peek(hashes) ? 3 : 1
      copy(hashes + quotes)
      while position < input.count {
        if input[position] == UInt8(ascii: "\\"), hashes == 0 {
          let isInterpolation = peek(1) == UInt8(ascii: "(")
          copy(2)
          if isInterpolation {
            (before, wordBefore) = (UInt8(ascii: "("), [])
            readCode(until: UInt8(ascii: ")"))
          }
        } else if isEnd(quotes: quotes, hashes: hashes) {
          copy(quotes + hashes)
          break
        } else {
          copy(1)
        }
      }
      (before, wordBefore) = (UInt8(ascii: "\""), [])
    }

    private func isEnd(quotes: Int, hashes: Int) -> Bool {
      (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") }
        && (0..<hashes).allSatisfy { peek(quotes + $0) == UInt8(ascii: "#") }
    }
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  fileprivate var isWordStart: Bool {
    isCapital || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || self == UInt8(ascii: "_") || self >= 0x80
  }

  fileprivate var isWord: Bool {
    isWordStart || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
