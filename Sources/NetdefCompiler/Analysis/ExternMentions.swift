/// Finds what the Swift of an extern declaration mentions: a variable that nobody reads is a warning.
struct ExternMentions {
  let declaration: ExternDeclaration

  /// The expressions that Swift will have, and those of the `let` values that they need.
  var expressions: [Expression] {
    var found = declaration.parameters.compactMap(\.defaultValue)
    let patterns = [declaration.input] + declaration.moreInputs
    if !declaration.keepsShape { found += declaration.output.sizes.compactMap(\.expression) }
    found += patterns.flatMap(\.shape.sizes).compactMap(\.expression).filter { expression in
      // A name alone is where a size gets its variable, no use of it.
      if case .name = expression.kind { false } else { true }
    }
    found += declaration.statements.flatMap(Self.needs)
    var values = declaration.statements.flatMap(Self.values)
    while let index = values.firstIndex(where: { value in
      found.contains { $0.mentions(value.name) }
    }) {
      found.append(values.remove(at: index).expression)
    }
    return found
  }

  /// What requirements, conditions and shapes mention.
  private static func needs(_ statement: Statement) -> [Expression] {
    switch statement.kind {
    case .requirement(let requirement):
      [requirement.condition]
        + [requirement.message, requirement.help].compactMap { $0 }
        .map { Expression(.string($0), requirement.condition.range) }
    case .conditional(let condition, let then, let otherwise):
      [condition] + (then + otherwise).flatMap(needs)
    case .state(_, _, .some(let shape), _): shape.sizes.compactMap(\.expression)
    default: []
    }
  }

  private static func values(_ statement: Statement) -> [(name: String, expression: Expression)] {
    switch statement.kind {
    case .letValue(.name(let name), _, _, let value): [(name.value, value)]
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(values)
    default: []
    }
  }
}

extension ExternDeclaration {
  /// Whether the output's shape is the only input's: the same names, in which nothing else has a say.
  var keepsShape: Bool {
    guard !isVariadic, moreInputs.isEmpty else { return false }
    func names(_ shape: ShapeSyntax) -> [String?] {
      shape.sizes.map { size in
        guard case .name(let name)? = size.expression?.kind else { return nil }
        return size.isSpread ? name + ".." : name
      }
    }
    let others = parameterNames + statements.flatMap(\.boundNames)
    return names(output) == names(input.shape)
      && names(output).allSatisfy { name in
        name.map { name in !others.contains { $0 == name || $0 + ".." == name } } ?? false
      }
  }
}

extension Statement {
  /// The names that a statement of an extern declaration gives values to.
  var boundNames: [String] {
    switch kind {
    case .letValue(.name(let name), _, _, _): [name.value]
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.boundNames)
    default: []
    }
  }
}
