/// Writes compile-time values as Swift expressions.
enum SwiftLiteral {
  /// Swift of one line whose literals are blank but for what they interpolate.
  static func blanked(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\"")) else { return text }
    var result = text
    // The parentheses that are open in each interpolation around; none inside of no literal.
    var depths: [Int] = []
    var isInLiteral = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch (isInLiteral, byte) {
      case (true, UInt8(ascii: "\\")) where index + 1 < text.count:
        result[index] = UInt8(ascii: " ")
        if text[index + 1] == UInt8(ascii: "(") {
          depths.append(1)
          isInLiteral = false
        }
        index += 1
        result[index] = UInt8(ascii: " ")
      case (_, UInt8(ascii: "\"")):
        isInLiteral.toggle()
        result[index] = UInt8(ascii: " ")
      case (true, _): result[index] = UInt8(ascii: " ")
      case (false, UInt8(ascii: "(")) where !depths.isEmpty: depths[depths.count - 1] += 1
      case (false, UInt8(ascii: ")")) where !depths.isEmpty:
        depths[depths.count - 1] -= 1
        if depths[depths.count - 1] == 0 {
          depths.removeLast()
          isInLiteral = true
          result[index] = UInt8(ascii: " ")
        }
      default: break
      }
      index += 1
    }
    return result
  }

  /// Text as it stands inside of a string literal.
  static func escaped(_ text: String) -> String {
    text.map { character -> String in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }.joined()
  }

  /// `3`, `[5, 5]`, `nil`, `.same`; the parameter's Swift type takes them as literals.
  static func of(_ value: Value) -> String {
    switch value {
    case .int(let size): return size.description
    case .float(let number): return Value.text(of: number)
    case .bool(let truth): return truth ? "true" : "false"
    case .none: return "nil"
    case .symbol(let name): return "." + SwiftNames.escaped(SwiftNames.camelCase(name))
    case .list(let values): return "[" + values.map(of).joined(separator: ", ") + "]"
    case .tuple(let values):
      // A pair of Ints is an array literal, because tuples cannot be literals of `Pair`.
      let isPair = values.allSatisfy { if case .float = $0 { false } else { true } }
      let text = values.map(of).joined(separator: ", ")
      return isPair ? "[\(text)]" : "(\(text))"
    case .tensor, .layer, .undecided, .unknown: return "nil"
    }
  }
}
