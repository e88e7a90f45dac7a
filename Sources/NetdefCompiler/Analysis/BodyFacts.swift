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

  init(_ statements: [Statement], _ declarations: Declarations) {
    isEmpty = statements.isEmpty
    hasInput = statements.contains(where: \.isInput)
    hasOutput = Self.hasOutput(statements)
    isReadable = Self.isReadable(statements)
    innerInputs = Self.innerInputs(statements).map(\.keyword.range)
    outputProblems = OutputArrangement(of: statements).problems
    let hasShared = statements.contains { if case .layer = $0.kind { true } else { false } }
    numbersUses = hasShared && BodyChecker.isSyntacticChain(statements, declarations)
    names = Dictionary(
      statements.flatMap(\.names).map { ($0.value, $0.range) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func isReadable(_ statements: [Statement]) -> Bool {
    statements.allSatisfy { statement in
      switch statement.kind {
      case .unreadable: false
      case .conditional(_, let then, let otherwise): isReadable(then) && isReadable(otherwise)
      case .forLoop(_, _, let body): isReadable(body)
      default: true
      }
    }
  }

  private static func innerInputs(_ statements: [Statement]) -> [Statement] {
    statements.flatMap { statement -> [Statement] in
      let inner: [Statement]
      switch statement.kind {
      case .conditional(_, let then, let otherwise): inner = then + otherwise
      case .forLoop(_, _, let body), .whileLoop(_, let body): inner = body
      default: return []
      }
      return inner.filter(\.isInput) + innerInputs(inner)
    }
  }

  private static func hasOutput(_ statements: [Statement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .output: true
      case .conditional(_, let then, let otherwise): hasOutput(then) || hasOutput(otherwise)
      case .forLoop(_, _, let body): hasOutput(body)
      default: false
      }
    }
  }
}

extension Statement {
  fileprivate var isInput: Bool { if case .input = kind { true } else { false } }
}

extension CheckContext {
  /// What the text of a definition's body tells.
  func facts(of statements: [Statement], in declaration: ModuleDeclaration) -> BodyFacts {
    let place = declaration.definition.range
    if let known = bodyFacts[place] { return known }
    let facts = BodyFacts(statements, declarations)
    bodyFacts[place] = facts
    return facts
  }
}
