/// Cuts a file into tokens; comments and blanks vanish, `///` lines are kept aside.
struct Lexer {
  let bytes: [UInt8]
  let file: Int
  let end: Int
  var position: Int
  var startsLine = true
  private var previousEnd = -1

  private(set) var tokens: [Token] = []

  /// The ranges of the `///` texts that stand before a token, by the token's index.
  private(set) var documentation: [Int: [SourceRange]] = [:]

  var diagnostics: [Diagnostic] = []

  /// Names with letters outside of ASCII that were reported.
  var strangeNames: Set<String> = []

  /// Whether no `*/` follows; looking for it again and again would take long.
  var lacksBlockEnd = false

  /// Reads the bytes `lower..<upper` of a file (all of them, or the inside of a `{ }` in a string).
  init(_ source: SourceFile, file: Int, lower: Int = 0, upper: Int? = nil) {
    bytes = source.bytes
    self.file = file
    position = lower
    end = upper ?? source.bytes.count
    if lower == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    tokens.reserveCapacity((end - position) / 4 + 1)
    while scanToken() {}
    append(.endOfFile, from: end)
  }

  func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < end ? bytes[position + offset] : 0
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind, lower: Int32(start), upper: Int32(position), startsLine: startsLine,
        touchesPrevious: start == previousEnd))
    startsLine = false
    previousEnd = position
  }

  /// Scans one token or piece of trivia; false at the end.
  private mutating func scanToken() -> Bool {
    guard position < end else { return false }
    let start = position
    switch byte() {
    case UInt8(ascii: "\n"):
      startsLine = true
      position += 1
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      position += 1
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
      scanComment()
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
      skipForeignComment()
    case UInt8(ascii: "#"):
      skipForeignComment()
    case UInt8(ascii: "'"):
      skipQuoted()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      while byte().isNamePart { position += 1 }
      if letterLength > 0 { scanStrangeName(from: start) }
      append(.name, from: start)
    case 0x80... where letterLength > 0:
      scanStrangeName(from: start)
      append(.name, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber()
    case UInt8(ascii: "\""):
      scanString()
    default:
      if let (kind, length) = punctuation() {
        position += length
        append(kind, from: start)
      } else {
        skipUnexpected()
      }
    }
    return true
  }

  private mutating func scanComment() {
    let isDocumentation = byte(2) == UInt8(ascii: "/") && byte(3) != UInt8(ascii: "/")
    let start = position
    while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    guard isDocumentation else { return }
    var lower = start + 3
    if lower < position, bytes[lower] == UInt8(ascii: " ") { lower += 1 }
    var upper = position
    if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    documentation[tokens.count, default: []].append(
      SourceRange(file: file, lower: lower, upper: max(lower, upper)))
  }

  private mutating func scanNumber() {
    let start = position
    var kind = Token.Kind.integer
    while byte().isDigit || byte() == UInt8(ascii: "_") { position += 1 }
    // After a dot it is a member, as in `kernel.0.1`: never a fraction.
    let isMember = tokens.last.map { $0.kind == .dot && Int($0.upper) == start } ?? false
    if !isMember {
      if byte() == UInt8(ascii: "."), byte(1).isDigit {
        kind = .float
        position += 1
        while byte().isDigit || byte() == UInt8(ascii: "_") { position += 1 }
      }
      if byte() | 0x20 == UInt8(ascii: "e") {
        let sign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") ? 2 : 1
        if byte(sign).isDigit {
          kind = .float
          position += sign
          while byte().isDigit { position += 1 }
        }
      }
    }
    if byte().isNamePart {
      while byte().isNamePart { position += 1 }
      report { .malformedNumber($0.text(start), at: $0.range(start)) }
    }
    append(kind, from: start)
  }

  private mutating func scanString() {
    let start = position
    position += 1
    while position < end, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\n")
    {
      position += bytes[position] == UInt8(ascii: "\\") && position + 1 < end ? 2 : 1
    }
    if byte() == UInt8(ascii: "\"") {
      position += 1
    } else {
      position = min(position, end)
      report { .unterminatedString(at: $0.range(start)) }
    }
    append(.string, from: start)
  }

  func punctuation() -> (Token.Kind, Int)? {
    let second = byte(1)
    switch byte() {
    case UInt8(ascii: "("): return (.leftParenthesis, 1)
    case UInt8(ascii: ")"): return (.rightParenthesis, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "+"): return (.plus, 1)
    case UInt8(ascii: "%"): return (.percent, 1)
    case UInt8(ascii: "@"): return (.at, 1)
    case UInt8(ascii: "|"): return (.bar, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case UInt8(ascii: "-"): return second == UInt8(ascii: ">") ? (.arrow, 2) : (.minus, 1)
    case UInt8(ascii: "*"): return second == UInt8(ascii: "*") ? (.doubleStar, 2) : (.star, 1)
    case UInt8(ascii: "="): return second == UInt8(ascii: "=") ? (.doubleEqual, 2) : (.equal, 1)
    case UInt8(ascii: "<"): return second == UInt8(ascii: "=") ? (.lessEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): return second == UInt8(ascii: "=") ? (.greaterEqual, 2) : (.greater, 1)
    case UInt8(ascii: "!") where second == UInt8(ascii: "="): return (.notEqual, 2)
    case UInt8(ascii: "."):
      guard second == UInt8(ascii: ".") else { return (.dot, 1) }
      if byte(2) == UInt8(ascii: ".") { return (.closedRange, 3) }
      if byte(2) == UInt8(ascii: "<") { return (.halfOpenRange, 3) }
      return (.spread, 2)
    default: return nil
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isNamePart: Bool {
    isDigit || self == UInt8(ascii: "_")
      || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
}
