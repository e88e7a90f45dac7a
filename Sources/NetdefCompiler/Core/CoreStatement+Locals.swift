extension CoreStatement {
  /// The variables that it gives a value, wherever in it that may be.
  var assigned: [Local] {
    switch kind {
    case .assign(let local, _, _): [local].compactMap { $0 }
    case .branch(_, let then, let otherwise): (then + otherwise).flatMap(\.assigned)
    case .loop(_, _, let body), .rejected(_, let body): body.flatMap(\.assigned)
    case .input, .output, .bind, .variable, .layer, .require, .state, .cost: []
    }
  }

  /// The locals that it names for the statements behind it, with the places; not those of arms.
  var named: [(local: Local, name: Name)] {
    switch kind {
    case .input(let input): [(input.local, input.name)]
    case .bind(let pattern, _, _, _): Array(zip(pattern.locals, pattern.located))
    case .variable(let local, let name, _, _): [(local, name)]
    case .layer(let local, let name, _):
      local.map { [($0, Name($0.name, name.syntax.range))] } ?? []
    case .rejected(let names, _): names.map { ($0.0, $0.1) }
    case .output, .assign, .require, .branch, .loop, .state, .cost: []
    }
  }
}
