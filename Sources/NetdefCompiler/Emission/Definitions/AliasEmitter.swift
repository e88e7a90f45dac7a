import NetdefTemplates

/// Writes the class of `model ResNet18 = ResNet(BasicBlock, [2, 2, 2, 2])`: the same children under
/// the same names, by another type.
extension ClassEmitter {
  /// A definition by `=` whose right side is one model or block.
  struct Alias {
    var target: String
    var isPlainModel: Bool
    var call: [Argument]
    var signature: Signature

    /// The stored properties of the target, which the alias passes on.
    var properties: [ChildPlan.Property]
    var isSequential: Bool

    /// The names of the outputs.
    var outputs: [String?] = []
    var printsByInstance = false
  }

  func emit(_ alias: Alias) throws(EmissionError) -> Result {
    let emitter = BodyEmitter(
      mode: .making, surroundings: surroundings, definition: source.name, access: source.access,
      names: BodyNames(), parameters: Set(source.parameters.map(\.local.name)), plan: ChildPlan(),
      expressions: expressions, takenClasses: takenClasses.union([source.name]))
    emitter.bindParameters(source)
    var statements = try emitter.computedDefaults(source)
    let input = emitter.fresh(source.inputs.first?.name ?? "x")
    let inputName = SwiftNames.escaped(input.name)
    let network = emitter.variable("network")
    let start: [SwiftList.Item] =
      isSingleFlow
      ? [.init("on", SwiftTree.variable(input).reference)]
      : [
        .init("on", .variable(emitter.variable("inputs"))),
        .init("outputs", SwiftTree.variable(emitter.variable("outputs")).reference),
      ]
    if alias.isPlainModel {
      statements.append(
        .assign(network, emitter.threaded(alias.target, on: input).throwing))
    } else {
      let given = try emitter.expressions.arguments(alias.call, for: alias.signature).items
      let call = SwiftTree.type(.layer(alias.target))
        .calling(start + given + [emitter.generator])
      statements.append(.assign(network, emitter.aliased(call)))
    }
    var declarations = [
      PropertyTemplate(
        documentation: "The `\(alias.target)` that it is.",
        declaration: "private let network: \(alias.target)"
      ).text
    ]
    declarations += alias.properties.map { property in
      PropertyTemplate(
        documentation: property.documentation,
        declaration:
          "\(access(to: property))var \(property.declaredName): \(property.storedType.text) "
          + "{ network.\(property.declaredName) }"
      ).text
    }
    declarations += [
      PropertyTemplate(
        documentation: "Whether it is training; `train()` and `eval()` switch it and its layers.",
        declaration: "\(source.access)var mode: TrainingMode { network.mode }"
      ).text,
      PropertyTemplate(
        documentation: "The modules under their names, which are the keys of saved weights.",
        declaration: "\(source.access)var members: [ModuleMember] { network.members }"
      ).text,
    ]
    if alias.isSequential || alias.printsByInstance {
      let name =
        alias.isSequential
        ? "network.printedName"
        : "network.printedName == \"Sequential\" ? network.printedName : typeName"
      declarations.append(
        PropertyTemplate(
          documentation: "Prints as what it is.",
          declaration: "\(source.access)var printedName: String { \(name) }"
        ).text)
    }
    if !isSingleFlow {
      for name in ["inputNames", "outputNames"] {
        declarations.append(
          PropertyTemplate(
            documentation: "The names of the network's \(name.dropLast(5))s.",
            declaration: "\(source.access)var \(name): [String] { network.\(name) }"
          ).text)
      }
    }
    if source.model != nil {
      declarations.append(
        PropertyTemplate(
          documentation: "What earlier calls recorded.",
          declaration: "\(source.access)let plans = Netdef.PlanCache()"
        ).text)
    }
    if keepsArguments {
      statements.append(definition(emitter))
      declarations.append(
        PropertyTemplate(
          documentation: "What makes the same network again.",
          declaration: "\(source.access)let networkDefinition: NetworkDefinition"
        ).text)
    }
    declarations.append(initializer(statements, kept: [], isAlias: true))
    declarations += try convenience()
    declarations.append(
      isSingleFlow
        ? MethodTemplate(
          documentation: ["Records the forward pass."],
          head: "\(source.access)func forward(_ \(inputName): Node) throws -> Node",
          statements: ["try network.forward(\(inputName))"]
        ).text
        : MethodTemplate(
          documentation: ["Records the forward pass."],
          head: "\(source.access)func forward(_ inputs: [Node]) throws -> [Node]",
          statements: ["try network.forward(inputs)"]
        ).text)
    declarations += choices
    declarations += try modelParts(outputs: alias.outputs)
    declarations += try recipe()
    declarations += emitter.classes
    let text = DefinitionTemplate(
      access: source.access, documentation: source.documentation, name: source.name,
      conformances: conformances(isPlain: false), declarations: declarations
    ).text
    return Result(
      text: text, properties: alias.properties, isSequential: alias.isSequential,
      printsByInstance: alias.printsByInstance)
  }
}
