/// What the functions of the language give.
extension Elaborator {
  func builtin(_ name: String, _ arguments: [ArgumentTerm], _ expression: Expression) -> Term {
    let type = result(of: name, arguments, expression)
    return Term(.builtin(name: name, arguments), expression, type)
  }

  private func result(
    of name: String, _ arguments: [ArgumentTerm], _ expression: Expression
  ) -> ValueType {
    for argument in arguments {
      if case .problem(let diagnostic) = argument.term.kind { note(diagnostic) }
    }
    if arguments.contains(where: { $0.label != nil || $0.isSpread }) { return .any }
    let types = arguments.map(\.term.type)
    switch name {
    case "ceil", "floor", "round":
      numbers(types, name, expression)
      return .int
    case "sqrt":
      numbers(types, name, expression)
      return .float
    case "abs":
      numbers(types, name, expression)
      return types.first ?? .any
    case "count":
      for argument in arguments { _ = element(of: argument.term) }
      return .int
    case "sum", "product":
      for argument in arguments where !element(of: argument.term).mayFit(.int) {
        return wrongArguments(name, types, expression)
      }
      return .int
    case "max", "min":
      let elements = types.flatMap(\.alternatives).map { type in
        if case .list(let element) = type { element } else { type }
      }
      numbers(elements, name, expression)
      return .joined(elements)
    case "enumerate":
      guard arguments.count == 1 else { return .any }
      return .list(.tuple([.int, element(of: arguments[0].term)]))
    case "reversed":
      guard arguments.count == 1 else { return .any }
      return .list(element(of: arguments[0].term))
    case "zip": return .list(.tuple(arguments.map { element(of: $0.term) }))
    default: return .any
    }
  }

  private func numbers(_ types: [ValueType], _ name: String, _ expression: Expression) {
    if types.contains(where: { type in !type.mayBe { $0.isNumber || $0 == .tensor } }) {
      _ = wrongArguments(name, types, expression)
    }
  }

  private func wrongArguments(
    _ name: String, _ types: [ValueType], _ expression: Expression
  ) -> ValueType {
    note(.wrongFunctionArguments(name, types, at: expression.range))
    return .any
  }
}
