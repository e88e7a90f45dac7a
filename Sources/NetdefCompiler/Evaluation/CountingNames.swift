/// Finds the names on which it depends how much a repeat makes: those in ranges and conditions, and
/// those that are steps themselves.
struct CountingNames {
  private(set) var names: Set<String> = []

  /// Values that get a name, which may be one of those.
  private var named: [(names: [String], value: Expression)] = []

  mutating func visit(_ element: ListElement, isStep: Bool) {
    for clause in element.clauses {
      insert(clause.values)
      if let condition = clause.condition { insert(condition) }
    }
    if isStep, element.isSpread { insert(element.expression) }
    visit(element.expression, isStep: isStep)
  }

  mutating func visit(_ statements: [Statement]) {
    collect(statements)
    // What a decisive name stands for is as decisive.
    for _ in named {
      let before = names.count
      for (own, value) in named where !names.isDisjoint(with: own) { insert(value) }
      if names.count == before { break }
    }
  }

  private mutating func collect(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .letValue(let pattern, _, _, let value):
        named.append((pattern.names, value))
        visit(value, isStep: false)
      case .variable(_, _, let value), .assignment(_, let value), .output(_, _, let value):
        visit(value, isStep: false)
      case .forLoop(_, let values, let body):
        insert(values)
        collect(body)
      case .conditional(let condition, let then, let otherwise):
        insert(condition)
        collect(then)
        collect(otherwise)
      default: break
      }
    }
  }

  private mutating func visit(_ expression: Expression, isStep: Bool) {
    guard isStep || expression.repeats else { return }
    switch expression.kind {
    case .list(let elements): for element in elements { visit(element, isStep: isStep) }
    case .chain(let chain):
      for (index, step) in chain.steps.enumerated() {
        visit(step.expression, isStep: isStep || index > 0)
      }
    case .group(let inner): visit(inner, isStep: isStep)
    case .conditional(let conditional):
      insert(conditional.condition)
      visit(conditional.then, isStep: isStep)
      if let otherwise = conditional.otherwise { visit(otherwise, isStep: isStep) }
    case .name(let name): if isStep { names.insert(name) }
    default: for part in expression.parts { visit(part, isStep: false) }
    }
  }

  private mutating func insert(_ expression: Expression) {
    names.formUnion(FreeNames(of: expression).names.map(\.value))
  }
}
