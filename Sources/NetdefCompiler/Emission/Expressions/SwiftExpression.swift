/// A Swift expression as text, with what those who use it must know.
struct SwiftExpression: Hashable, Sendable {
  /// The text, without `try`.
  var text: String
  var type: StaticType

  /// Whether a `try` must stand before it, or before what it is part of.
  var isThrowing = false
  var precedence = Precedence.atom

  /// Whether nothing in it needs to be computed, so that it can be a parameter's default.
  var isLiteral = false

  /// Whether the text of a literal tells its type by itself.
  var saysType = false

  /// What is known of a number without computing it.
  var sign = Sign.unknown

  /// How many elements a list has, where that is plain.
  var count: Int?

  /// How tightly Swift binds the parts of an expression.
  enum Precedence: Int, Comparable, Sendable {
    case ternary, or, and, comparison, nilCoalescing, range, sum, product, prefix, atom

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter one.
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .atom }
  }

  /// What is known of a number.
  enum Sign: Int, Comparable, Sendable {
    case unknown, notNegative, positive

    static func < (left: Sign, right: Sign) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether a member or call may follow without parentheses.
  var isAtom: Bool { precedence == .atom }

  /// Whether a variable for it needs its type written: nothing in the text tells it.
  var needsType: Bool {
    switch type {
    case .float, .list, .tuple: isLiteral && !saysType
    case .optional, .choice, .pair, .padding, .adaptiveSize, .value:
      isLiteral || text.hasPrefix(".")
    default: false
    }
  }

  /// With `try` where it is needed.
  var tried: String { isThrowing ? "try \(text)" : text }

  /// The text as an operand of an operator, in parentheses where it binds less than that needs.
  func operand(_ lowest: Precedence) -> String { precedence < lowest ? "(\(text))" : text }

  /// The text where a member or call follows.
  var atom: String { operand(.atom) }
}

extension SwiftExpression {
  /// A literal.
  static func literal(_ text: String, _ type: StaticType) -> SwiftExpression {
    let saysType =
      switch type {
      case .int, .bool: true
      case .float: text.contains { $0 == "." || $0 == "e" }
      default: false
      }
    return SwiftExpression(
      text: text, type: type, precedence: text.hasPrefix("-") ? .prefix : .atom, isLiteral: true,
      saysType: saysType)
  }

  /// `none` where nothing says of which type.
  static var none: SwiftExpression { literal("NetdefValue.none", .none) }

  static func int(_ number: Int) -> SwiftExpression {
    var result = literal(String(number), .int)
    result.sign = number > 0 ? .positive : number == 0 ? .notNegative : .unknown
    return result
  }
}
