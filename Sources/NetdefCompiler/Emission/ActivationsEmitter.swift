import NetdefTemplates

/// Writes the typed record of a model's activations.
struct ActivationsEmitter {
  let access: String

  /// The struct of the model itself.
  func root(_ network: Network) -> ActivationsTemplate {
    let name = network.input.name ?? ""
    var taken: Set<String> = []
    let type = SwiftTypes.batch(network.input.shape, network.input.element)
    let input = ActivationsTemplate.Value(
      property: SwiftNames.activation(name, taken: &taken), type: type,
      value: SwiftTypes.wrap("trace[\"\(name)\"]", as: type),
      documentation: "The input, `\(network.input.shape)`.")
    return record(
      network.body, name: "Activations", path: "",
      documentation: "The value of every step of one call.",
      first: [input], taken: taken, isRoot: true)
  }

  private func record(
    _ scope: NetworkScope, name: String, path: String, documentation: String,
    first: [ActivationsTemplate.Value], taken: Set<String>, isRoot: Bool
  ) -> ActivationsTemplate {
    var taken = taken
    var values = first
    var aliases: [(name: String, property: String, type: String)] = []
    var groups: [ActivationsTemplate] = []
    for statement in scope.statements {
      var last: (property: String, type: String)?
      for step in statement.steps {
        let property = SwiftNames.activation(step.name, taken: &taken)
        let traceName = path + step.name
        var type = SwiftTypes.batch(step.output, step.outputElement)
        var value = SwiftTypes.wrap("trace[\"\(traceName)\"]", as: type)
        if case .child(let index) = step.operation,
          case .group(let inner) = scope.children[index].content
        {
          let outputType = type
          type = SwiftNames.type(step.name + "_activations", taken: &taken)
          value = "\(type)(trace)"
          groups.append(group(inner, step, type: type, outputType: outputType, path: traceName))
          last = (property + ".output", outputType)
        } else {
          last = (property, type)
        }
        values.append(
          ActivationsTemplate.Value(
            property: property, type: type, value: value,
            documentation: "The output of `\(step.name)`, `\(step.output)`."))
      }
      if let target = statement.target, let last {
        aliases.append((target, last.property, last.type))
      }
    }
    let named = aliases.filter { !taken.contains($0.name) }
    return ActivationsTemplate(
      access: access, name: name, isRoot: isRoot, documentation: documentation, values: values,
      aliases: named.map {
        ActivationsTemplate.Alias(
          property: SwiftNames.activation($0.name, taken: &taken), type: $0.type,
          value: $0.property)
      }, groups: groups)
  }

  /// The struct of a group: its output and what is inside.
  private func group(
    _ scope: NetworkScope, _ step: NetworkStep, type: String, outputType: String, path: String
  ) -> ActivationsTemplate {
    let output = ActivationsTemplate.Value(
      property: "output", type: outputType,
      value: SwiftTypes.wrap("trace[\"\(path)\"]", as: outputType),
      documentation: "The group's output, `\(step.output)`.")
    return record(
      scope, name: type, path: path + ".", documentation: "The values inside of `\(path)`.",
      first: [output], taken: ["output"], isRoot: false)
  }
}
