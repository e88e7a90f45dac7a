/// Breaks long lines of generated Swift as a formatter would: inside of calls, at commas.
enum LineWrapping {
  static let limit = 100

  /// The text with lines that are too long broken; comments and raw text literals stay.
  static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var isLiteral = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix("#\"\"\"") {
        isLiteral = true
      } else if line.hasSuffix("\"\"\"#") {
        isLiteral = false
      }
      if isLiteral || line.utf8.count <= limit || line.drop(while: { $0 == " " }).hasPrefix("//") {
        lines.append(String(line))
      } else {
        lines += broken(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func broken(_ line: String) -> [String] {
    guard line.count > limit else { return [line] }
    let margin = line.prefix { $0 == " " }.count
    let characters = Array(line)
    guard let (open, close) = group(in: characters) else { return [line] }
    let inner = String(repeating: " ", count: margin + 2)
    let parts = split(Array(characters[(open + 1)..<close]))
    let tail = String(characters[close...])
    var lines = [String(characters[...open])]
    var current = ""
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let text = part + (isLast ? tail : ",")
      let joined = current.isEmpty ? inner + text : current + " " + text
      if joined.count <= limit || current.isEmpty {
        current = joined
      } else {
        lines.append(current)
        current = inner + text
      }
    }
    lines.append(current)
    return [lines[0]] + lines.dropFirst().flatMap { $0.count > limit ? broken($0) : [$0] }
  }

  /// The longest pair of parentheses or brackets that stands in no other.
  private static func group(in characters: [Character]) -> (Int, Int)? {
    var stack: [Int] = []
    var best: (open: Int, close: Int)?
    var isText = false
    for (index, character) in characters.enumerated() {
      if character == "\"", index == 0 || characters[index - 1] != "\\" { isText.toggle() }
      if isText { continue }
      switch character {
      case "(", "[": stack.append(index)
      case ")", "]":
        guard let open = stack.popLast(), stack.isEmpty else { continue }
        let length = best.map { $0.close - $0.open } ?? 2
        if index - open > length { best = (open, index) }
      default: break
      }
    }
    return best.map { ($0.open, $0.close) }
  }

  /// The arguments of a call.
  private static func split(_ characters: [Character]) -> [String] {
    var parts: [String] = []
    var current = ""
    var depth = 0
    var isText = false
    for (index, character) in characters.enumerated() {
      if character == "\"", index == 0 || characters[index - 1] != "\\" { isText.toggle() }
      if !isText {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if character == ",", depth == 0 {
          parts.append(current)
          current = ""
          continue
        }
        if current.isEmpty, character == " " { continue }
      }
      current.append(character)
    }
    parts.append(current)
    return parts
  }
}
