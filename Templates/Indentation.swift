extension String {
  /// The text with every line but empty ones moved right by `columns`.
  func indented(by columns: Int = 2) -> String {
    let margin = String(repeating: " ", count: columns)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
      .joined(separator: "\n")
  }
}

extension [String] {
  /// The lines as one text, indented; nothing when there are none.
  func indentedLines(by columns: Int = 2) -> String {
    joined(separator: "\n").indented(by: columns)
  }
}
