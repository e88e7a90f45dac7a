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

  /// No arguments at all.
  static let none = MatchedArguments(arguments: [], targets: [])
}

extension ExternDeclaration {
  /// The arguments of a call of a function of tensors: the tensors, which come first, and the others
  /// with their parameters.
  func divided(
    _ arguments: [ArgumentTerm]
  ) -> (tensors: [ArgumentTerm], rest: MatchedArguments) {
    let tensors = arguments.prefix { $0.label == nil && $0.term.flows }
    let rest = Array(arguments.dropFirst(tensors.count))
    let targets = signature.targets(of: rest.map { ($0.label?.value, $0.isSpread) })
    return (Array(tensors), MatchedArguments(arguments: rest, targets: targets))
  }
}
