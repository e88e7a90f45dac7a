extension Lexer {
  // What other languages write and netdef does not: each gets one error, and reading goes on as if
  // it were not there.

  /// One error for a run of characters that netdef does not use.
  mutating func skipUnexpected() {
    let start = position
    repeat {
      position += 1
    } while position < end && !byte().isPlain && punctuation() == nil
      && letterLength == 0
    report { .unexpectedCharacter($0.text(start), at: $0.range(start)) }
  }

  /// `# …` and `/* … */`; a comment that has no end is taken to end with its line.
  mutating func skipForeignComment() {
    let start = position
    let isBlock = byte() == UInt8(ascii: "/")
    position += isBlock ? 2 : 1
    report { .unexpectedCharacter($0.text(start), at: $0.range(start)) }
    let lineEnd = bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    guard isBlock, !lacksBlockEnd, let blockEnd = endOfBlockComment else {
      if isBlock { lacksBlockEnd = true }
      position = lineEnd
      return
    }
    if lineEnd < blockEnd { startsLine = true }
    position = blockEnd
  }

  private var endOfBlockComment: Int? {
    var offset = position
    while offset + 1 < end {
      if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
        return offset + 2
      }
      offset += 1
    }
    return nil
  }

  /// `'text'` with its quotes, or the quote alone where no other follows in the line.
  mutating func skipQuoted() {
    let start = position
    position += 1
    if let closing = bytes[position..<end].firstIndex(where: {
      $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\n")
    }), bytes[closing] == UInt8(ascii: "'") {
      position = closing + 1
    }
    report { .singleQuotes($0.text(start), at: $0.range(start)) }
  }

  /// Reads on to the end of a name that has letters outside of ASCII. A name is reported once,
  /// however often it is used.
  mutating func scanStrangeName(from start: Int) {
    while byte().isNamePart || letterLength > 0 { position += max(1, letterLength) }
    let name = text(start)
    if strangeNames.insert(name).inserted { report { .notASCII(name, at: $0.range(start)) } }
  }

  /// The bytes of the letter outside of ASCII that stands here, 0 for anything else.
  var letterLength: Int {
    guard byte() >= 0xC2 else { return 0 }
    let length = byte() >= 0xF0 ? 4 : byte() >= 0xE0 ? 3 : 2
    let text = String(decoding: bytes[position..<min(end, position + length)], as: UTF8.self)
    return text.unicodeScalars.first?.properties.isAlphabetic ?? false ? length : 0
  }

  /// Adds a diagnostic; of too many only as many are made as show that they are.
  mutating func report(_ diagnostic: (Lexer) -> Diagnostic) {
    if diagnostics.count <= DiagnosticBag.limit { diagnostics.append(diagnostic(self)) }
  }

  func range(_ start: Int) -> SourceRange {
    SourceRange(file: file, lower: start, upper: position)
  }

  /// The text from `start` on, not more of it than a message shows.
  func text(_ start: Int) -> String {
    SourceFile.shortText(bytes, start, position)
  }
}

extension UInt8 {
  /// Whether a run of unexpected characters ends before this byte.
  fileprivate var isPlain: Bool {
    isNamePart || self == UInt8(ascii: " ") || self == UInt8(ascii: "\n")
      || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r") || self == UInt8(ascii: "\"")
      || self == UInt8(ascii: "'") || self == UInt8(ascii: "#")
  }
}
