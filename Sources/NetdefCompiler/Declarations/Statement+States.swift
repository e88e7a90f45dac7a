extension Statement {
  /// The parameters and buffers that it declares.
  var states: [String] {
    switch kind {
    case .state(_, let state, _, _): state.plain.map { [$0] } ?? []
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.states)
    case .input, .outputShape, .output, .letValue, .variable, .assignment, .layer, .initialization,
      .requirement, .forLoop, .whileLoop, .renamed, .cost, .unreadable:
      []
    }
  }
}
