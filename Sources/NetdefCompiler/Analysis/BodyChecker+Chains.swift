/// What the form of a body tells of how it prints.
extension BodyChecker {
  /// Whether a body is one chain of layers without names, judged by its form: then each use of a
  /// shared layer takes a number, as in PyTorch's `Sequential`.
  static func isSyntacticChain(_ statements: [CoreStatement]) -> Bool {
    var shared: [Local] = []
    for statement in statements {
      guard case .layer(let local, _, _) = statement.kind else { continue }
      // Computed names are there to be keys. One that is used in brackets, too, has its own key.
      guard let local else { return false }
      shared.append(local)
    }
    return statements.allSatisfy { statement in
      switch statement.kind {
      case .input: true
      case .layer(_, _, let value): !shared.contains { value.mentions($0) }
      case .output(_, _, let value): isPlainChain(value, sharing: shared)
      case .bind, .variable, .assign, .require, .branch, .loop, .state, .cost, .rejected: false
      }
    }
  }

  private static func isPlainChain(_ value: Term, sharing shared: [Local]) -> Bool {
    guard case .chain(let chain) = value.kind, chain.steps[0].name == nil else { return false }
    switch chain.steps[0].term.kind {
    case .local, .global, .layer, .function: break
    case .integer, .float, .boolean, .none, .symbol, .computedName, .negation, .not, .arithmetic,
      .power, .and, .or, .comparison, .range, .builtin, .call, .construct, .operate, .apply,
      .index, .member, .tuple, .list, .conditional, .chain, .group, .problem, .missing:
      return false
    }
    return chain.steps.dropFirst().allSatisfy { step in
      step.name == nil && !step.term.isFunction
        && !shared.contains { step.term.usesInBrackets($0) }
    }
  }

  /// Whether a body is one chain as it is written, without branches and loops: then it may print as
  /// PyTorch's `Sequential`.
  static func areOneChain(_ statements: [CoreStatement]) -> Bool {
    statements.allSatisfy { statement in
      switch statement.kind {
      case .input, .layer, .bind, .require: true
      case .output(_, _, let value): value.isChain
      case .variable, .assign, .branch, .loop, .state, .cost, .rejected: false
      }
    }
  }
}

extension Term {
  /// Whether it is a function of tensors as a step, perhaps with arguments.
  fileprivate var isFunction: Bool {
    switch kind {
    case .function, .operate: true
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .construct, .apply, .index, .member, .tuple, .list, .conditional, .chain, .group, .problem,
      .missing:
      false
    }
  }

  /// Whether a step of this name stands in a scope inside: in parentheses, or in a list with a name.
  fileprivate func usesInBrackets(_ local: Local) -> Bool {
    switch kind {
    case .group(let inner): inner.mentions(local)
    case .list(let elements): elements.contains { $0.term.usesInBrackets(local) }
    case .conditional(let conditional):
      conditional.then.usesInBrackets(local)
        || conditional.otherwise?.usesInBrackets(local) ?? false
    case .chain(let chain):
      chain.steps.contains { step in
        step.name == nil ? step.term.usesInBrackets(local) : step.mentions(local)
      }
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .index, .member, .tuple, .problem, .missing:
      false
    }
  }
}
