/// Tells whether a model's class can be written from its checked network: nothing in it depends on
/// parameters, conditions or repeats, and no child needs a shape to be made.
struct PlainModels {
  let elaboration: Elaboration

  private var declarations: Declarations { elaboration.declarations }

  func contain(_ id: DefinitionID) -> Bool {
    guard let declaration = declarations.modules[id] else { return false }
    return isPlain(declaration, depth: 0)
  }

  private func isPlain(_ declaration: ModuleDeclaration, depth: Int) -> Bool {
    guard declaration.isModel, declaration.definition.parameters.isEmpty, depth < 64,
      case .body = declaration.content,
      case .body(let statements) = elaboration.module(declaration).content
    else { return false }
    var inputs = 0
    var outputs = 0
    for statement in statements {
      switch statement.kind {
      case .input: inputs += 1
      case .output(_, _, let value):
        outputs += 1
        if !isPlain(value, depth) { return false }
      case .bind(.local, _, _, let value): if !isPlain(value, depth) { return false }
      case .bind, .variable, .assign, .layer, .require, .branch, .loop, .state, .cost, .rejected:
        return false
      }
    }
    return inputs <= 1 && outputs <= 1
  }

  private func isPlain(_ term: Term, _ depth: Int) -> Bool {
    switch term.kind {
    case .chain(let chain):
      return chain.steps.allSatisfy { step in
        if let name = step.name, name.plain == nil { return false }
        if case .list = step.term.kind { return false }
        return isPlain(step.term, depth)
      }
    case .list, .tuple: return !term.holdsLayers
    case .conditional(let conditional):
      // A number that depends on a condition is as good as written.
      return ![conditional.then, conditional.otherwise].contains { $0?.holdsLayers ?? false }
    case .layer(let id): return isPlain(id, depth)
    case .construct(let id, _, _): return isPlain(id, depth) && arePlain(term.parts, depth)
    case .group, .arithmetic, .builtin, .call, .operate, .apply: return arePlain(term.parts, depth)
    case .global, .index, .member: return false
    case .integer, .float, .boolean, .none, .symbol, .local, .function, .computedName, .negation,
      .not, .power, .and, .or, .comparison, .range, .problem, .missing:
      return true
    }
  }

  private func arePlain(_ terms: [Term], _ depth: Int) -> Bool {
    terms.allSatisfy { isPlain($0, depth) }
  }

  private func isPlain(_ id: DefinitionID, _ depth: Int) -> Bool {
    declarations.modules[id].map { isPlain($0, depth: depth + 1) } ?? true
  }
}

extension Term {
  /// Whether a chain occurs in it, or a layer, which would be a child.
  fileprivate var holdsLayers: Bool {
    switch kind {
    case .chain, .layer, .construct: true
    case .group, .list, .tuple, .builtin, .call, .operate, .apply:
      parts.contains(where: \.holdsLayers)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .index, .member,
      .conditional, .problem, .missing:
      false
    }
  }
}
