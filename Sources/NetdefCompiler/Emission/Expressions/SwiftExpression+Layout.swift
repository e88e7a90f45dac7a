/// Expressions on several lines where one would be too wide.
extension SwiftExpression {
  /// How wide an expression may get before it is written on several lines.
  static let widthLimit = 80

  /// Whether a text can stand in one line.
  static func fits(_ line: String) -> Bool {
    line.utf8.count <= widthLimit && !line.contains("\n")
  }

  /// `left + right`; the operator begins a line where one line would be too wide.
  static func joining(_ left: String, _ operation: String, _ right: String) -> String {
    let line = "\(left) \(operation) \(right)"
    if fits(line) { return line }
    // Behind the last line of a call there may be room; an operand stays in a column with those
    // before it.
    let last = left.split(separator: "\n").last?.drop { $0 == " " } ?? ""
    if left.contains("\n"), !right.contains("\n"), fits("\(last) \(operation) \(right)"),
      let first = last.first, first.isLetter || first.isNumber || first == "}"
    {
      return line
    }
    return "\(left)\n  \(operation) \(FileValues.indented(right))"
  }

  /// The first operand of an operator: further lines of one that binds tighter are moved right, so
  /// that they are not taken for operands of the same.
  func firstOperand(_ lowest: Precedence) -> String {
    let text = operand(lowest)
    return precedence > lowest && precedence < .prefix ? FileValues.indented(text) : text
  }

  /// A call with a trailing closure.
  ///
  /// - Parameters:
  ///   - parameters: The closure's, in front of its `in`; nil where it needs none.
  ///   - opening: A statement in front of the body, which is then returned.
  static func closure(
    _ function: String, taking parameters: String? = nil, opening: String = "", _ body: String
  ) -> String {
    let head = parameters.map { " \($0) in" } ?? ""
    let line = "\(function) {\(head) \(body) }"
    if opening.isEmpty, fits(line) { return line }
    var lines = ["\(function) {\(head)"]
    if !opening.isEmpty { lines.append("  \(FileValues.indented(opening))") }
    lines.append("  \(opening.isEmpty ? "" : "return ")\(FileValues.indented(body))")
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// With `try` where it is needed, as it stands in front of a block: closures are in parentheses
  /// there, lest they be taken for the block.
  var condition: String {
    var result = isThrowing ? "try " : ""
    var depth = 0
    for character in text {
      let isOutside = depth == 0
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == "{", isOutside {
        if result.last == " " { result.removeLast() }
        result += "({"
      } else if character == "}", depth == 0 {
        result += "})"
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// `guard …` up to its block.
  var guardHead: String {
    let condition = condition
    return "guard \(condition)" + (condition.contains("\n") ? "\nelse" : " else")
  }
}
