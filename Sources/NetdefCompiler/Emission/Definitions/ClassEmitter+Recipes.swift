import NetdefTemplates

/// A class as a value, and what a model adds to its class.
extension ClassEmitter {
  /// The class as a value, of which other classes make layers.
  func recipe() throws(EmissionError) -> [String] {
    guard source.role == .definition else { return [] }
    let parameters = source.parameters.map { parameter -> String in
      let name = "\"\(parameter.name)\""
      let isRequired = if case .none = parameter.defaultValue { true } else { false }
      // Tuples are no values by themselves; whether they fit is seen when the layer is made.
      guard parameter.type.isConvertible else {
        return parameter.isNamed ? ".labelOnly(\(name))" : name
      }
      let metatype = parameter.type.swiftType.metatypeText
      if parameter.isNamed {
        return ".labelOnly(\(name), \(metatype), isRequired: \(isRequired))"
      }
      return ".\(isRequired ? "required" : "optional")(\(name), \(metatype))"
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
    return [
      DefinitionRecipeTemplate(
        access: source.access, name: source.name, parameters: parameters,
        definitions: source.definitions.map(SwiftPrinter.text),
        statements: SwiftPrinter.lines([.expression(call)], margin: 4),
        isSingleFlow: isSingleFlow
      ).text
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
      for name in emitter.openNames {
        guard let value = emitter.expressions.environment[name] else { continue }
        arguments.append(argument.calling([.text(name), value.tree]))
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

  func modelParts(outputs: [String?] = []) throws(EmissionError) -> [String] {
    guard let model = source.model else { return [] }
    var parts: [String] = []
    if !isSingleFlow { parts += multiEntry(outputs) }
    if let network = model.network, source.parameters.isEmpty, isSingleFlow {
      let inputType = SwiftType.batch(network.input.shape, network.input.element)
      let outputType = SwiftType.batch(network.output.shape, network.output.element)
      let entry = EntryEmitter(
        access: source.access, inputs: [(inputVariables[0], inputType)])
      if let typed = entry.typed(output: outputType) { parts.append(typed.text) }
      parts.append(entry.activations(takesList: false).text)
      parts.append(ActivationsEmitter(access: source.access, network: network).root(network).text)
    }
    parts.append(
      DefinitionSourceTemplate(
        access: source.access, definitions: source.definitions.map(SwiftPrinter.text),
        isKept: keepsArguments
      ).text)
    return parts
  }
}
