/// Writes the comparison of an input with its pattern, and the variables for its sizes.
struct ExternPatternEmitter {
  let pattern: ShapeSyntax

  /// The input's shape.
  let shape: SwiftTree
  let emitter: ExternEmitter

  /// What mentions sizes: the others get no variable.
  let mentioned: [Expression]

  /// A size that must be what an expression says.
  private struct Stated {
    var index: Int
    var expression: Expression
  }

  init(
    pattern: ShapeSyntax, shape: SwiftTree, emitter: ExternEmitter, mentioned: [Expression]
  ) {
    self.pattern = pattern
    self.shape = shape
    self.emitter = emitter
    self.mentioned = mentioned
  }

  private var spread: Int? { pattern.sizes.firstIndex(where: \.isSpread) }

  /// What the checks say of where they stand: `of: "Linear", pattern: "[N, S]"`.
  private var place: [SwiftList.Item] {
    [
      .init("of", .text(emitter.declaration.name)),
      .init("pattern", .text(ShapePattern(syntax: pattern).text)),
    ]
  }

  mutating func statements(
    _ expressions: inout ExpressionEmitter
  ) throws(EmissionError) -> [SwiftStatement] {
    var bindings: [SwiftStatement] = []
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
    var early: [Int: SwiftTree] = [:]
    if !isLate {
      for item in stated { early[item.index] = try value(item.expression, expressions).tree }
    }
    let check = rankCheck(early)
    for (index, size) in pattern.sizes.enumerated() {
      guard case .name(let name)? = size.expression?.kind, own.remove(name) != nil,
        mentioned.contains(where: { $0.mentions(name) }) || isLate
      else { continue }
      let local = SwiftVariable(expressions.freshName(name))
      bindings.append(.constant(local, nil, size.isSpread ? list(index) : sizeTree(index)))
      expressions.environment.bind(
        name, local, type: size.isSpread ? .list(.int) : .int, sign: .notNegative)
    }
    var late: [SwiftStatement] = []
    if isLate {
      for item in stated {
        let value = try value(item.expression, expressions)
        let check = SwiftStatement.expression(
          shape.member("check").calling(
            [.init("axis", axis(item.index)), .init("is", value.tree)] + place, throwing: true))
        if value.type == .optional(.int), let variable = value.tree.variable {
          late.append(.condition(.presence([.init(variable: variable)]), [check]))
        } else {
          late.append(check)
        }
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
        name,
        holding: SwiftExpression(
          size.isSpread ? list(index) : sizeTree(index), size.isSpread ? .list(.int) : .int,
          sign: .notNegative))
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
      return .variable(parameter.local, .optional(.int))
    }
    return try expressions.emit(expression, as: .int)
  }

  /// The check of the number of axes and of the sizes that are known by now.
  private func rankCheck(_ early: [Int: SwiftTree]) -> [SwiftStatement] {
    func list(_ indices: Range<Int>) -> SwiftTree { .array(indices.map { early[$0] ?? .absent }) }
    var items = place
    if let spread {
      if pattern.sizes.count == 1 { return [] }
      items.append(.init("first", list(0..<spread)))
      items.append(.init("last", list(spread + 1..<pattern.sizes.count)))
    } else {
      items.append(.init(nil, list(0..<pattern.sizes.count)))
    }
    return [.expression(shape.member("check").calling(items, throwing: true))]
  }

  /// The position of a size: those behind `S..` count from the end.
  private func axis(_ index: Int) -> SwiftTree {
    guard let spread, index > spread else { return .integer(index) }
    return shape.member("rank").binary(.subtract, .integer(pattern.sizes.count - index))
  }

  private func sizeTree(_ index: Int) -> SwiftTree { shape.element(axis(index)) }

  /// The sizes that `S..` stands for.
  private func list(_ index: Int) -> SwiftTree {
    let after = pattern.sizes.count - index - 1
    var sizes = shape.member("sizes")
    func drop(_ method: String, _ count: Int) {
      if count == 0 { return }
      sizes = sizes.member(method).calling(count == 1 ? [] : [.integer(count)])
    }
    drop("dropFirst", index)
    drop("dropLast", after)
    return index + after == 0 ? sizes : .swift("Array").calling([sizes])
  }
}
