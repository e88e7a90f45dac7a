/// Writes the class of `block Conv3(out: Int) = Conv2d(out, kernel: 3)`: one layer alone adds no
/// scope, so the class is that layer under another name.
extension ClassEmitter {
  /// The class; nil where the right side is a chain.
  func emitLayerAlias(_ term: Term) throws(EmissionError) -> Result? {
    if term.unwrapped.isChain { return nil }
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
    switch try emitter.kind(of: term.unwrapped) {
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.id)
      type = .layer(layer.name)
      let call = try emitter.initializer(
        layer.id, input, arguments, takesGenerator: layer.declaresParameters)
      statements.append(.assign(base, call.throwing))
      // A class of the user may do something else at every call.
      if layer.module != .catalogue { conformances.removeLast() }
    case .module(let module, let arguments) where surroundings.isLayerAlias(module):
      type = .layer(module.name)
      let call = try emitter.initializer(
        module.id, input, arguments, takesGenerator: true)
      statements.append(.assign(base, emitter.aliased(call)))
      conformances.removeLast()
    case .recipe(let recipe):
      type = .anyLayer
      let call = emitter.made(by: recipe.tree, on: input)
      statements.append(.assign(base, emitter.aliased(call)))
      conformances = ["LayerAlias"]
    case .module, .function, .shared, .recipes, .nothing: return nil
    }
    // What is public does not tell of what is not.
    if source.access == .everyone, surroundings.isInternal(type) {
      type = .anyLayer
      conformances = ["LayerAlias"]
    }
    var declarations: [SwiftMember] = [
      .property("The layer that it is.", source.access, base, type),
      initializer(statements, kept: [], isAlias: true),
    ]
    declarations += try convenience()
    declarations += choices
    declarations += try recipe()
    declarations += emitter.classes
    return Result(
      member: member(conformances, declarations), properties: [],
      classNames: Set(emitter.liftedNames.values))
  }
}

extension BodyEmitter {
  /// `try ChildScope.alias(of: "Conv3", …)`.
  func aliased(_ call: SwiftTree) -> SwiftTree {
    SwiftTree.runtime("ChildScope").member("alias")
      .calling([.init("of", .text(definition)), .init(nil, call)], throwing: true)
  }
}
