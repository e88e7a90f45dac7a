/// How tightly Swift binds the parts of an expression.
enum SwiftPrecedence: Int, Comparable {
  case `try`, ternary, or, and, comparison, nilCoalescing, range, sum, product, prefix, atom

  static func < (left: SwiftPrecedence, right: SwiftPrecedence) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The next tighter one.
  var tighter: SwiftPrecedence { SwiftPrecedence(rawValue: rawValue + 1) ?? .atom }
}

/// An operator between two operands.
enum SwiftOperator: String {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case coalesce = "??"
  case halfOpenRange = "..<"
  case closedRange = "..."
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  var precedence: SwiftPrecedence {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .coalesce: .nilCoalescing
    case .halfOpenRange, .closedRange: .range
    case .add, .subtract: .sum
    case .multiply, .divide, .remainder: .product
    }
  }

  /// How tightly the left operand must bind to stand without parentheses.
  var left: SwiftPrecedence {
    switch self {
    // These stand between two of no kind their own.
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .coalesce,
      .halfOpenRange, .closedRange:
      precedence.tighter
    case .or, .and, .add, .subtract, .multiply, .divide, .remainder: precedence
    }
  }

  /// How tightly the right operand must bind to stand without parentheses.
  var right: SwiftPrecedence { self == .coalesce ? precedence : precedence.tighter }

  /// Whether it computes a number (or joins two lists), so that the result may be too large.
  var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply: true
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .coalesce,
      .halfOpenRange, .closedRange, .divide, .remainder:
      false
    }
  }
}
