/// Swift statements as a tree, so that what stands in which branch can be asked before it is text.
indirect enum Code {
  /// One statement.
  case line(String)
  /// `if … { } else { }`: the heads with what stands behind them.
  case branches([(head: String, body: [Code])])
  /// `for pattern in values { }`.
  case loop(pattern: String, values: String, body: [Code])

  /// The lines, indented by two columns for each level.
  static func lines(_ codes: [Code]) -> [String] {
    codes.flatMap { code -> [String] in
      switch code {
      case .line(let text): return split(text)
      case .loop(let pattern, let values, let body):
        return block("for \(pattern) in \(values)") + indented(body) + ["}"]
      case .branches(let arms):
        var lines: [String] = []
        for (index, arm) in flattened(arms).enumerated() {
          lines += block(index == 0 ? arm.head : "} \(arm.head)")
          lines += indented(arm.body)
        }
        return lines + ["}"]
      }
    }
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The lines in front of a block: behind an indented one, the brace has a line of its own.
  private static func block(_ head: String) -> [String] {
    var lines = split(head)
    if let last = lines.last, last.hasPrefix(" ") {
      lines.append("{")
    } else {
      lines[lines.count - 1] += " {"
    }
    return lines
  }

  /// `else { if … }` as `else if …`.
  private static func flattened(
    _ arms: [(head: String, body: [Code])]
  ) -> [(head: String, body: [Code])] {
    guard let last = arms.last, last.head == "else", last.body.count == 1,
      case .branches(let inner) = last.body[0], inner[0].head.hasPrefix("if ")
    else { return arms }
    let rest = flattened(inner).enumerated().map { index, arm in
      (head: index == 0 ? "else \(arm.head)" : arm.head, body: arm.body)
    }
    return arms.dropLast() + rest
  }

  private static func indented(_ codes: [Code]) -> [String] {
    lines(codes).map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// All but the lines of one text.
  static func without(_ line: String, in codes: [Code]) -> [Code] {
    codes.compactMap { code in
      switch code {
      case .line(let text): text == line ? nil : code
      case .loop(let pattern, let values, let body):
        .loop(pattern: pattern, values: values, body: without(line, in: body))
      case .branches(let arms):
        .branches(arms.map { (head: $0.head, body: without(line, in: $0.body)) })
      }
    }
  }

  /// Whether an identifier occurs in it.
  func mentions(_ name: String) -> Bool {
    switch self {
    case .line(let text): text.mentions(name)
    case .loop(let pattern, let values, let body):
      pattern.mentions(name) || values.mentions(name) || body.contains { $0.mentions(name) }
    case .branches(let arms):
      arms.contains { $0.head.mentions(name) || $0.body.contains { $0.mentions(name) } }
    }
  }
}

extension String {
  /// Whether a Swift identifier occurs as a word, outside of literals and not as an argument's label.
  func mentions(_ name: String) -> Bool {
    let text = SwiftLiteral.blanked(Array(utf8))
    let word = Array(name.utf8)
    guard !word.isEmpty, text.count >= word.count else { return false }
    for start in 0...(text.count - word.count)
    where text[start..<start + word.count].elementsEqual(word) {
      let end = start + word.count
      let isStart = start == 0 || !text[start - 1].isIdentifierPart
      let isEnd = end == text.count || !text[end].isIdentifierPart
      if isStart, isEnd, !Self.isLabel(start..<end, in: text) { return true }
    }
    return false
  }

  /// `N` of `Linear(on: &x, N: 4)`.
  private static func isLabel(_ word: Range<Int>, in text: [UInt8]) -> Bool {
    guard word.upperBound < text.count, text[word.upperBound] == UInt8(ascii: ":") else {
      return false
    }
    let before = text[..<word.lowerBound].last {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n")
    }
    return before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
  }
}

extension UInt8 {
  /// Whether a byte can stand inside an identifier, backticks and what is not ASCII included.
  var isIdentifierPart: Bool {
    isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "`") || self >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}
