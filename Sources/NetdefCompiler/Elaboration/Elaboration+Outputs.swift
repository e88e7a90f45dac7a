/// How many tensors definitions give.
extension Elaboration {
  /// What a layer, block or model can be given, and what it gives; nil for other definitions.
  func layerType(of id: DefinitionID) -> (signature: Signature, type: LayerType)? {
    guard let signature = declarations.signature(of: id) else { return nil }
    return (signature, LayerType(signature, outputs: outputs(of: id).count))
  }

  /// The names of what a definition gives, nil for an output without one; a definition by `=` gives
  /// what the layer to its right does.
  func outputs(of id: DefinitionID) -> [String?] {
    if let known = knownOutputs[id] { return known }
    guard let declaration = declarations.modules[id] else { return [nil] }
    knownOutputs[id] = [nil]
    let outputs: [String?]
    switch declaration.content {
    case .body(let statements):
      outputs = Statement.outputNames(statements).map { $0.isEmpty ? nil : $0 }
    case .alias:
      outputs = target(of: declaration).map { self.outputs(of: $0.id) } ?? [nil]
    }
    knownOutputs[id] = outputs
    return outputs
  }

  /// The model or block that a definition by `=` is under another name; nil for others.
  func target(of declaration: ModuleDeclaration) -> ModuleDeclaration? {
    guard case .alias(let term) = module(declaration).content else { return nil }
    switch term.unwrapped.kind {
    case .layer(let id), .construct(let id, _, _): return declarations.modules[id]
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .group, .problem,
      .missing:
      return nil
    }
  }
}

extension Statement {
  /// The names of outputs, those in arms once; empty for one without.
  static func outputNames(_ statements: [Statement]) -> [String] {
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    for statement in statements {
      switch statement.kind {
      case .output(let name, _, _): add(name?.value ?? "")
      case .conditional(_, let then, let otherwise):
        for name in outputNames(then) + outputNames(otherwise) { add(name) }
      case .input, .outputShape, .letValue, .variable, .assignment, .layer, .state,
        .initialization, .requirement, .forLoop, .whileLoop, .renamed, .cost, .unreadable:
        break
      }
    }
    return names
  }
}
