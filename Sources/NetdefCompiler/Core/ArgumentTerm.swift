/// One argument of a call as it stands there.
struct ArgumentTerm: Sendable {
  var label: Name?
  var term: Term
  var isSpread: Bool
  var syntax: Argument

  /// The label and the expression together.
  var range: SourceRange { syntax.range }
}

/// A call's arguments, each with the parameter that it goes to.
struct MatchedArguments: Sendable {
  let arguments: [ArgumentTerm]

  /// For each argument where it goes, nil for one that was skipped after one too many.
  let targets: [ArgumentAssignment.Target?]
}
