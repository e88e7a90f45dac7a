/// Layers as values: recipes, with some arguments given.
extension ExpressionEmitter {
  /// More arguments for a recipe whose parameters are not known before the program runs.
  func emitRecipeCall(
    _ recipe: SwiftExpression, _ arguments: [Argument], _ callee: Expression
  ) throws(EmissionError) -> SwiftExpression {
    if recipe.type == .tensor { throw EmissionError("a call of a tensor", callee.range) }
    var values: [(label: String?, value: SwiftExpression)] = []
    for argument in arguments {
      try refuseSpread(argument)
      let label = argument.label?.value
      if case .name(let name) = argument.expression.kind, isSymbol(name, label: label) {
        values.append((label, convertible(SwiftExpression(.symbol(name), .symbol(name)))))
      } else {
        values.append((label, convertible(try emit(argument.expression))))
      }
    }
    return recipeCall(convert(recipe, to: .recipe), values)
  }

  /// More arguments for the recipe of something declared.
  func emitRecipeCall(
    _ recipe: SwiftExpression, _ arguments: [Argument], _ signature: Signature
  ) throws(EmissionError) -> SwiftExpression {
    var values: [(label: String?, value: SwiftExpression)] = []
    for (argument, parameter) in try matched(arguments, signature) {
      // Nothing tells Swift there that `[1, 3]` is a pair.
      let value = try emit(
        argument.expression, for: parameter, of: signature,
        isExpected: !argument.expression.holdsTuple)
      values.append((argument.label?.value, convertible(named(value, parameter, signature))))
    }
    return recipeCall(recipe, values)
  }

  /// A case of an enum with its type, which nothing around tells.
  private func named(
    _ value: SwiftExpression, _ parameter: ParameterSyntax, _ signature: Signature
  ) -> SwiftExpression {
    guard value.tree.implicitMember != nil else { return value }
    switch value.type {
    case .padding, .optional(.padding):
      return value.replacing(value.tree.qualified(by: StaticType.padding.swiftType))
    case .choice(let type, _), .optional(.choice(let type, _)):
      return value.replacing(value.tree.qualified(by: type))
    default: return value
    }
  }

  private func recipeCall(
    _ recipe: SwiftExpression, _ arguments: [(label: String?, value: SwiftExpression)]
  ) -> SwiftExpression {
    if arguments.isEmpty { return recipe }
    let items = arguments.map { label, value in
      SwiftList.Item(label.map(SwiftNames.label), value.tree)
    }
    return SwiftExpression(recipe.tree.calling(items, throwing: true), .recipe)
  }

  /// Whether a bare name is meant as a symbol, where the recipe's parameters are not known: it names
  /// nothing else, or some definition takes it for a parameter of that label.
  private func isSymbol(_ name: String, label: String?) -> Bool {
    guard environment[name] == nil, !name.isCapitalised else { return false }
    if declarations.values[name] != nil { return false }
    guard declarations.functions[name] != nil else { return true }
    guard let label else { return false }
    let parameters =
      declarations.all.modules.values.flatMap(\.definition.parameters)
      + declarations.all.layers.values.flatMap(\.parameters)
    return parameters.contains { $0.name.value == label && $0.symbols.contains(name) }
  }

  /// Whether data flows through an expression: its value is a tensor, or several.
  func isFlow(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name): environment[name]?.type.holdsTensors ?? false
    case .group(let inner), .negation(let inner): isFlow(inner)
    case .tuple(let elements): elements.contains(where: isFlow)
    case .list(let elements):
      elements.contains { $0.clauses.isEmpty && isFlow($0.expression) }
    case .arithmetic(let first, let rest):
      isFlow(first) || rest.contains { isFlow($0.expression) }
    case .power(let base, let exponent): isFlow(base) || isFlow(exponent)
    case .index(let base, _): isFlow(base)
    case .member(let base, let name): name.value != "shape" && isFlow(base)
    case .conditional(let conditional):
      isFlow(conditional.then) || conditional.otherwise.map(isFlow) ?? false
    case .chain(let chain): chain.steps[0].name == nil && isFlow(chain.steps[0].expression)
    case .call(let callee, let arguments): isFlow(callee, arguments)
    default: false
    }
  }

  /// Whether a call is given tensors: of functions of numbers only their sizes are.
  private func isFlow(_ callee: Expression, _ arguments: [Argument]) -> Bool {
    if case .name(let name) = callee.kind,
      isBuiltIn(name) || environment[name] == nil && declarations.valueFunctions[name] != nil
    {
      return false
    }
    return arguments.contains { $0.label == nil && isFlow($0.expression) }
  }
}

extension Expression {
  /// Whether it is a tuple as it is written, or one of those in it is.
  fileprivate var holdsTuple: Bool {
    switch kind {
    case .tuple: true
    case .group(let inner): inner.holdsTuple
    case .conditional(let conditional):
      conditional.then.holdsTuple || conditional.otherwise?.holdsTuple ?? false
    case .list(let elements): elements.contains { $0.expression.holdsTuple }
    default: false
    }
  }
}
