/// Checks definitions that nobody uses: with the sizes of their inputs left open.
struct UnusedDefinitions {
  let context: CheckContext

  /// Reports what is wrong whatever the sizes are.
  func check() {
    let declarations = context.declarations
    // One context for all: what one definition makes of another is known to the next.
    let inner = CheckContext(
      elaboration: context.elaboration, files: context.files,
      bag: context.bag.emptied(ignoring: Self.dependsOnSizes), budget: context.budget,
      isSymbolic: true)
    let values = declarations.values.keys.filter { $0.module == .own }
    for id in values.sorted(by: { $0.name < $1.name }) { _ = context.global(id, nil) }
    for id in declarations.moduleNames
    where !context.instantiated.contains(id) && !inner.instantiated.contains(id) {
      if let declaration = declarations.modules[id] { check(declaration, inner) }
    }
    for declaration in declarations.nameless where declaration.isComplete {
      if !isFull(declaration) {
        _ = Instantiation(context: context, declaration: declaration).root()
      }
    }
    for declaration in declarations.nameless where !declaration.isComplete {
      check(declaration, inner)
    }
    context.instantiated.formUnion(inner.instantiated)
    for diagnostic in inner.bag.sorted { context.bag.report(diagnostic) }
  }

  private func isFull(_ declaration: ModuleDeclaration) -> Bool {
    context.bag.isFull(declaration.definition.name.range.file)
  }

  private func check(_ declaration: ModuleDeclaration, _ inner: CheckContext) {
    guard !isFull(declaration) else { return }
    let arguments = symbolicArguments(declaration)
    let layer = LayerValue(
      kind: .declared(declaration.id), arguments: arguments,
      range: declaration.definition.name.range)
    // What stands inside is checked with it.
    _ = Instantiation(context: inner, declaration: declaration).symbolic(layer)
  }

  /// What an open size makes of correct code; only a use can tell.
  private static let dependsOnSizes: Set<String> = [
    "open-parameter", "undecidable", "shapes-differ", "size-mismatch",
    "wrong-index", "list-too-long",
  ]

  /// Open sizes for parameters without a default; of layers, lists and the like nothing is known,
  /// which silences what depends on them.
  private func symbolicArguments(
    _ declaration: ModuleDeclaration
  ) -> [String: ArgumentMatcher.Written] {
    var arguments: [String: ArgumentMatcher.Written] = [:]
    for parameter in declaration.definition.parameters where parameter.defaultValue == nil {
      var value = Value.unknown
      if case .named(let type)? = parameter.type.alternatives.first {
        switch type.value {
        case "Int", "Pair": value = .int(Size(symbol: parameter.name.value))
        case "Bool": value = .undecided
        default: break
        }
      }
      arguments[parameter.name.value] = ArgumentMatcher.Written(
        value: value, range: parameter.name.range)
    }
    return arguments
  }
}
