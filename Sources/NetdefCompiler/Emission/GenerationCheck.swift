/// Finds what the checker and the loader can do and the generator cannot yet.
struct GenerationCheck {
  let bag: DiagnosticBag

  /// Reports definitions for which no Swift can be written.
  func check(_ declarations: Declarations) {
    for id in declarations.moduleNames {
      guard let declaration = declarations.modules[id] else { continue }
      if let (what, range) = unsupported(declaration) {
        bag.report(.notYetGenerated(what, in: id.name, at: range))
      }
    }
    for (id, definition) in declarations.values where id.module == .own {
      bag.report(
        .notYetGenerated(
          "a `let` outside of models", in: definition.name.value, at: definition.name.range))
    }
  }

  private func unsupported(_ declaration: ModuleDeclaration) -> (String, SourceRange)? {
    let definition = declaration.definition
    if !declaration.isModel { return ("`block`", definition.keyword.range) }
    if let parameter = definition.parameters.first { return ("a parameter", parameter.name.range) }
    guard case .body(let statements) = declaration.content else {
      return ("a definition by `=`", definition.name.range)
    }
    return unsupported(statements)
  }

  private func unsupported(_ statements: [Statement]) -> (String, SourceRange)? {
    var inputs = 0
    var outputs = 0
    for statement in statements {
      switch statement.kind {
      case .input:
        inputs += 1
        if inputs > 1 { return ("a second input", statement.range) }
      case .output(_, _, let value):
        outputs += 1
        if outputs > 1 { return ("a second output", statement.range) }
        if let found = unsupported(value) { return found }
      case .letValue(.name, _, _, let value):
        if let found = unsupported(value) { return found }
      default: return ("`\(statement.keyword.value)`", statement.keyword.range)
      }
    }
    return nil
  }

  private func unsupported(_ expression: Expression) -> (String, SourceRange)? {
    switch expression.kind {
    case .chain(let chain):
      for step in chain.steps {
        if let name = step.name, name.plain == nil { return ("a computed name", name.range) }
        switch step.expression.kind {
        case .list: return ("a list of steps", step.expression.range)
        case .conditional: return ("an optional step", step.expression.range)
        default: if let found = unsupported(step.expression) { return found }
        }
      }
      return nil
    case .group(let inner): return unsupported(inner)
    case .conditional(let conditional):
      // A number that depends on a condition is as good as written.
      let arms = [conditional.then, conditional.otherwise].compactMap { $0 }
      return arms.contains { unsupported($0) != nil || $0.isFlow }
        ? ("a condition", expression.range) : nil
    case .tuple(let elements):
      return elements.contains(where: \.isFlow) ? ("several tensors", expression.range) : nil
    case .arithmetic(let first, let rest):
      return ([first] + rest.map(\.expression)).lazy.compactMap(unsupported).first
    case .call(_, let arguments):
      return arguments.lazy.compactMap { unsupported($0.expression) }.first
    default: return nil
    }
  }
}

extension Expression {
  /// Whether data flows in it.
  fileprivate var isFlow: Bool {
    switch kind {
    case .chain: true
    case .group(let inner): inner.isFlow
    default: false
    }
  }
}
