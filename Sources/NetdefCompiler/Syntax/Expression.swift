/// An expression as written.
struct Expression: Sendable {
  /// The forms of expressions. Chains of equal operators are flat lists, so that no source, however
  /// long, makes a deep tree: depth comes from brackets alone, and the parser bounds that.
  indirect enum Kind: Sendable {
    case integer(Int)
    case float(Double)
    case string(StringLiteral)
    case boolean(Bool)
    case none
    case name(String)
    /// A name that stands where a type lists names.
    case choice(String, Choice)
    /// `cell{i}`: what `layer cell{i} = …` declared.
    case computedName(StepName)
    case negation(Expression)
    case not(Expression)
    /// Left to right, of one precedence: `a + b - c`, `a * b / c`.
    case arithmetic(first: Expression, rest: [Operand])
    case power(base: Expression, exponent: Expression)
    case and([Expression])
    case or([Expression])
    case comparison(Comparison, Expression, Expression)
    case range(RangeSyntax)
    case call(callee: Expression, arguments: [Argument])
    case index(base: Expression, items: [IndexItem])
    case member(base: Expression, name: Name)
    case tuple([Expression])
    case list([ListElement])
    case conditional(Conditional)
    case chain(Chain)
    case group(Expression)
    /// What stands where the parser found no expression; it was reported.
    case missing
  }

  /// An operator and what stands to its right.
  struct Operand: Sendable {
    var operation: ArithmeticOperator
    var operatorRange: SourceRange
    var expression: Expression
  }

  let kind: Kind
  let range: SourceRange

  /// How many expressions stand inside of one another.
  let height: Int

  /// Whether a `for` stands in it.
  let repeats: Bool

  init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    height = kind.height
    repeats = kind.repeats
  }
}

/// `+ - * / % @`.
enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case matrixProduct = "@"
}

/// `== != < <= > >=`.
enum Comparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// `a..<b`, `a...b`, with a step after `by`; an end may be open inside brackets.
struct RangeSyntax: Sendable {
  var lower: Expression?
  var upper: Expression?
  var isClosed: Bool
  var step: Expression?
}

/// One argument of a call: `kernel: 3`, `64`, `rest..`.
struct Argument: Sendable {
  var label: Name?
  var expression: Expression
  var isSpread: Bool

  /// The label and the expression together.
  var range: SourceRange { label.map { $0.range.through(expression.range) } ?? expression.range }
}

/// What may stand between the brackets of `x[…]`.
enum IndexItem: Sendable {
  case whole(SourceRange)
  case rest(SourceRange)
  case expression(Expression)
}

/// An element of a list: an expression, spread with `..` or repeated by `for` clauses.
struct ListElement: Sendable {
  /// `for pattern in values if condition:`.
  struct Clause: Sendable {
    var pattern: Pattern
    var values: Expression
    var condition: Expression?
  }

  var clauses: [Clause]
  var expression: Expression
  var isSpread: Bool
}

/// `if condition { … } else { … }` as a value or a step.
struct Conditional: Sendable {
  var condition: Expression
  var then: Expression
  var otherwise: Expression?
}

/// `name`, `_`, `(a, b)`.
indirect enum Pattern: Sendable {
  case name(Name)
  case ignored(SourceRange)
  case tuple([Pattern], SourceRange)

  var range: SourceRange {
    switch self {
    case .name(let name): name.range
    case .ignored(let range): range
    case .tuple(_, let range): range
    }
  }

  /// The names that it binds.
  var names: [String] {
    switch self {
    case .name(let name): [name.value]
    case .ignored: []
    case .tuple(let parts, _): parts.flatMap(\.names)
    }
  }

  /// The names that it binds, with their places.
  var located: [Name] {
    switch self {
    case .name(let name): [name]
    case .ignored: []
    case .tuple(let parts, _): parts.flatMap(\.located)
    }
  }
}

/// A text with expressions between braces.
struct StringLiteral: Sendable {
  enum Segment: Sendable {
    case text(String)
    case expression(Expression)
  }

  var segments: [Segment]
}
