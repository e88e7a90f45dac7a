extension Elaboration {
  /// What a definition is made of: the defaults of its parameters and its body.
  func terms(of id: DefinitionID) -> [Term] {
    if let declaration = declarations.modules[id] {
      let module = module(declaration)
      let body: [Term]
      switch module.content {
      case .body(let statements): body = statements.flatMap(\.allTerms)
      case .alias(let term): body = [term]
      }
      return module.parameters.compactMap(\.defaultValue) + body
    }
    if let function = function(id) {
      return function.parameters.compactMap(\.defaultValue) + [function.body]
    }
    if let definition = declarations.values[id], let value = value(definition) {
      return [value.value]
    }
    // An extern declaration sees no other definitions.
    return []
  }

  // MARK: Settings

  /// A value that is set from outside of the files.
  func setting(_ expression: Expression) -> Term {
    Elaborator(self, ElaborationBody()).term(expression)
  }

  /// What is set of a definition's parameters.
  func arguments(_ arguments: [Argument], for signature: Signature) -> MatchedArguments {
    Elaborator(self, ElaborationBody()).matched(signature, arguments).0
  }
}
