extension CoreStatement {
  var range: SourceRange { syntax.range }

  /// The terms that it is made of, those of statements inside of it aside.
  var terms: [Term] {
    switch kind {
    case .input(let input): input.shape.terms
    case .output(_, let shape, let value), .bind(_, let shape, _, let value),
      .variable(_, _, let shape, let value):
      (shape?.terms ?? []) + [value]
    case .assign(_, _, let value), .cost(let value): [value]
    case .layer(_, let name, let value): name.terms + [value]
    case .require(let requirement):
      [requirement.condition] + requirement.message.terms + (requirement.help?.terms ?? [])
    case .branch(let condition, _, _): [condition]
    case .loop(_, let values, _): [values]
    case .state(_, _, let shape): shape.terms
    case .rejected: []
    }
  }

  /// The statements inside of it.
  var statements: [CoreStatement] {
    switch kind {
    case .branch(_, let then, let otherwise): then + otherwise
    case .loop(_, _, let body), .rejected(_, let body): body
    case .input, .output, .bind, .variable, .assign, .layer, .require, .state, .cost: []
    }
  }

  /// The terms of it and of all statements inside of it.
  var allTerms: [Term] { terms + statements.flatMap(\.allTerms) }

  /// Whether it reads a local, wherever that may be.
  func mentions(_ local: Local) -> Bool {
    terms.contains { $0.mentions(local) } || statements.contains { $0.mentions(local) }
  }
}

extension ShapeTerm {
  /// The terms that it is made of.
  var terms: [Term] { sizes.compactMap(\.term) }
}

extension TextTerm {
  /// The terms between its braces.
  var terms: [Term] {
    segments.compactMap { if case .term(let term) = $0 { term } else { nil } }
  }
}

extension StepTerm {
  /// What it is made of, what is computed in its name included.
  var parts: [Term] { (name?.terms ?? []) + [term] }

  /// Whether it mentions a local.
  func mentions(_ local: Local) -> Bool { parts.contains { $0.mentions(local) } }
}
