import NetdefTemplates

/// Writes the class of `block Conv3(out: Int) = Conv2d(out, kernel: 3)`: one layer alone adds no
/// scope, so the class is that layer under another name.
extension ClassEmitter {
  /// The class; nil where the right side is a chain.
  func emitLayerAlias(_ expression: Expression) throws(EmissionError) -> Result? {
    if case .chain = expression.unwrapped.kind { return nil }
    let emitter = BodyEmitter(
      mode: .making, surroundings: surroundings, definition: source.name, access: source.access,
      names: BodyNames(), parameters: Set(source.parameters.map(\.local.name)), plan: ChildPlan(),
      expressions: expressions, takenClasses: takenClasses.union([source.name]))
    emitter.bindParameters(source)
    let input = emitter.fresh(source.inputs.first?.name ?? "x")
    var statements = try emitter.computedDefaults(source)
    var type: SwiftType
    let base = emitter.variable("base")
    var conformances = ["LayerAlias", "FixedStructure"]
    switch try emitter.kind(of: expression.unwrapped) {
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.name)
      type = .layer(layer.name)
      let call = try emitter.initializer(
        layer.name, input, layer.signature, arguments, takesGenerator: layer.declaresParameters)
      statements.append(.assign(base, call.throwing))
      // A class of the user may do something else at every call.
      if layer.module != .catalogue { conformances.removeLast() }
    case .module(let module, let arguments) where surroundings.isLayerAlias(module):
      type = .layer(module.name)
      let call = try emitter.initializer(
        module.name, input, module.signature, arguments, takesGenerator: true)
      statements.append(.assign(base, emitter.aliased(call)))
      conformances.removeLast()
    case .recipe(let recipe):
      type = .anyLayer
      let call = emitter.made(by: recipe.tree, on: input)
      statements.append(.assign(base, emitter.aliased(call)))
      conformances = ["LayerAlias"]
    default: return nil
    }
    // What is public does not tell of what is not.
    if !source.access.isEmpty, surroundings.isInternal(type, expressions.declarations) {
      type = .anyLayer
      conformances = ["LayerAlias"]
    }
    var declarations = [
      PropertyTemplate(
        documentation: "The layer that it is.",
        declaration: "\(source.access)let base: \(type.text)"
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

extension BodyEmitter {
  /// `try ChildScope.alias(of: "Conv3", …)`.
  func aliased(_ call: SwiftTree) -> SwiftTree {
    SwiftTree.runtime("ChildScope").member("alias")
      .calling([.init("of", .text(definition)), .init(nil, call)], throwing: true)
  }
}

extension Expression {
  /// Without parentheses around it.
  var unwrapped: Expression {
    if case .group(let inner) = kind { inner.unwrapped } else { self }
  }
}
