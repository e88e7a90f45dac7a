/// One line of a body.
struct Statement: Sendable {
  indirect enum Kind: Sendable {
    case input(name: Name, isVariadic: Bool, shape: ShapeSyntax)
    /// `out Int [shape]`, `out name: [shape]` of an extern declaration.
    case outputShape(name: StepName?, shape: ShapeSyntax)
    case output(name: Name?, shape: ShapeSyntax?, value: Expression)
    case letValue(pattern: Pattern, shape: ShapeSyntax?, type: TypeSyntax?, value: Expression)
    case variable(name: Name, shape: ShapeSyntax?, value: Expression)
    case assignment(name: Name, value: Expression)
    case layer(name: StepName, value: Expression)
    case state(StateKind, name: StepName, shape: ShapeSyntax?, value: Expression?)
    case initialization(path: [Name], value: Expression)
    case requirement(Requirement)
    case forLoop(pattern: Pattern, values: Expression, body: [Statement])
    case whileLoop(condition: Expression, body: [Statement])
    case conditional(condition: Expression, then: [Statement], otherwise: [Statement])
    case renamed([(old: Name, new: Name)])
    case cost(Expression)
    /// What could not be read, which was reported; using the names that it gives is no error.
    case unreadable(names: [Name])
  }

  var kind: Kind

  /// The keyword, or the name that is assigned.
  var keyword: Name
  var range: SourceRange
}

/// The three kinds of tensors that a definition keeps.
enum StateKind: String, Sendable {
  case constant
  case buffer
  case parameter
}

/// `require condition, "message", id: "…", at: parameter, help: "…"`.
struct Requirement: Sendable {
  var condition: Expression
  var message: StringLiteral
  var id: String?
  var parameter: Name?
  var help: StringLiteral?
}
