/// Text from a source as a terminal can show it.
enum VisibleText {
  /// The text with `\u{1B}` in place of characters that would garble a terminal.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return text.unicodeScalars.map { isHidden($0) ? escape(of: $0) : String($0) }.joined()
  }

  /// Whether a character shows nothing, or changes how others are shown: control characters, line
  /// separators, and those that turn the direction of text around.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// As Swift writes the character in a text.
  static func escape(of scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
