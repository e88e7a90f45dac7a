/// The arguments of a call as text, taken apart: `kind: BasicBlock, counts: [2, 2], classes: 10`.
///
/// A saved network keeps its arguments so. Whether the values are expressions is not looked at.
public struct ArgumentText: Sendable {
  /// The arguments in order, the values as text.
  public let arguments: [(name: String, value: String)]

  /// Takes a text apart; nil unless each argument has a name, a colon and a value.
  public init?(_ text: String) {
    let source = SourceFile(path: "arguments", text: text)
    guard source.bytes.count <= SourceFile.sizeLimit, source.firstInvalidByte == nil else {
      return nil
    }
    let lexer = Lexer(source, file: 0)
    guard lexer.diagnostics.isEmpty,
      BracketCheck(source: source, file: 0).violation(in: lexer.tokens) == nil
    else { return nil }
    var found: [(name: String, value: String)] = []
    for tokens in Self.parts(of: lexer.tokens.dropLast()) {
      guard tokens.count >= 3, let name = tokens.first, name.kind == .name,
        tokens[tokens.startIndex + 1].kind == .colon,
        let from = tokens.dropFirst(2).first, let to = tokens.last
      else { return nil }
      let part = source.text(Int(name.lower), Int(name.upper))
      found.append((part, source.text(Int(from.lower), Int(to.upper))))
    }
    arguments = found
  }

  /// The tokens between commas outside of brackets; nothing for no tokens.
  private static func parts(of tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    var parts: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    var depth = 0
    for (index, token) in zip(tokens.indices, tokens) {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      case .comma where depth == 0:
        parts.append(tokens[start..<index])
        start = index + 1
      default: break
      }
    }
    return tokens.isEmpty ? [] : parts + [tokens[start...]]
  }
}
