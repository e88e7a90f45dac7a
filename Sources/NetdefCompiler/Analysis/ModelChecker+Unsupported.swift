extension ModelChecker {
  /// Reports a statement that the grammar has and models don't have yet. The names that it gives
  /// may be used: one cause gives one error.
  mutating func reject(_ statement: Statement, in body: [Statement]) {
    var what = "`\(statement.keyword.value)` in a model"
    switch statement.kind {
    case .unreadable(let names):
      adoptUnknown(names)
      return
    case .assignment(let name, _):
      guard Self.declaresVariable(name.value, body) else {
        bag.report(.unknownVariable(name.value, at: name.range))
        adoptUnknown([name])
        return
      }
      what = "an assignment"
    case .letValue(let pattern, _, _, _):
      what = "a `let` with a type"
      adoptUnknown(pattern.names)
    case .variable(let name, _, _): adoptUnknown([name])
    case .layer(let name, _), .state(_, let name, _, _):
      adoptUnknown(name.plain.map { [Name($0, name.range)] } ?? [])
    case .outputShape:
      bag.report(.outputWithoutValue(at: statement.range))
      return
    default: break
    }
    bag.report(.notYetSupported(what, at: statement.keyword.range))
  }

  private static func declaresVariable(_ name: String, _ body: [Statement]) -> Bool {
    body.contains { statement in
      if case .variable(let variable, _, _) = statement.kind {
        variable.value == name
      } else {
        false
      }
    }
  }
}

extension Pattern {
  /// The names that it binds.
  var names: [Name] {
    switch self {
    case .name(let name): [name]
    case .ignored: []
    case .tuple(let parts, _): parts.flatMap(\.names)
    }
  }
}
