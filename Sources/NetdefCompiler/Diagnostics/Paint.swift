/// Colours for a terminal, or none.
struct Paint: Sendable {
  /// What a piece of text is; the raw value is its ANSI code.
  enum Role: String {
    case location = "1"
    case error = "1;31"
    case warning = "1;35"
    case note = "1;36"
    case help = "1;32"
    case gutter = "34"
  }

  let isColoured: Bool

  func callAsFunction(_ text: String, _ role: Role) -> String {
    isColoured ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
