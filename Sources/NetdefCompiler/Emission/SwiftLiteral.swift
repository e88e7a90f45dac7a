/// Writes compile-time values as Swift expressions.
enum SwiftLiteral {
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
