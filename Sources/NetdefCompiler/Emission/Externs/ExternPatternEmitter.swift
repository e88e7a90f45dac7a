/// Writes the comparison of an input with its pattern, and the variables for its sizes.
struct ExternPatternEmitter {
  let pattern: ShapeSyntax

  /// The input's shape.
  let variable: String
  let emitter: ExternEmitter

  /// What mentions sizes: the others get no variable.
  let mentioned: [Expression]

  /// A size that must be what an expression says.
  private struct Stated {
    var index: Int
    var expression: Expression
  }

  init(
    pattern: ShapeSyntax, variable: String, emitter: ExternEmitter, mentioned: [Expression]
  ) {
    self.pattern = pattern
    self.variable = variable
    self.emitter = emitter
    self.mentioned = mentioned
  }

  private var spread: Int? { pattern.sizes.firstIndex(where: \.isSpread) }

  private var text: String { "\"\(ShapePattern(syntax: pattern).text)\"" }

  mutating func lines(_ expressions: inout ExpressionEmitter) throws(EmissionError) -> [String] {
    var bindings: [String] = []
    var own: Set<String> = []
    var stated: [Stated] = []
    for (index, size) in pattern.sizes.enumerated() {
      guard let expression = size.expression else { continue }
      guard case .name(let name) = expression.kind, isFree(name, own, expressions) else {
        stated.append(Stated(index: index, expression: expression))
        continue
      }
      if name != "_" { own.insert(name) }
    }
    // What names of this very pattern decide is compared once they have values.
    let isLate = stated.contains { item in own.contains { item.expression.mentions($0) } }
    var early: [Int: String] = [:]
    if !isLate {
      for item in stated { early[item.index] = try value(item.expression, expressions).tried }
    }
    let check = rankCheck(early)
    for (index, size) in pattern.sizes.enumerated() {
      guard case .name(let name)? = size.expression?.kind, own.remove(name) != nil,
        mentioned.contains(where: { $0.mentions(name) }) || isLate
      else { continue }
      let local = expressions.freshName(name)
      bindings.append("let \(local) = \(size.isSpread ? list(index) : sizeText(index))")
      expressions.environment.bind(
        name, swift: local, type: size.isSpread ? .list(.int) : .int, sign: .notNegative)
    }
    var late: [String] = []
    if isLate {
      for item in stated {
        let value = try value(item.expression, expressions)
        let check =
          "try \(variable).check(axis: \(axis(item.index)), is: \(value.text), "
          + "of: \"\(emitter.declaration.name)\", pattern: \(text))"
        late.append(
          value.type == .optional(.int) ? "if let \(value.text) { \(check) }" : check)
      }
    }
    return check + bindings + late
  }

  /// Binds the sizes to what they are, without variables.
  func bindInline(_ expressions: inout ExpressionEmitter) {
    for (index, size) in pattern.sizes.enumerated() {
      guard case .name(let name)? = size.expression?.kind, isFree(name, [], expressions) else {
        continue
      }
      expressions.environment.bind(
        name, swift: size.isSpread ? list(index) : sizeText(index),
        type: size.isSpread ? .list(.int) : .int, sign: .notNegative)
    }
  }

  /// Whether a name in the pattern gets its value from the input.
  private func isFree(
    _ name: String, _ own: Set<String>, _ expressions: ExpressionEmitter
  ) -> Bool {
    name == "_"
      || !own.contains(name) && expressions.environment[name] == nil
        && !emitter.parameters.contains { $0.name == name }
  }

  /// A stated size; a parameter that need not be given is an optional one.
  private func value(
    _ expression: Expression, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    if case .name(let name) = expression.kind,
      let parameter = emitter.parameters.first(where: { $0.name == name && $0.isComputed })
    {
      return SwiftExpression(text: parameter.local, type: .optional(.int))
    }
    return try expressions.emit(expression, as: .int)
  }

  /// The check of the number of axes and of the sizes that are known by now.
  private func rankCheck(_ early: [Int: String]) -> [String] {
    func list(_ indices: Range<Int>) -> String {
      "[" + indices.map { early[$0] ?? "nil" }.joined(separator: ", ") + "]"
    }
    let head = "try \(variable).check(of: \"\(emitter.declaration.name)\", pattern: \(text), "
    guard let spread else { return [head + list(0..<pattern.sizes.count) + ")"] }
    if pattern.sizes.count == 1 { return [] }
    let last = list(spread + 1..<pattern.sizes.count)
    return [head + "first: \(list(0..<spread)), last: \(last))"]
  }

  /// The position of a size: those behind `S..` count from the end.
  private func axis(_ index: Int) -> String {
    guard let spread, index > spread else { return "\(index)" }
    return "\(variable).rank - \(pattern.sizes.count - index)"
  }

  private func sizeText(_ index: Int) -> String { "\(variable)[\(axis(index))]" }

  /// The sizes that `S..` stands for.
  private func list(_ index: Int) -> String {
    let after = pattern.sizes.count - index - 1
    var text = "\(variable).sizes"
    if index > 0 { text += ".dropFirst(\(index == 1 ? "" : "\(index)"))" }
    if after > 0 { text += ".dropLast(\(after == 1 ? "" : "\(after)"))" }
    return index + after == 0 ? text : "Array(\(text))"
  }
}
