/// Checks the layers of a definition by `=` that nobody uses: no use could give what they lack.
struct IncompleteAlias {
  let declaration: ModuleDeclaration
  let term: Term
  let evaluator: Evaluator
  let context: CheckContext

  /// Reports arguments that are needed and missing.
  func check(_ layer: LayerValue) {
    switch layer.kind {
    case .declared(let id):
      // What a parameter stands for, a use may replace.
      guard term.namesDeclaration else { return }
      let missing = missingParameters(of: layer, id)
      guard !missing.isEmpty else { return }
      evaluator.bag.report(
        .incompleteAlias(
          missing.map { ($0.name.value, TypeChecker.describe($0.type)) }, of: id.name,
          completed: completed(layer, id, missing),
          recipe: "let \(declaration.name.prefix(1).lowercased() + declaration.name.dropFirst()) = "
            + text(term.range),
          at: layer.range))
    case .chain(let closure):
      var inner = evaluator
      inner.environment = closure.environment
      for step in closure.steps where step.term.namesDeclaration {
        guard case .layer(let layer) = inner.evaluate(step.term), layer.isRight,
          case .declared(let id) = layer.kind,
          let signature = context.declarations.signature(of: id)
        else { continue }
        _ = ArgumentMatcher(declaration: signature, evaluator: inner)
          .isComplete(layer.arguments, at: layer.range)
      }
    case .function, .instance: break
    }
  }

  private func missingParameters(of layer: LayerValue, _ id: DefinitionID) -> [ParameterSyntax] {
    context.declarations.signature(of: id)?.parameters.filter {
      $0.defaultValue == nil && layer.arguments[$0.name.value] == nil
    } ?? []
  }

  /// `block D(out: Int) = Conv2d(out: out, kernel: 3)`.
  private func completed(
    _ layer: LayerValue, _ id: DefinitionID, _ missing: [ParameterSyntax]
  ) -> String {
    let own = declaration.definition.parameters
    let added = missing.filter { parameter in
      !own.contains { $0.name.value == parameter.name.value }
    }
    let parameters =
      added.map { "\($0.name.value): \(Self.text(of: $0.type))" }
      + own.map { parameter in
        let end = parameter.defaultValue?.range ?? parameter.type.range
        return text(parameter.name.range.through(end))
      }
    let arguments = (context.declarations.signature(of: id)?.parameters ?? []).compactMap {
      parameter -> String? in
      let name = parameter.name.value
      if missing.contains(where: { $0.name.value == name }) { return "\(name): \(name)" }
      return layer.arguments[name].map { "\(name): \(text($0.range))" }
    }
    return "\(declaration.definition.keyword.value) \(declaration.name)"
      + "(\(parameters.joined(separator: ", "))) = \(id.name)"
      + "(\(arguments.joined(separator: ", ")))"
  }

  /// The type of a parameter that is to be added.
  private static func text(of type: TypeSyntax) -> String {
    guard case .named(let name)? = type.alternatives.first else { return "…" }
    return name.value
  }

  /// The source at a place on one line.
  private func text(_ range: SourceRange) -> String {
    context.files[range.file].text(range.lower, range.upper)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Term {
  /// Whether it names a layer, block or model, perhaps with arguments.
  fileprivate var namesDeclaration: Bool {
    switch kind {
    case .layer, .construct: true
    case .group(let inner): inner.namesDeclaration
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .problem, .missing:
      false
    }
  }
}
