import NetdefTemplates

/// Writes the class of `block Conv3(out: Int) = Conv2d(out, kernel: 3)`: one layer alone adds no
/// scope, so the class is that layer under another name.
extension ClassEmitter {
  /// The class; nil where the right side is a chain.
  func emitLayerAlias(_ expression: Expression) throws(EmissionError) -> Result? {
    if case .chain = expression.unwrapped.kind { return nil }
    let emitter = BodyEmitter(
      mode: .making, surroundings: surroundings, definition: source.name, access: source.access,
      names: BodyNames(), parameters: Set(source.parameters.map(\.local)), plan: ChildPlan(),
      expressions: expressions, takenClasses: takenClasses.union([source.name]))
    emitter.bindParameters(source)
    let input = emitter.fresh(source.inputs.first?.name ?? "x")
    var statements = try emitter.computedDefaults(source)
    var type: String
    var conformances = ["LayerAlias", "FixedStructure"]
    switch try emitter.kind(of: expression.unwrapped) {
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.name)
      type = layer.name
      let call = try emitter.initializer(
        layer.name, input, layer.signature, arguments, takesGenerator: layer.declaresParameters)
      statements.append("base = try \(call)")
      // A class of the user may do something else at every call.
      if layer.module != .catalogue { conformances.removeLast() }
    case .module(let module, let arguments) where surroundings.isLayerAlias(module):
      type = module.name
      let call = try emitter.initializer(
        module.name, input, module.signature, arguments, takesGenerator: true)
      statements.append("base = try ChildScope.alias(of: \"\(source.name)\", \(call))")
      conformances.removeLast()
    case .recipe(let recipe):
      type = "any Layer"
      let call = "\(recipe.atom).make(on: &\(input), generator: generator)"
      statements.append("base = try ChildScope.alias(of: \"\(source.name)\", \(call))")
      conformances = ["LayerAlias"]
    default: return nil
    }
    // What is public does not tell of what is not.
    if !source.access.isEmpty, surroundings.isInternal(type, expressions.declarations) {
      type = "any Layer"
      conformances = ["LayerAlias"]
    }
    var declarations = [
      PropertyTemplate(
        documentation: "The layer that it is.", declaration: "\(source.access)let base: \(type)"
      ).text,
      initializer(statements, kept: [], isAlias: true),
    ]
    declarations += try convenience()
    declarations += choices
    declarations += try recipe()
    declarations += emitter.classes
    let text = DefinitionTemplate(
      access: source.access, documentation: source.documentation, name: source.name,
      conformances: conformances, declarations: declarations
    ).text
    return Result(text: text, properties: [], classNames: Set(emitter.liftedNames.values))
  }
}

extension Expression {
  /// Without parentheses around it.
  var unwrapped: Expression {
    if case .group(let inner) = kind { inner.unwrapped } else { self }
  }
}
