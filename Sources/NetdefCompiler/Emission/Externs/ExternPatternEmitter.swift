/// Writes the comparison of an input with its pattern, and the variables for its sizes.
struct ExternPatternEmitter {
  let pattern: ShapeTerm

  /// The input's shape.
  let shape: SwiftTree
  let emitter: ExternEmitter

  /// The names that are read: other sizes get no variable.
  let read: Set<Local>

  /// A size that must be what an expression says.
  private struct Stated {
    var index: Int
    var term: Term
  }

  init(
    pattern: ShapeTerm, shape: SwiftTree, emitter: ExternEmitter, read: Set<Local>
  ) {
    self.pattern = pattern
    self.shape = shape
    self.emitter = emitter
    self.read = read
  }

  private var spread: Int? { pattern.sizes.firstIndex(where: \.isSpread) }

  /// What the checks say of where they stand: `of: "Linear", pattern: "[N, S]"`.
  private var place: [SwiftList.Item] {
    [
      .init("of", .text(emitter.declaration.name)),
      .init("pattern", .text(SourceText.of(pattern.syntax))),
    ]
  }

  mutating func statements(
    _ expressions: inout ExpressionEmitter
  ) throws(EmissionError) -> [SwiftStatement] {
    var bindings: [SwiftStatement] = []
    var own: Set<Local> = []
    var stated: [Stated] = []
    for (index, size) in pattern.sizes.enumerated() {
      guard let term = size.term else { continue }
      if let local = size.ownName, isFree(local, expressions), own.insert(local).inserted {
        continue
      }
      stated.append(Stated(index: index, term: term))
    }
    // What names of this very pattern decide is compared once they have values.
    let isLate = stated.contains { item in item.term.locals.contains(where: own.contains) }
    var early: [Int: SwiftTree] = [:]
    if !isLate {
      for item in stated { early[item.index] = try value(item.term, expressions).tree }
    }
    let check = rankCheck(early)
    for (index, size) in pattern.sizes.enumerated() {
      guard let local = size.ownName, own.remove(local) != nil, read.contains(local) || isLate
      else { continue }
      let variable = SwiftVariable(expressions.freshName(local.name))
      bindings.append(.constant(variable, nil, size.isSpread ? list(index) : sizeTree(index)))
      expressions.environment.bind(
        local, variable, type: size.isSpread ? .list(.int) : .int, sign: .notNegative)
    }
    var late: [SwiftStatement] = []
    if isLate {
      for item in stated {
        let value = try value(item.term, expressions)
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
      guard let local = size.ownName, isFree(local, expressions) else { continue }
      expressions.environment.bind(
        local,
        holding: SwiftExpression(
          size.isSpread ? list(index) : sizeTree(index), size.isSpread ? .list(.int) : .int,
          sign: .notNegative))
    }
  }

  /// Whether a name in the pattern gets its value from the input.
  private func isFree(_ local: Local, _ expressions: ExpressionEmitter) -> Bool {
    local.role != .parameter && expressions.environment[local] == nil
  }

  /// A stated size; a parameter that need not be given is an optional one.
  private func value(
    _ term: Term, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    if case .local(let local) = term.kind,
      let parameter = emitter.parameters.first(where: { $0.core == local && $0.isComputed })
    {
      return .variable(parameter.local, .optional(.int))
    }
    return try expressions.emit(term, as: .int)
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
