/// A class as a value, and what a model adds to its class.
extension ClassEmitter {
  /// The class as a value, of which other classes make layers.
  func recipe() throws(EmissionError) -> [SwiftMember] {
    guard source.role == .definition else { return [] }
    let parameters = source.parameters.map { parameter -> SwiftTree in
      let name = SwiftTree.text(parameter.name)
      let isRequired = if case .none = parameter.defaultValue { true } else { false }
      let labelOnly = SwiftTree.implicitMember("labelOnly")
      // Tuples are no values by themselves; whether they fit is seen when the layer is made.
      guard parameter.type.isConvertible else {
        return parameter.isNamed ? labelOnly.calling([name]) : name
      }
      let type = SwiftTree.metatype(parameter.type.swiftType)
      if parameter.isNamed {
        return labelOnly.calling([
          .init(nil, name), .init(nil, type), .init("isRequired", .boolean(isRequired)),
        ])
      }
      return SwiftTree.implicitMember(isRequired ? "required" : "optional").calling([name, type])
    }
    let variables = expressions.variables
    let shapes: [SwiftList.Item] =
      isSingleFlow
      ? [.init("on", SwiftTree.variable(variables.named("x")).reference)]
      : [
        .init("on", .variable(variables.named("inputs"))),
        .init("outputs", SwiftTree.variable(variables.named("outputs")).reference),
      ]
    let given = source.parameters.map { SwiftList.Item($0.label, argument($0)) }
    let call = SwiftTree.type(.named(source.name, .module)).calling(
      SwiftList(shapes + given + [.generator(variables.named("generator"))], .statement),
      throwing: true)
    let first: [SwiftPattern] =
      isSingleFlow
      ? [.variable(variables.named("x"))]
      : [.variable(variables.named("inputs")), .variable(variables.named("outputs"))]
    let arguments: SwiftPattern =
      parameters.isEmpty ? .ignored : .variable(variables.named("arguments"))
    let closure = SwiftClosure(
      first + [arguments, .variable(variables.named("generator"))], call)
    return [
      .recipe(
        of: source.name, access: source.access, parameters: parameters,
        definitions: source.definitions, closure)
    ]
  }

  /// What a recipe was given for a parameter.
  private func argument(_ parameter: ClassSource.Parameter) -> SwiftTree {
    let arguments = SwiftTree.variable(expressions.variables.named("arguments"))
    let name = SwiftTree.text(parameter.name)
    guard parameter.type.isConvertible else {
      let value = arguments.member("value").calling([name], throwing: true)
      let converted = expressions.convert(SwiftExpression(value, .value), to: parameter.type).tree
      let isGiven = arguments.member("has").calling([name])
      switch parameter.defaultValue {
      case .none: return converted
      case .literal(let value): return .ternary(isGiven, converted, value)
      case .computed where parameter.isOptional:
        let given = SwiftTree.runtime("OptionalArgument").calling([converted])
        return .ternary(isGiven, given, .implicitMember("standard"))
      case .computed: return .ternary(isGiven, converted, .absent)
      }
    }
    switch parameter.defaultValue {
    case .none: return arguments.element(name)
    case .literal(let value):
      return arguments.element([
        .init(nil, name), .init("default", value.optional(as: parameter.type)),
      ])
    case .computed where parameter.isOptional:
      return arguments.element([
        .init(nil, name), .init("default", .implicitMember("standard")),
      ])
    case .computed: return arguments.member("optional").calling([name])
    }
  }

  // MARK: Models

  /// Whether a saved network must say what the model was made with.
  var keepsArguments: Bool { source.model != nil && !source.parameters.isEmpty }

  /// What a saved network needs to be made again: the model's arguments and, where layers were made
  /// of them, its open sizes.
  func definition(_ emitter: BodyEmitter) -> SwiftStatement {
    let argument = SwiftTree.runtime("NetworkArgument")
    var arguments = source.parameters.map { parameter in
      argument.calling([
        .init(nil, .text(parameter.name)),
        parameter.type.isWritable
          ? .init(nil, .variable(parameter.local))
          : .init("value", expressions.convert(parameter.value, to: .value).tree),
      ])
    }
    if source.model?.network == nil {
      for local in emitter.openLocals {
        guard let value = emitter.expressions.environment[local] else { continue }
        arguments.append(argument.calling([.text(local.name), value.tree]))
      }
    }
    return .assign(
      emitter.variable("networkDefinition"),
      .runtime("NetworkDefinition").calling([
        .init("model", .text(source.name)),
        .init("definitions", SwiftTree.swift("Self").member("definitions")),
        .init("arguments", .array(arguments)),
      ]))
  }

  func modelParts(outputs: [String?] = []) throws(EmissionError) -> [SwiftMember] {
    guard let model = source.model else { return [] }
    var parts: [SwiftMember] = []
    if !isSingleFlow { parts += multiEntry(outputs) }
    if let network = model.network, source.parameters.isEmpty, isSingleFlow {
      let inputType = SwiftType.batch(network.input.shape, network.input.element)
      let outputType = SwiftType.batch(network.output.shape, network.output.element)
      let entry = EntryEmitter(
        access: source.access, inputs: [(inputVariables[0], inputType)])
      parts += entry.typed(output: outputType)
      parts.append(entry.activations(takesList: false))
      parts.append(ActivationsEmitter(access: source.access, network: network).root(network))
    }
    return parts + netdef
  }

  /// The netdef source of a model, put together from those of its definitions; the list by itself
  /// where saved networks say what the model was made with.
  private var netdef: [SwiftMember] {
    let list = SwiftTree.array(source.definitions, .rows)
    let definitions = keepsArguments ? SwiftTree.variable(SwiftVariable("definitions")) : list
    let joined =
      source.definitions.count == 1 && !keepsArguments
      ? source.definitions[0]
      : definitions.member("joined").calling([.init("separator", .text("\n\n"))])
    let netdef = SwiftMember.property(
      "The netdef source of the model and of all that it uses.", source.access, "netdef", nil,
      .initial(joined), isStatic: true)
    if !keepsArguments { return [netdef] }
    return [
      netdef, .property("", .file, "definitions", nil, .initial(list), isStatic: true),
    ]
  }
}

extension SwiftMember {
  /// `static let recipe = LayerRecipe("Stem", …) { x, arguments, generator in … }`.
  static func recipe(
    of name: String, access: SwiftAccess, parameters: [SwiftTree] = [], definitions: [SwiftTree],
    _ closure: SwiftClosure
  ) -> SwiftMember {
    var items: [SwiftList.Item] = [.init(nil, .text(name))]
    if !parameters.isEmpty { items.append(.init("parameters", .array(parameters, .lines))) }
    if !definitions.isEmpty { items.append(.init("definitions", .array(definitions))) }
    return .property(
      "`\(name)` as a value.", access, "recipe", nil,
      .closures(.runtime("LayerRecipe"), SwiftList(items), [(nil, closure)]), isStatic: true)
  }
}
