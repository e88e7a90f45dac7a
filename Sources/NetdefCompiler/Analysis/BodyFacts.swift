/// What the text of a body tells whatever it is given: found once, however often it is used.
struct BodyFacts {
  let isEmpty: Bool
  let hasInput: Bool
  let hasOutput: Bool

  /// Whether all of it could be read.
  let isReadable: Bool

  /// The keywords of inputs inside of `if` and `for`.
  let innerInputs: [SourceRange]

  /// What is wrong with where outputs stand.
  let outputProblems: [Diagnostic]

  /// Whether each use of a shared layer takes a number.
  let numbersUses: Bool

  /// What statements name, with the places.
  let names: [String: SourceRange]

  init(_ statements: [CoreStatement]) {
    isEmpty = statements.isEmpty
    hasInput = statements.contains(where: \.isInput)
    hasOutput = Self.hasOutput(statements)
    isReadable = Self.isReadable(statements)
    innerInputs = Self.innerInputs(statements).map(\.syntax.keyword.range)
    outputProblems = OutputArrangement(of: statements).problems
    let hasShared = statements.contains { if case .layer = $0.kind { true } else { false } }
    numbersUses = hasShared && BodyChecker.isSyntacticChain(statements)
    names = Dictionary(
      statements.flatMap(\.named).map { ($0.name.value, $0.name.range) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func isReadable(_ statements: [CoreStatement]) -> Bool {
    statements.allSatisfy { statement in
      switch statement.kind {
      case .rejected: if case .unreadable = statement.syntax.kind { false } else { true }
      case .branch(_, let then, let otherwise): isReadable(then) && isReadable(otherwise)
      case .loop(_, _, let body): isReadable(body)
      case .input, .output, .bind, .variable, .assign, .layer, .require, .state, .cost: true
      }
    }
  }

  private static func innerInputs(_ statements: [CoreStatement]) -> [CoreStatement] {
    statements.flatMap { statement -> [CoreStatement] in
      let inner: [CoreStatement]
      switch statement.kind {
      case .branch(_, let then, let otherwise): inner = then + otherwise
      case .loop(_, _, let body), .rejected(_, let body): inner = body
      case .input, .output, .bind, .variable, .assign, .layer, .require, .state, .cost: inner = []
      }
      return inner.filter(\.isInput) + innerInputs(inner)
    }
  }

  private static func hasOutput(_ statements: [CoreStatement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .output: true
      case .branch(_, let then, let otherwise): hasOutput(then) || hasOutput(otherwise)
      case .loop(_, _, let body): hasOutput(body)
      case .input, .bind, .variable, .assign, .layer, .require, .state, .cost, .rejected: false
      }
    }
  }
}

extension CoreStatement {
  fileprivate var isInput: Bool { if case .input = kind { true } else { false } }
}

extension CheckContext {
  /// What the text of a definition's body tells.
  func facts(of statements: [CoreStatement], in declaration: ModuleDeclaration) -> BodyFacts {
    let place = declaration.definition.range
    if let known = bodyFacts[place] { return known }
    let facts = BodyFacts(statements)
    bodyFacts[place] = facts
    return facts
  }
}
