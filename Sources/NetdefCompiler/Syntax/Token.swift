/// The smallest piece of source that means something.
struct Token: Sendable {
  /// What a token is; its text is looked up in the file when it matters.
  enum Kind: UInt8, Sendable {
    case name
    case integer
    case float
    case string
    case arrow  // ->
    case equal  // =
    case doubleEqual  // ==
    case notEqual  // !=
    case less  // <
    case lessEqual  // <=
    case greater  // >
    case greaterEqual  // >=
    case plus  // +
    case minus  // -
    case star  // *
    case doubleStar  // **
    case slash  // /
    case percent  // %
    case at  // @
    case bar  // |
    case dot  // .
    case spread  // ..
    case closedRange  // ...
    case halfOpenRange  // ..<
    case comma  // ,
    case colon  // :
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
    case endOfFile
  }

  var kind: Kind
  var lower: Int32
  var upper: Int32

  /// Whether the token is the first of its line.
  var startsLine: Bool

  /// Whether nothing stands between this token and the one before.
  var touchesPrevious: Bool
}
