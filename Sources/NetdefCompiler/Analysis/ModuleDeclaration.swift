/// A model or block as declared.
struct ModuleDeclaration: Sendable {
  var definition: Definition
  var content: ModuleSyntax

  var isModel: Bool { definition.keyword.value == "model" }

  /// Whether a model needs no arguments: it is a network by itself.
  var isComplete: Bool {
    isModel && definition.parameters.allSatisfy { $0.defaultValue != nil }
  }

  var name: String { definition.name.value }
  var signature: Signature { Signature(name: name, parameters: definition.parameters) }

  /// The `in` statements, outside of conditions: a definition states its inputs first.
  var inputs: [(name: Name, isVariadic: Bool, shape: ShapeSyntax)] {
    guard case .body(let statements) = content else { return [] }
    return statements.compactMap { statement in
      if case .input(let name, let isVariadic, let shape) = statement.kind {
        return (name, isVariadic, shape)
      }
      return nil
    }
  }
}
