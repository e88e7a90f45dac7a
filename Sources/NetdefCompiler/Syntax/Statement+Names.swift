extension Statement {
  /// The names that later statements may use.
  var names: [Name] {
    switch kind {
    case .input(let name, _, _), .variable(let name, _, _): [name]
    case .letValue(let pattern, _, _, _): pattern.located
    case .layer(let name, _): name.plain.map { [Name($0, name.range)] } ?? []
    case .outputShape, .output, .assignment, .state, .initialization, .requirement, .forLoop,
      .whileLoop, .conditional, .renamed, .cost, .unreadable:
      []
    }
  }
}
