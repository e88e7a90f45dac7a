/// Finds the locals on which it depends how much a repeat makes: those in ranges and conditions, and
/// those that are steps themselves.
struct CountingNames {
  private var found: [Int: Local] = [:]

  /// Values that get a name, which may be one of those.
  private var named: [(locals: [Local], value: Term)] = []

  /// Their places.
  var indices: Set<Int> { Set(found.keys) }

  mutating func visit(_ element: ElementTerm, isStep: Bool) {
    for clause in element.clauses {
      insert(clause.values)
      if let condition = clause.condition { insert(condition) }
    }
    if isStep, element.isSpread { insert(element.term) }
    visit(element.term, isStep: isStep)
  }

  mutating func visit(_ statements: [CoreStatement]) {
    collect(statements)
    // What a decisive name stands for is as decisive.
    for _ in named {
      let before = found.count
      for (own, value) in named where own.contains(where: { found[$0.index] != nil }) {
        insert(value)
      }
      if found.count == before { break }
    }
  }

  private mutating func collect(_ statements: [CoreStatement]) {
    for statement in statements {
      switch statement.kind {
      case .bind(let pattern, _, _, let value):
        named.append((pattern.locals, value))
        visit(value, isStep: false)
      case .variable(_, _, _, let value), .assign(_, _, let value), .output(_, _, let value):
        visit(value, isStep: false)
      case .loop(_, let values, let body):
        insert(values)
        collect(body)
      case .branch(let condition, let then, let otherwise):
        insert(condition)
        collect(then)
        collect(otherwise)
      case .input, .layer, .require, .state, .cost, .rejected: break
      }
    }
  }

  private mutating func visit(_ term: Term, isStep: Bool) {
    guard isStep || term.repeats else { return }
    switch term.kind {
    case .list(let elements): for element in elements { visit(element, isStep: isStep) }
    case .chain(let chain):
      for (index, step) in chain.steps.enumerated() {
        visit(step.term, isStep: isStep || index > 0)
      }
    case .group(let inner): visit(inner, isStep: isStep)
    case .conditional(let conditional):
      insert(conditional.condition)
      visit(conditional.then, isStep: isStep)
      if let otherwise = conditional.otherwise { visit(otherwise, isStep: isStep) }
    case .local(let local): if isStep { found[local.index] = local }
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .construct, .operate, .apply, .index, .member, .tuple, .problem, .missing:
      for part in term.parts { visit(part, isStep: false) }
    }
  }

  private mutating func insert(_ term: Term) {
    for local in term.locals { found[local.index] = local }
  }
}
