/// Writes the class of `model ResNet18 = ResNet(BasicBlock, [2, 2, 2, 2])`: the same children under
/// the same names, by another type.
extension ClassEmitter {
  /// A definition by `=` whose right side is one model or block.
  struct Alias {
    var target: DefinitionID
    var isPlainModel: Bool
    var call: MatchedArguments

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
        .assign(network, emitter.threaded(alias.target.name, on: input).throwing))
    } else {
      let given = try emitter.expressions.arguments(alias.call, for: alias.target).items
      let call = SwiftTree.type(.layer(alias.target.name))
        .calling(start + given + [emitter.generator])
      statements.append(.assign(network, emitter.aliased(call)))
    }
    let passed = SwiftTree.variable(network)
    func passing(
      _ sentence: String, _ access: SwiftAccess, _ name: String, _ type: SwiftType
    ) -> SwiftMember {
      .property(sentence, access, name, type, .computed(passed.member(name)))
    }
    var declarations: [SwiftMember] = [
      .property(
        "The `\(alias.target.name)` that it is.", .file, network,
        .named(alias.target.name, .module))
    ]
    declarations += alias.properties.map { property in
      .property(
        property.documentation, access(to: property), property.variable, property.storedType,
        .computed(passed.member(SwiftNames.escaped(property.variable.name))))
    }
    declarations += [
      passing(Self.modeSentence, source.access, "mode", .runtime("TrainingMode")),
      passing(
        Self.membersSentence, source.access, "members", .array(.runtime("ModuleMember"))),
    ]
    if alias.isSequential || alias.printsByInstance {
      let name = passed.member("printedName")
      declarations.append(
        .property(
          "Prints as what it is.", source.access, "printedName", .swift("String"),
          .computed(
            alias.isSequential
              ? name
              : .ternary(
                name.binary(.equal, .text("Sequential")), name,
                .variable(emitter.variable("typeName"))))))
    }
    if !isSingleFlow {
      for name in ["input", "output"] {
        declarations.append(
          passing(
            "The names of the network's \(name)s.", source.access, name + "Names",
            .array(.swift("String"))))
      }
    }
    if source.model != nil { declarations.append(.plans(source.access)) }
    if keepsArguments {
      statements.append(definition(emitter))
      declarations.append(.networkDefinition(source.access))
    }
    declarations.append(initializer(statements, kept: [], isAlias: true))
    declarations += try convenience()
    let tensors = isSingleFlow ? input : emitter.variable("inputs")
    let forward = passed.member("forward").calling([.variable(tensors)], throwing: true)
    declarations.append(
      isSingleFlow
        ? .forward(source.access, tensors, [.expression(forward)])
        : .forward(source.access, several: tensors, [.expression(forward)]))
    declarations += choices
    declarations += try modelParts(outputs: alias.outputs)
    declarations += try recipe()
    declarations += emitter.classes
    return Result(
      member: member(conformances(isPlain: false), declarations), properties: alias.properties,
      isSequential: alias.isSequential,
      printsByInstance: alias.printsByInstance)
  }
}
