/// Lays expressions out: parentheses where Swift needs them, `try` where something throws, and
/// several lines where one would be too wide.
struct SwiftPrinter {
  /// Whether everything stands on one line: inside of a text literal.
  var isFlat = false

  /// The modules of types that the file imports, by the types' names.
  var modules: [String: String] = [:]

  /// An expression on its own, without `try`.
  static func text(_ tree: SwiftTree) -> String { SwiftPrinter().layout(tree).text }

  /// An argument or element with its label.
  static func text(_ item: SwiftList.Item) -> String { SwiftPrinter().layout(item).text }

  /// An expression with `try` in front where it throws.
  static func tried(_ tree: SwiftTree) -> String { SwiftPrinter().tried(tree).text }

  /// Whether an expression stands on one line.
  static func isOneLine(_ tree: SwiftTree) -> Bool { SwiftPrinter().layout(tree).isOneLine }

  /// - Parameters:
  ///   - isCondition: Whether a block follows: closures are in parentheses there, lest they be taken
  ///     for it.
  ///   - lead: The columns of `try` or `throw` in front.
  func layout(_ tree: SwiftTree, isCondition: Bool = false, lead: Int = 0) -> SwiftLayout {
    switch tree.kind {
    case .integer(let number): return SwiftLayout(String(number))
    case .float(let number): return SwiftLayout(Value.text(of: number))
    case .boolean(let truth): return SwiftLayout(truth ? "true" : "false")
    case .absent: return SwiftLayout("nil")
    case .text(let parts): return SwiftLayout(literal(parts))
    case .variable(let variable): return SwiftLayout(SwiftNames.escaped(variable.name))
    case .own(let variable): return SwiftLayout("self.\(SwiftNames.escaped(variable.name))")
    case .shorthand(let index): return SwiftLayout("$\(index)")
    case .global(let name, let origin): return SwiftLayout(qualified(name, origin))
    case .type(let type): return SwiftLayout(text(type))
    case .metatype(let type): return SwiftLayout(metatypeText(type))
    case .member(let base, let name):
      return operand(base, .atom, isCondition) + ".\(name)"
    case .implicitMember(let name): return SwiftLayout(".\(name)")
    case .keyPath(let name): return SwiftLayout("\\.\(name)")
    case .optionalChain(let base): return operand(base, .atom, isCondition) + "?"
    case .call(let callee, let arguments, let closure):
      let function = operand(callee, .atom, isCondition)
      guard let closure else { return call(function, arguments, lead: lead) }
      return call(function, arguments, closure, isCondition: isCondition)
    case .element(let base, let indices):
      var result = operand(base, .atom, isCondition)
      result.add("[", .open)
      result.add(line(indices.items))
      result.add("]", .close)
      return result
    case .not(let inner): return "!" + operand(inner, .atom, isCondition)
    case .negative(let inner): return "-" + operand(inner, .atom, isCondition)
    case .binary(let left, let operation, let right):
      return binary(left, operation, right, isCondition)
    case .joined(let operation, let operands): return joined(operation, operands, isCondition)
    case .ternary(let condition, let then, let otherwise):
      return ternary(
        operand(condition, .or, isCondition), operand(then, .or, isCondition),
        operand(otherwise, .ternary, isCondition))
    case .array(let list): return brackets("[", list, "]")
    case .tuple(let list): return brackets("(", list, ")")
    case .closure(let closure): return self.closure(SwiftLayout(), closure, "{", "}")
    case .tried(let inner): return "try " + layout(inner, isCondition: isCondition)
    case .reference(let inner): return "&" + operand(inner, .atom, isCondition)
    case .changed(let inner): return layout(inner, isCondition: isCondition)
    }
  }

  /// With `try` in front where it throws.
  func tried(_ tree: SwiftTree, isCondition: Bool = false) -> SwiftLayout {
    guard tree.isThrowing else { return layout(tree, isCondition: isCondition) }
    return "try " + layout(tree, isCondition: isCondition, lead: 4)
  }

