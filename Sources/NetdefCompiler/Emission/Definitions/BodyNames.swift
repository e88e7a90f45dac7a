/// The names that occur in a body, collected before it is written: a local of Swift must not hide a
/// property, nor the other way round.
struct BodyNames {
  /// What steps are called, as far as it is not computed.
  private(set) var children: Set<String> = []

  /// What the body binds to values and tensors.
  private(set) var locals: Set<String> = []

  mutating func add(_ statements: [Statement]) {
    for statement in statements { add(statement) }
  }

  mutating func add(_ steps: [StepSyntax]) {
    for step in steps {
      if let name = step.name?.leadingText { children.formUnion([name, SwiftNames.plural(name)]) }
      add(step.expression)
    }
  }

  mutating func add(_ elements: [ListElement]) {
    for element in elements {
      for clause in element.clauses { locals.formUnion(clause.pattern.names) }
      add(element.expression)
    }
  }

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .input(let name, _, let shape):
      locals.insert(name.value)
      for size in shape.sizes {
        if let expression = size.expression { locals.formUnion(Names.mentioned(in: expression)) }
      }
    case .output(_, _, let value): add(value)
    case .letValue(let pattern, _, _, let value):
      locals.formUnion(pattern.names)
      add(value)
    case .variable(let name, _, let value), .assignment(let name, let value):
      locals.insert(name.value)
      add(value)
    case .layer(let name, _): if let name = name.plain { children.insert(name) }
    case .forLoop(let pattern, _, let body):
      locals.formUnion(pattern.names)
      add(body)
    case .conditional(_, let then, let otherwise): add(then + otherwise)
    default: break
    }
  }

  /// Names inside of a group are the group's.
  private mutating func add(_ expression: Expression) {
    switch expression.kind {
    case .chain(let chain): add(chain.steps)
    case .conditional(let conditional):
      add(conditional.then)
      if let otherwise = conditional.otherwise { add(otherwise) }
    case .list(let elements): add(elements)
    case .arithmetic(let first, let rest):
      add(first)
      for operand in rest { add(operand.expression) }
    case .tuple(let parts): for part in parts { add(part) }
    case .call(_, let arguments): for argument in arguments { add(argument.expression) }
    case .group(let inner): if case .chain = inner.kind { break } else { add(inner) }
    default: break
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

extension StepName {
  /// The text before the first computed part, without a separator at its end; nil if there is none.
  var leadingText: String? {
    guard case .text(let text)? = segments.first else { return nil }
    let name = String(text.reversed().drop { $0 == "_" }.reversed())
    return name.isEmpty ? nil : name
  }
}

/// Finds the names of the surroundings that steps use: what a class for them must be given.
enum CapturedNames {
  static func of(_ steps: [StepSyntax], among names: [String]) -> [String] {
    names.filter { name in steps.contains { $0.uses(name) } }
  }

  static func of(_ elements: [ListElement], among names: [String]) -> [String] {
    names.filter { name in
      elements.contains { element in
        element.expression.uses(name)
          || element.clauses.contains {
            $0.values.uses(name) || $0.condition?.uses(name) ?? false
          }
      }
    }
  }
}

extension Expression {
  /// The name, when the expression is nothing but one.
  var plainName: String? {
    if case .name(let name) = kind { name } else { nil }
  }
}
