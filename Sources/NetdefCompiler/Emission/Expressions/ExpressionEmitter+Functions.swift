/// Calls of `min`, `count` and the like.
extension ExpressionEmitter {
  func emitBuiltin(
    _ name: String, _ arguments: [ArgumentTerm], _ term: Term
  ) throws(EmissionError) -> SwiftExpression {
    if name == "zip" || name == "enumerate" || name == "reversed" {
      return try emitListFunction(name, arguments, term)
    }
    if arguments.contains(where: \.isSpread) {
      // `max(list.., 9)` is `max([list.., 9])`.
      let elements = arguments.map {
        ElementTerm(clauses: [], term: $0.term, isSpread: $0.isSpread)
      }
      return try fold(name, try emitList(elements), term)
    }
    var values: [SwiftExpression] = []
    for argument in arguments { values.append(try emit(argument.term)) }
    if values.count == 1, values[0].type.isList { return try fold(name, values[0], term) }
    switch (name, values.count) {
    case ("count", 1): return try fold(name, convert(values[0], to: .list(.value)), term)
    case ("min", 1...), ("max", 1...): return try extreme(name, values)
    case ("floor", 1), ("ceil", 1), ("round", 1):
      switch values[0].type {
      case .int, .undetermined: return values[0].typed(.int)
      case .float: return arithmetic(name, values, .int)
      default: return arithmetic(name, [convert(values[0], to: .value)], .int)
      }
    case ("abs", 1):
      switch values[0].type {
      case .int, .float, .undetermined:
        var result = call("abs", values, values[0].type)
        result.sign = .notNegative
        return result
      default: return arithmetic("abs", [convert(values[0], to: .value)], .value)
      }
    case ("sqrt", 1): return arithmetic("sqrt", [real(values[0])], .float)
    default:
      if values.count == 1 {
        return try fold(name, convert(values[0], to: .list(.value)), term)
      }
      throw EmissionError("`\(name)` of these values", term.range)
    }
  }

  /// A function of one list.
  private func fold(
    _ name: String, _ list: SwiftExpression, _ term: Term
  ) throws(EmissionError) -> SwiftExpression {
    let list = list.type == .emptyList ? convert(list, to: .list(.int)) : list
    guard case .list(let element) = list.type else {
      throw EmissionError("`\(name)` of these values", term.range)
    }
    switch name {
    case "count":
      return SwiftExpression(
        list.tree.member("count"), .int,
        sign: list.count.map { $0 > 0 ? .positive : .notNegative } ?? .notNegative)
    case "sum", "product":
      return arithmetic(name, [convert(list, to: .list(.int))], .int)
    case "min", "max":
      let function = name == "min" ? "minimum" : "maximum"
      switch element {
      case .int, .float: return arithmetic(function, [list], element)
      default: return arithmetic(function, [convert(list, to: .list(.value))], .value)
      }
    default: throw EmissionError("`\(name)` of a list", term.range)
    }
  }

  /// `min(a, b)` of numbers: a Float among them makes the result one.
  private func extreme(
    _ name: String, _ values: [SwiftExpression]
  ) throws(EmissionError) -> SwiftExpression {
    let types = Set(values.map(\.type)).subtracting([.undetermined])
    guard types.isSubset(of: [.int, .float]) else {
      let list = SwiftTree.array(values.map { convert($0, to: .value).tree })
      return SwiftExpression(
        .runtime("Arithmetic").member(name == "min" ? "minimum" : "maximum")
          .calling([list], throwing: true), .value)
    }
    let type: StaticType = types.contains(.float) ? .float : types.isEmpty ? .undetermined : .int
    let numbers = type == .float ? values.map(real) : values
    if numbers.count == 1 { return numbers[0].typed(type) }
    var result = call(name, numbers, type)
    let signs = values.map(\.sign)
    result.sign = (name == "min" ? signs.min() : signs.max()) ?? .unknown
    return result
  }

  private func emitListFunction(
    _ name: String, _ arguments: [ArgumentTerm], _ term: Term
  ) throws(EmissionError) -> SwiftExpression {
    switch (name, arguments.count) {
    case ("zip", 2), ("enumerate", 1), ("reversed", 1): return list(try sequence(term))
    case ("zip", 3...):
      var lists: [SwiftExpression] = []
      var elements: [StaticType] = []
      for argument in arguments {
        let part = try sequence(argument.term)
        lists.append(list(part))
        elements.append(part.element)
      }
      return arithmetic(
        "zip", lists, .list(.tuple(elements)), throwing: false)
    default: throw EmissionError("`\(name)` of these values", term.range)
    }
  }
}
