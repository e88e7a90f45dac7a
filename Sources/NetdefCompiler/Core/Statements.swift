/// One line of a body, resolved.
struct CoreStatement: Sendable {
  indirect enum Kind: Sendable {
    case input(InputTerm)
    case output(name: Name?, shape: ShapeTerm?, value: Term)
    case bind(LocalPattern, shape: ShapeTerm?, type: TypeSyntax?, value: Term)
    case variable(Local, Name, shape: ShapeTerm?, value: Term)
    /// Nil for a name that is no variable.
    case assign(Local?, Name, value: Term)
    /// The local of a name without computed parts.
    case layer(Local?, ComputedName, value: Term)
    case require(RequirementTerm)
    case branch(condition: Term, then: [CoreStatement], otherwise: [CoreStatement])
    case loop(LocalPattern, values: Term, body: [CoreStatement])
    /// A tensor that a declaration keeps.
    case state(StateKind, name: String, shape: ShapeTerm)
    case cost(Term)
    /// What the grammar has and this place has not; the names that it gives are bound.
    case rejected([(Local, Name)], body: [CoreStatement])
  }

  var kind: Kind
  var syntax: Statement
}

/// `in name: [shape]`.
struct InputTerm: Sendable {
  var local: Local
  var name: Name
  var isVariadic: Bool
  var shape: ShapeTerm
}

/// `require condition, "message"`.
struct RequirementTerm: Sendable {
  var condition: Term
  var message: TextTerm
  var help: TextTerm?
  var syntax: Requirement
}

/// A text with terms between braces.
struct TextTerm: Sendable {
  enum Segment: Sendable {
    case text(String)
    case term(Term)
  }

  var segments: [Segment]
}
