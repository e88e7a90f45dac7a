/// The names that occur in a body, collected before it is written: a local of Swift must not hide a
/// property, nor the other way round.
struct BodyNames {
  /// What steps are called, as far as it is not computed.
  private(set) var children: Set<String> = []

  /// What the body binds to values and tensors.
  private(set) var locals: Set<String> = []

  mutating func add(_ statements: [CoreStatement]) {
    for statement in statements { add(statement) }
  }

  mutating func add(_ steps: [StepTerm]) {
    for step in steps {
      if let name = step.name?.leadingText { children.formUnion([name, SwiftNames.plural(name)]) }
      add(step.term)
    }
  }

  mutating func add(_ elements: [ElementTerm]) {
    for element in elements {
      for clause in element.clauses { add(clause.pattern.locals) }
      add(element.term)
    }
  }

  private mutating func add(_ locals: [Local]) { self.locals.formUnion(locals.map(\.name)) }

  private mutating func add(_ statement: CoreStatement) {
    switch statement.kind {
    case .input(let input): add([input.local] + input.shape.locals)
    case .output(_, _, let value): add(value)
    case .bind(let pattern, _, _, let value):
      add(pattern.locals)
      add(value)
    case .variable(_, let name, _, let value), .assign(_, let name, let value):
      locals.insert(name.value)
      add(value)
    case .layer(_, let name, _): if let name = name.plain { children.insert(name) }
    case .loop(let pattern, _, let body):
      add(pattern.locals)
      add(body)
    case .branch(_, let then, let otherwise): add(then + otherwise)
    case .require, .state, .cost, .rejected: break
    }
  }

  /// Names inside of a group are the group's.
  private mutating func add(_ term: Term) {
    switch term.kind {
    case .chain(let chain): add(chain.steps)
    case .conditional(let conditional):
      add(conditional.then)
      if let otherwise = conditional.otherwise { add(otherwise) }
    case .list(let elements): add(elements)
    case .group(let inner): if !inner.isChain { add(inner) }
    case .arithmetic, .tuple, .builtin, .call, .construct, .operate, .apply:
      for part in term.parts { add(part) }
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .power, .and, .or, .comparison, .range, .index, .member,
      .problem, .missing:
      break
    }
  }
}

extension ClassSource.Body {
  /// The names that occur in it.
  var names: BodyNames {
    var names = BodyNames()
    switch self {
    case .statements(let statements): names.add(statements)
    case .steps(let steps): names.add(steps)
    case .elements(let elements): names.add(elements)
    }
    return names
  }
}