  /// An operand, in parentheses where it binds less than is needed.
  private func operand(
    _ tree: SwiftTree, _ lowest: SwiftPrecedence, _ isCondition: Bool
  ) -> SwiftLayout {
    guard tree.precedence < lowest else { return layout(tree, isCondition: isCondition) }
    var result = SwiftLayout("(", .open)
    result.add(layout(tree))
    result.add(")", .close)
    return result
  }

  private func fits(_ layout: SwiftLayout) -> Bool { isFlat ? layout.isOneLine : layout.fits() }

  // MARK: Operators

  /// The first operand of an operator: further lines of one that binds tighter are moved right, so
  /// that they are not taken for operands of the same.
  private func firstOperand(
    _ tree: SwiftTree, _ lowest: SwiftPrecedence, _ isCondition: Bool
  ) -> SwiftLayout {
    let result = operand(tree, lowest, isCondition)
    return tree.precedence > lowest && tree.precedence < .prefix ? result.hanging : result
  }

  private func binary(
    _ left: SwiftTree, _ operation: SwiftOperator, _ right: SwiftTree, _ isCondition: Bool
  ) -> SwiftLayout {
    let right = operand(right, operation.right, isCondition)
    switch operation {
    case .halfOpenRange, .closedRange:
      return operand(left, operation.left, isCondition) + operation.rawValue + right
    case .coalesce:
      return binary(operand(left, operation.left, isCondition), operation, right)
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .add,
      .subtract, .multiply, .divide, .remainder:
      return binary(firstOperand(left, operation.left, isCondition), operation, right)
    }
  }

  /// `left + right`; the operator begins a line where one line would be too wide.
  private func binary(
    _ left: SwiftLayout, _ operation: SwiftOperator, _ right: SwiftLayout
  ) -> SwiftLayout {
    let line = left + " \(operation.rawValue) " + right
    if fits(line) { return line }
    // Behind the last line of a call there may be room; an operand stays in a column with those
    // before it.
    if !left.isOneLine, right.isOneLine, !left.last.beginsWithOperator,
      left.last.width + operation.rawValue.utf8.count + 2 + right.last.width
        <= SwiftLayout.expressionLimit
    {
      return line
    }
    var result = left
    result.addLine(SwiftLayout("\(operation.rawValue) ", .operation) + right)
    return result
  }

  private func joined(
    _ operation: SwiftOperator, _ operands: [SwiftTree], _ isCondition: Bool
  ) -> SwiftLayout {
    let parts = operands.enumerated().map { index, tree in
      index == 0
        ? firstOperand(tree, operation.precedence, isCondition)
        : operand(tree, operation.precedence.tighter, isCondition)
    }
    var line = parts[0]
    for part in parts.dropFirst() { line.add(" \(operation.rawValue) " + part) }
    if fits(line) { return line }
    var result = parts[0]
    for part in parts.dropFirst() {
      result.addLine(SwiftLayout("\(operation.rawValue) ", .operation) + part)
    }
    return result
  }

  /// `a ? b : c`, on several lines where one would be too wide.
  private func ternary(
    _ condition: SwiftLayout, _ then: SwiftLayout, _ otherwise: SwiftLayout
  ) -> SwiftLayout {
    let line = condition + " ? " + then + " : " + otherwise
    if fits(line) { return line }
    var result = condition
    result.addLine(SwiftLayout("? ", .operation) + then)
    result.addLine(SwiftLayout(": ", .operation) + otherwise)
    return result
  }

  // MARK: Text

  func literal(_ parts: [SwiftTextPart]) -> String {
    var flat = self
    flat.isFlat = true
    let texts = parts.map { part in
      switch part {
      case .plain(let text): SwiftNames.escapedText(text)
      case .value(let value): "\\(\(flat.layout(value).text))"
      }
    }
    return "\"\(texts.joined())\""
  }
}

extension SwiftLine {
  /// Whether it continues a line with an operator or a bracket, not with a name.
  fileprivate var beginsWithOperator: Bool {
    guard let first = pieces.first else { return true }
    switch first.kind {
    case .text, .endBrace: return false
    case .operation, .open, .close, .brace, .comma: return true
    }
  }
}
