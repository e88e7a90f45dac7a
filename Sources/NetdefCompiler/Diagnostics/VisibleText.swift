/// Text from a source as a terminal can show it.
enum VisibleText {
  /// The text with `\u{1B}` in place of characters that would garble a terminal.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return text.unicodeScalars.map { isHidden($0) ? escape(of: $0) : String($0) }.joined()
  }

  /// Whether a character shows nothing, or changes how others are shown: control characters, line
  /// separators, and those that turn the direction of text around or join and part words unseen.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    // Most text is ASCII, for which the table of properties need not be asked.
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// The text, cut in its middle where it has more than so many characters.
  static func of(_ text: String, limit: Int) -> String {
    let scalars = text.unicodeScalars
    // A character that is seen as one may be made of any number of these.
    guard text.utf8.count > limit, scalars.count > limit else { return of(text) }
    return of(String(scalars.prefix(limit / 2))) + " … " + of(String(scalars.suffix(limit / 2)))
  }

  /// As Swift writes the character in a text.
  static func escape(of scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
