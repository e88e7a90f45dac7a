import NetdefTemplates

/// Writes the class of `block Conv2dAuto(…) = Conv2d(…)`: a layer under another name.
extension ClassEmitter {
  /// The class; nil where the right side is a chain.
  func emitLayerAlias(_ expression: Expression) throws(EmissionError) -> Result? {
    if case .chain = expression.unwrapped.kind { return nil }
    let emitter = BodyEmitter(
      mode: .making, surroundings: surroundings, definition: source.name, access: source.access,
      names: BodyNames(), parameters: Set(source.parameters.map(\.local)), plan: ChildPlan(),
      expressions: expressions, takenClasses: takenClasses.union([source.name]))
    emitter.bindParameters(source)
    var statements: [String] = []
    for parameter in source.parameters {
      guard case .computed(let value) = parameter.defaultValue else { continue }
      let text = try emitter.expressions.emit(value, as: parameter.type)
      statements.append(
        "let \(parameter.local) = \(text.isThrowing ? "try " : "")\(parameter.local) ?? \(text.text)")
    }
    let input = emitter.fresh(source.inputs.first?.name ?? "x")
    let type: String
    switch try emitter.kind(of: expression.unwrapped) {
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.name)
      type = layer.name
      let call = try emitter.initializer(
        layer.name, input, layer.signature, arguments, takesGenerator: layer.declaresParameters)
      statements.append("base = try \(call)")
    case .module(let module, let arguments) where surroundings.isLayerAlias(module):
      type = module.name
      let call = try emitter.initializer(
        module.name, input, module.signature, arguments, takesGenerator: true)
      statements.append("base = try \(call)")
    case .recipe(let recipe):
      type = "any Layer"
      statements.append("base = try \(recipe.atom).make(on: &\(input), generator: generator)")
    default: return nil
    }
    var declarations = [
      PropertyTemplate(
        documentation: type == "any Layer" ? "The layer that it is." : "The `\(type)` that it is.",
        declaration: "\(source.access)let base: \(type)"
      ).text,
      PropertyTemplate(
        documentation: "The same, of which names, weights and printed text come.",
        declaration: "\(source.access)var aliased: any Layer { base }"
      ).text,
    ]
    declarations.append(initializer(statements, kept: [], isAlias: true))
    declarations += try convenience()
    declarations += choices
    declarations += try recipe()
    declarations += emitter.classes
    let text = DefinitionTemplate(
      access: source.access, documentation: source.documentation, name: source.name,
      conformances: ["LayerAlias", "FixedStructure"], declarations: declarations
    ).text
    return Result(text: text, properties: [])
  }
}

extension Expression {
  /// Without parentheses around it.
  var unwrapped: Expression {
    if case .group(let inner) = kind { inner.unwrapped } else { self }
  }
}
