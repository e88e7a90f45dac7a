/// Finds what the Swift of an extern declaration reads: a variable that nobody reads is a warning.
struct ExternReads {
  let core: CoreExtern

  /// The names that it reads.
  var locals: Set<Local> { Set(terms.flatMap(\.locals)) }

  /// The terms that it has, and those of the `let` values that they need.
  var terms: [Term] {
    var found = core.parameters.compactMap(\.defaultValue)
    if !core.keepsShape { found += core.output.terms }
    for size in core.inputs.flatMap(\.sizes) {
      // A name alone is where a size gets its variable, no use of it.
      if case .term(let term) = size.kind { found.append(term) }
    }
    found += core.statements.flatMap(Self.needs)
    var locals = Set(found.flatMap(\.locals))
    var values = core.statements.flatMap(Self.values)
    while let index = values.firstIndex(where: { locals.contains($0.local) }) {
      let value = values.remove(at: index).value
      locals.formUnion(value.locals)
      found.append(value)
    }
    return found
  }

  /// What requirements, conditions and shapes are made of.
  private static func needs(_ statement: CoreStatement) -> [Term] {
    switch statement.kind {
    case .require, .state: statement.terms
    case .branch(let condition, let then, let otherwise):
      [condition] + (then + otherwise).flatMap(needs)
    case .input, .output, .bind, .variable, .assign, .layer, .loop, .cost, .rejected: []
    }
  }

  private static func values(_ statement: CoreStatement) -> [(local: Local, value: Term)] {
    switch statement.kind {
    case .bind(let pattern, _, _, let value): pattern.locals.map { ($0, value) }
    case .branch(_, let then, let otherwise): (then + otherwise).flatMap(values)
    case .input, .output, .variable, .assign, .layer, .require, .loop, .state, .cost, .rejected:
      []
    }
  }
}

extension CoreExtern {
  /// Whether the output's shape is the only input's: the same names, in which nothing else has a say.
  var keepsShape: Bool {
    guard !declaration.isVariadic, inputs.count == 1,
      inputs[0].sizes.count == output.sizes.count
    else { return false }
    let others = Set(parameters.map(\.local) + statements.flatMap(\.boundLocals))
    return zip(inputs[0].sizes, output.sizes).allSatisfy { input, output in
      guard let own = input.ownName, let local = output.ownName else { return false }
      return own == local && input.isSpread == output.isSpread && !others.contains(local)
    }
  }
}

extension CoreStatement {
  /// The names that a statement of an extern declaration gives values to.
  var boundLocals: [Local] {
    switch kind {
    case .bind(let pattern, _, _, _): pattern.locals
    case .branch(_, let then, let otherwise): (then + otherwise).flatMap(\.boundLocals)
    case .input, .output, .variable, .assign, .layer, .require, .loop, .state, .cost, .rejected:
      []
    }
  }
}

extension SizeTerm {
  /// The name that it is; nil for what is computed and for `_` and `..`, which have none.
  var ownName: Local? { if case .name(let local) = kind { local } else { nil } }
}
