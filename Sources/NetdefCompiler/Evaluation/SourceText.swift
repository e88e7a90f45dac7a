/// Writes simple expressions back as source: what stands in shapes.
enum SourceText {
  static func of(_ expression: Expression) -> String {
    switch expression.kind {
    case .integer(let number): String(number)
    case .name(let name): name
    case .computedName(let name): of(name)
    case .group(let inner): "(\(of(inner)))"
    case .negation(let operand): "-\(of(operand))"
    case .arithmetic(let first, let rest):
      rest.reduce(of(first)) { text, operand in
        let tight = operand.operation == .multiply || operand.operation == .divide
        let space = tight ? "" : " "
        return text + space + operand.operation.rawValue + space + of(operand.expression)
      }
    case .power(let base, let exponent): "\(of(base))**\(of(exponent))"
    case .index(let base, let items) where items.count == 1:
      if case .expression(let index) = items[0] { "\(of(base))[\(of(index))]" } else { "…" }
    case .member(let base, let name): "\(of(base)).\(name.value)"
    case .call(let callee, let arguments):
      "\(of(callee))(\(arguments.map { of($0.expression) }.joined(separator: ", ")))"
    default: "…"
    }
  }

  /// A shape in canonical spacing: `[S.., D]`.
  static func of(_ shape: ShapeSyntax) -> String {
    let sizes = shape.sizes.map { size in
      guard let expression = size.expression else { return ".." }
      return of(expression) + (size.isSpread ? ".." : "")
    }
    return "[" + sizes.joined(separator: ", ") + "]"
  }

  static func of(_ name: StepName) -> String {
    name.segments.map { segment in
      switch segment {
      case .text(let text): text
      case .expression(let expression): "{\(of(expression))}"
      }
    }.joined()
  }
}
