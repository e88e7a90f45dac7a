/// Tells whether a model's class can be written from its checked network: nothing in it depends on
/// parameters, conditions or repeats, and no child needs a shape to be made.
enum SyntaxNeeds {
  static func isPlainModel(_ id: DefinitionID, _ declarations: Declarations) -> Bool {
    guard let declaration = declarations.modules[id] else { return false }
    return isPlain(declaration, declarations, depth: 0)
  }

  private static func isPlain(
    _ declaration: ModuleDeclaration, _ declarations: Declarations, depth: Int
  ) -> Bool {
    guard declaration.isModel, declaration.definition.parameters.isEmpty,
      case .body(let statements) = declaration.content, depth < 64
    else { return false }
    let visible = VisibleDeclarations(all: declarations, file: declaration.definition.range.file)
    var inputs = 0
    var outputs = 0
    for statement in statements {
      switch statement.kind {
      case .input: inputs += 1
      case .output(_, _, let value):
        outputs += 1
        if !isPlain(value, visible, depth) { return false }
      case .letValue(.name, _, _, let value):
        if !isPlain(value, visible, depth) { return false }
      default: return false
      }
    }
    return inputs <= 1 && outputs <= 1
  }

  private static func isPlain(
    _ expression: Expression, _ declarations: VisibleDeclarations, _ depth: Int
  ) -> Bool {
    switch expression.kind {
    case .chain(let chain):
      return chain.steps.allSatisfy { step in
        if let name = step.name, name.plain == nil { return false }
        if case .list = step.expression.kind { return false }
        return isPlain(step.expression, declarations, depth)
      }
    case .list, .tuple: return !expression.holdsFlow
    case .conditional(let conditional):
      // A number that depends on a condition is as good as written.
      return ![conditional.then, conditional.otherwise].contains { $0?.holdsFlow ?? false }
    case .group(let inner): return isPlain(inner, declarations, depth)
    case .arithmetic(let first, let rest):
      return ([first] + rest.map(\.expression)).allSatisfy { isPlain($0, declarations, depth) }
    case .call(let callee, let arguments):
      return isPlain(callee, declarations, depth)
        && arguments.allSatisfy { isPlain($0.expression, declarations, depth) }
    case .name(let name):
      if declarations.values[name] != nil { return false }
      guard let module = declarations.modules[name] else { return true }
      return isPlain(module, declarations.all, depth: depth + 1)
    case .index, .member: return false
    default: return true
    }
  }
}

extension Expression {
  /// Whether a chain occurs in it, or a layer, which would be a child.
  fileprivate var holdsFlow: Bool {
    switch kind {
    case .chain: true
    case .group(let inner): inner.holdsFlow
    case .name(let name): name.isCapitalised && name.count > 1
    case .call(let callee, let arguments):
      callee.holdsFlow || arguments.contains { $0.expression.holdsFlow }
    case .list(let elements): elements.contains { $0.expression.holdsFlow }
    case .tuple(let parts): parts.contains(where: \.holdsFlow)
    default: false
    }
  }
}
