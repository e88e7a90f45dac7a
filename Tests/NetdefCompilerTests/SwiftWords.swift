/// What a plain scan of a Swift file finds, without comments and the text of strings.
struct SwiftWords {
  /// The types that other files can name: those that stand in no other one and are not private.
  private(set) var declaredTypes: Set<String> = []

  /// The words that may be types of other files: those with a capital that follow no period and name
  /// no generic parameter and no nested or private type of this file.
  private(set) var mentionedTypes: Set<String> = []

  private static let typeKeywords: Set = [
    "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
  ]
  private static let genericKeywords: Set = ["func", "init", "subscript"]

  init(_ source: String) {
    var own: Set<String> = []
    var isPrivate = false
    let tokens = Self.tokens(of: Array(source.utf8))
    for (index, token) in tokens.enumerated() {
      if token.startsLine { isPrivate = false }
      if token.text == "private" || token.text == "fileprivate" { isPrivate = true }
      if token.isCapital, index == 0 || tokens[index - 1].text != "." {
        mentionedTypes.insert(token.text)
      }
      guard index + 1 < tokens.count else { continue }
      let next = tokens[index + 1]
      if Self.typeKeywords.contains(token.text), next.isCapital {
        if token.lineIsIndented || isPrivate {
          own.insert(next.text)
        } else {
          declaredTypes.insert(next.text)
        }
        own.formUnion(Self.genericParameters(in: tokens[(index + 2)...]))
      } else if Self.genericKeywords.contains(token.text) {
        let name = token.text == "func" ? 1 : 0
        own.formUnion(Self.genericParameters(in: tokens[(index + 1 + name)...]))
      }
    }
    mentionedTypes.subtract(own)
  }

  /// `<Value: Hashable, Other>` at the start gives `Value` and `Other`.
  private static func genericParameters(in tokens: ArraySlice<Token>) -> [String] {
    guard tokens.first?.text == "<" else { return [] }
    var names: [String] = []
    var previous = "<"
    for token in tokens.dropFirst() {
      if token.text == ">" { break }
      if token.isCapital, previous == "<" || previous == "," { names.append(token.text) }
      previous = token.text
    }
    return names
  }

  // MARK: - Tokens

  /// A word, or one other character.
  private struct Token {
    var text: String
    var startsLine: Bool
    var lineIsIndented: Bool

    var isCapital: Bool { text.first.map { ("A"..."Z").contains($0) } ?? false }
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    var startsLine = true
    var lineIsIndented = false
    func starts(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard index + count <= bytes.count else { return false }
      return (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }
    func skip(to end: StaticString) {
      while index < bytes.count, !starts(end) {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index += end.utf8CodeUnitCount
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        startsLine = true
        lineIsIndented = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: " ")
        index += 1
      } else if byte == UInt8(ascii: " ") {
        index += 1
      } else if starts("//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if starts("/*") {
        skip(to: "*/")
      } else if starts("\"\"\"") {
        index += 3
        skip(to: "\"\"\"")
      } else if byte == UInt8(ascii: "\"") {
        index += 1
        // A string within an interpolation ends the first one and begins another: both are skipped.
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""),
          bytes[index] != UInt8(ascii: "\n")
        {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { index += 1 }
      } else {
        let start = index
        while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
        if index == start { index += 1 }
        tokens.append(
          Token(
            text: String(decoding: bytes[start..<index], as: UTF8.self), startsLine: startsLine,
            lineIsIndented: lineIsIndented))
        startsLine = false
      }
    }
    return tokens
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      return true
    default:
      return false
    }
  }
}
