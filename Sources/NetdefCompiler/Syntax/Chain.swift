/// `value -> step -> step`: the flow of data.
struct Chain: Sendable {
  var steps: [StepSyntax]
}

/// One element of a chain with the name that it may carry.
struct StepSyntax: Sendable {
  var name: StepName?
  var expression: Expression

  var range: SourceRange { name.map { $0.range.through(expression.range) } ?? expression.range }
}

/// A step's name, which may be computed: `denselayer{i + 1}`.
struct StepName: Sendable {
  enum Segment: Sendable {
    case text(String)
    case expression(Expression)
  }

  var segments: [Segment]
  var range: SourceRange

  /// The name without what is computed, `cell{}`: layers that one `layer` statement declares have it
  /// in common, and no plain name is one.
  var pattern: String {
    segments.map { segment in
      switch segment {
      case .text(let text): text
      case .expression: "{}"
      }
    }.joined()
  }

  /// The name when nothing in it is computed.
  var plain: String? {
    if segments.count == 1, case .text(let text) = segments[0] { return text }
    return nil
  }
}
