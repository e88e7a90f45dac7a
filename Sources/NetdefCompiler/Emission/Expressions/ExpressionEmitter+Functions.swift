/// Calls of `min`, `count` and the like, and of a file's functions.
extension ExpressionEmitter {
  func emitCall(
    _ callee: Expression, _ arguments: [Argument], _ expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    guard case .name(let name) = callee.kind, environment[name] == nil else {
      return try emitRecipeCall(try emit(callee), arguments, callee)
    }
    if declarations.valueFunctions[name] != nil {
      return try values.call(name, arguments, expression, from: self)
    }
    if let function = declarations.functions[name] {
      if isFlow(expression) { throw EmissionError("a tensor here", expression.range) }
      return try emitRecipeCall(functionRecipe(name), arguments, function.signature)
    }
    if let value = try values.value(name, for: self) {
      return try emitRecipeCall(value, arguments, callee)
    }
    if let signature = declarations.signature(of: name) {
      return try emitRecipeCall(layerRecipe(name), arguments, signature)
    }
    return try emitBuiltIn(name, arguments, expression)
  }

  /// Whether a name is a function of compile-time values here.
  func isBuiltIn(_ name: String) -> Bool {
    environment[name] == nil && declarations.valueFunctions[name] == nil
      && declarations.functions[name] == nil && declarations.values[name] == nil
      && Evaluator.functionNames.contains(name)
  }

  private func emitBuiltIn(
    _ name: String, _ arguments: [Argument], _ expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    if name == "zip" || name == "enumerate" || name == "reversed" {
      return try emitListFunction(name, arguments, expression)
    }
    if arguments.contains(where: \.isSpread) {
      // `max(list.., 9)` is `max([list.., 9])`.
      let elements = arguments.map {
        ListElement(clauses: [], expression: $0.expression, isSpread: $0.isSpread)
      }
      return try fold(name, try emitList(elements), expression)
    }
    var values: [SwiftExpression] = []
    for argument in arguments { values.append(try emit(argument.expression)) }
    if values.count == 1, values[0].type.isList { return try fold(name, values[0], expression) }
    switch (name, values.count) {
    case ("count", 1): return try fold(name, convert(values[0], to: .list(.value)), expression)
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
        return try fold(name, convert(values[0], to: .list(.value)), expression)
      }
      throw EmissionError("`\(name)` of these values", expression.range)
    }
  }

  /// A function of one list.
  private func fold(
    _ name: String, _ list: SwiftExpression, _ expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    let list = list.type == .emptyList ? convert(list, to: .list(.int)) : list
    guard case .list(let element) = list.type else {
      throw EmissionError("`\(name)` of these values", expression.range)
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
    default: throw EmissionError("`\(name)` of a list", expression.range)
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
    _ name: String, _ arguments: [Argument], _ expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    switch (name, arguments.count) {
    case ("zip", 2), ("enumerate", 1), ("reversed", 1): return list(try sequence(expression))
    case ("zip", 3...):
      var lists: [SwiftExpression] = []
      var elements: [StaticType] = []
      for argument in arguments {
        let part = try sequence(argument.expression)
        lists.append(list(part))
        elements.append(part.element)
      }
      return arithmetic(
        "zip", lists, .list(.tuple(elements)), throwing: false)
    default: throw EmissionError("`\(name)` of these values", expression.range)
    }
  }
}
