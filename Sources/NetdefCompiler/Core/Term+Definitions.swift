extension Term {
  /// The definitions that its names stand for, with the places of the names.
  var definitionUses: [(id: DefinitionID, range: SourceRange)] {
    let own: DefinitionID?
    var range = range
    switch kind {
    case .global(let id), .layer(let id), .function(let id): own = id
    case .call(let id, _), .construct(let id, _, _), .operate(let id, _, _):
      own = id
      if case .call(let callee, _) = syntax.kind { range = callee.range }
    case .integer, .float, .boolean, .none, .symbol, .local, .computedName, .negation, .not,
      .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .apply, .index, .member,
      .tuple, .list, .conditional, .chain, .group, .problem, .missing:
      own = nil
    }
    return (own.map { [($0, range)] } ?? []) + parts.flatMap(\.definitionUses)
  }

  /// The definitions that it names, in the order of the text and as often.
  var definitions: [DefinitionID] { definitionUses.map(\.id) }
}
