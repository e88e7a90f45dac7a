/// Layers as values: recipes, with some arguments given.
extension ExpressionEmitter {
  /// More arguments for a recipe whose parameters are not known before the program runs.
  func emitRecipeCall(
    _ recipe: SwiftExpression, _ arguments: [ArgumentTerm], _ callee: Term
  ) throws(EmissionError) -> SwiftExpression {
    if recipe.type == .tensor { throw EmissionError("a call of a tensor", callee.range) }
    var values: [(label: String?, value: SwiftExpression)] = []
    for argument in arguments {
      try refuseSpread(argument)
      let label = argument.label?.value
      if let name = symbol(of: argument) {
        values.append((label, convertible(SwiftExpression(.symbol(name), .symbol(name)))))
      } else {
        values.append((label, convertible(try emit(argument.term))))
      }
    }
    return recipeCall(convert(recipe, to: .recipe), values)
  }

  /// More arguments for the recipe of something declared.
  func emitRecipeCall(
    _ recipe: SwiftExpression, _ arguments: MatchedArguments, of id: DefinitionID
  ) throws(EmissionError) -> SwiftExpression {
    var values: [(label: String?, value: SwiftExpression)] = []
    for (argument, _, parameter) in try matched(arguments, for: id) {
      // Nothing tells Swift there that `[1, 3]` is a pair.
      let value = try emit(
        argument.term, for: parameter, of: id, isExpected: !argument.term.holdsTuple)
      values.append((argument.label?.value, convertible(named(value))))
    }
    return recipeCall(recipe, values)
  }

  /// A case of an enum with its type, which nothing around tells.
  private func named(_ value: SwiftExpression) -> SwiftExpression {
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

  /// The name that an argument may be as a symbol, where the recipe's parameters are not known: it
  /// stands for nothing else, or some definition takes it for a parameter of that label.
  private func symbol(of argument: ArgumentTerm) -> String? {
    guard case .name(let name) = argument.term.syntax.kind, !name.isCapitalised else { return nil }
    switch argument.term.kind {
    // Only the value of what is called tells whether it is wrong.
    case .problem: return name
    case .function:
      guard let label = argument.label?.value else { return nil }
      let declarations = elaboration.declarations
      let parameters =
        declarations.modules.values.lazy.flatMap(\.definition.parameters)
        + declarations.layers.values.flatMap(\.parameters)
      let isTaken = parameters.contains { $0.name.value == label && $0.symbols.contains(name) }
      return isTaken ? name : nil
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .construct, .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .group,
      .missing:
      return nil
    }
  }
}
