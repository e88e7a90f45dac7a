/// Checks before parsing that every bracket has its partner and that none nest too deep.
///
/// The parser may then rely on balanced brackets, both to recover after an error and to bound its
/// recursion. One unbalanced bracket gives one error.
struct BracketCheck {
  /// How deep brackets may nest.
  static let depthLimit = 256

  let source: SourceFile
  let file: Int

  /// How many more brackets may nest here: fewer in the text of a string.
  var limit = BracketCheck.depthLimit

  /// The first violation, nil when brackets are in order.
  func violation(in tokens: [Token]) -> Diagnostic? {
    var open: [Token] = []
    for token in tokens {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace:
        open.append(token)
        if open.count > limit {
          return .nestedTooDeep(limit: Self.depthLimit, at: range(token))
        }
      case .rightParenthesis, .rightBracket, .rightBrace:
        guard let last = open.popLast() else {
          return .unopenedBracket(text(token), at: range(token))
        }
        if Self.partner(of: last.kind) != token.kind {
          // Nothing is open that it could close: the bracket itself is too many.
          guard open.contains(where: { Self.partner(of: $0.kind) == token.kind }) else {
            return .unopenedBracket(text(token), at: range(token))
          }
          return .mismatchedBracket(
            opened: text(last), at: range(last), closed: text(token), line: line(token),
            at: range(token))
        }
      case .name where token.startsLine && beginsDefinition(token):
        // A definition never stands inside another: the bracket before it was forgotten.
        if let last = open.last { return .unclosedBracket(text(last), at: range(last)) }
      case .endOfFile:
        if let last = open.last { return .unclosedBracket(text(last), at: range(last)) }
      default: break
      }
    }
    return nil
  }

  private func beginsDefinition(_ token: Token) -> Bool {
    let isFirstColumn =
      token.lower == 0 || source.bytes[Int(token.lower) - 1] == UInt8(ascii: "\n")
    return isFirstColumn && ["model", "block", "extern", "public"].contains(text(token))
  }

  private static func partner(of kind: Token.Kind) -> Token.Kind {
    switch kind {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    default: .rightBrace
    }
  }

  private func text(_ token: Token) -> String { source.text(Int(token.lower), Int(token.upper)) }

  private func line(_ token: Token) -> Int { source.position(of: Int(token.lower)).line }

  private func range(_ token: Token) -> SourceRange {
    SourceRange(file: file, lower: Int(token.lower), upper: Int(token.upper))
  }
}
