extension String {
  /// The text with every line but empty ones moved right by `columns`.
  ///
  /// Lines that stand far to the right stay, so that a text grows no faster than what is nested in
  /// it; those of raw text literals are all moved, since what they begin with is theirs.
  public func indented(by columns: Int = 2) -> String {
    let margin = String(repeating: " ", count: columns)
    let farthest = 80
    var isLiteral = false
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let isFar =
          !isLiteral && line.utf8.prefix(farthest + 1).count > farthest
          && line.utf8.prefix(farthest).allSatisfy { $0 == UInt8(ascii: " ") }
        if line.hasSuffix("#\"\"\"") {
          isLiteral = true
        } else if line.hasSuffix("\"\"\"#") {
          isLiteral = false
        }
        return line.isEmpty ? "" : isFar ? String(line) : margin + line
      }
      .joined(separator: "\n")
  }
}

extension [String] {
  /// The lines as one text, indented; nothing when there are none.
  func indentedLines(by columns: Int = 2) -> String {
    joined(separator: "\n").indented(by: columns)
  }
}

extension String {
  /// The text with arguments in parentheses, in lines of their own where one line would be too wide.
  public func calling(_ arguments: [String], within width: Int = 94) -> String {
    let line = "\(self)(\(arguments.joined(separator: ", ")))"
    return isNarrow(line, within: width) ? line : "\(self)(\n\(wrapped(arguments)))"
  }

  /// The same where something follows: then the closing parenthesis begins a line.
  public func declaring(_ parameters: [String], after end: String) -> String {
    let line = "\(self)(\(parameters.joined(separator: ", ")))\(end)"
    return isNarrow(line) ? line : "\(self)(\n\(wrapped(parameters))\n)\(end)"
  }

  /// A list in brackets, in lines of its own where one line would be too wide.
  func listing(_ elements: [String]) -> String {
    let line = "\(self)[\(elements.joined(separator: ", "))]"
    return line.utf8.count <= 60 ? line : "\(self)[\n\(wrapped(elements)),\n]"
  }

  /// Whether a line has room within what it stands in.
  private func isNarrow(_ line: String, within width: Int = 94) -> Bool {
    line.utf8.count <= width && !line.contains("\n")
  }

  /// As many arguments in each line as have room.
  private func wrapped(_ arguments: [String]) -> String {
    var lines: [String] = []
    for argument in arguments {
      if let last = lines.last, last.utf8.count + argument.utf8.count < 88, !last.contains("\n"),
        !argument.contains("\n")
      {
        lines[lines.count - 1] = "\(last), \(argument)"
      } else {
        if !lines.isEmpty { lines[lines.count - 1] += "," }
        lines.append(argument)
      }
    }
    return lines.indentedLines()
  }
}
