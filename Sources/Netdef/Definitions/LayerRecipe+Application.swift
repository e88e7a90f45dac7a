/// Partial application: the rules are the checker's.
extension LayerRecipe {
  /// The recipe with further arguments: one without a label goes to the next parameter that has none
  /// yet, one with a label replaces an earlier one.
  ///
  /// - Throws: `DefinitionError` for a label that no parameter has, for too many arguments and for a
  ///   value of another kind than a parameter states.
  public func dynamicallyCall(
    withKeywordArguments arguments: KeyValuePairs<String, any NetdefValueConvertible>
  ) throws -> LayerRecipe {
    try applied(to: arguments.map { (label: $0.key, value: $0.value.netdefValue) })
  }

  /// The recipe with further arguments; an empty label is none.
  public func applied(to arguments: [(label: String, value: NetdefValue)]) throws -> LayerRecipe {
    var recipe = self
    var isNew: Set<String> = []
    var positional = parameters.filter {
      !$0.isLabelOnly && self.arguments[$0.name] == nil
    }[...]
    for (label, value) in arguments {
      let parameter = try parameter(label, &positional)
      guard isNew.insert(parameter.name).inserted else {
        throw DefinitionError.argumentTwice(parameter.name)
      }
      recipe.arguments[parameter.name] = try parameter.checked(value, in: name)
    }
    return recipe
  }

  /// The parameter that an argument is for; `positional` are those that one without a label can be
  /// for.
  private func parameter(
    _ label: String, _ positional: inout ArraySlice<Parameter>
  ) throws -> Parameter {
    guard !label.isEmpty else {
      if let parameter = positional.popFirst() { return parameter }
      throw DefinitionError.tooManyArguments(
        of: netdefName, limit: parameters.filter { !$0.isLabelOnly }.count)
    }
    if let parameter = parameters.first(where: { $0.isCalled(label) }) {
      positional.removeAll { $0.name == parameter.name }
      return parameter
    }
    if isChain { throw DefinitionError.tooManyArguments(of: netdefName, limit: 0) }
    if let (old, new) = renamed.first(where: { $0.key == label || camelCase($0.key) == label }) {
      throw DefinitionError.renamedArgument(old, to: new, of: name)
    }
    throw DefinitionError.unknownArgument(label, of: name, known: parameters.map(\.name))
  }

  /// The name in messages: a chain's text may be long.
  private var netdefName: String { isChain ? "( … )" : name }

  /// The arguments for the making.
  ///
  /// - Throws: `DefinitionError` `missing-argument` that names each that is needed.
  func completeArguments() throws -> RecipeArguments {
    let missing = parameters.filter { $0.isRequired == true && arguments[$0.name] == nil }
    guard missing.isEmpty else {
      throw DefinitionError.missingArguments(
        missing.map { ($0.name, $0.description) }, of: name)
    }
    return RecipeArguments(recipe: name, values: arguments)
  }
}
