import NetdefTemplates

/// Writes the typed record of a model's activations.
struct ActivationsEmitter {
  let access: String

  /// How many steps of repeats get a property each. Of more, nobody would write the names, and the
  /// text would grow with the turns.
  private static let repeatedStepLimit = 100

  /// Whether steps of repeats are reached by their names in traces only.
  private let leavesOutRepeats: Bool

  init(access: String, network: Network) {
    self.access = access
    leavesOutRepeats = network.body.repeatedStepCount > Self.repeatedStepLimit
  }

  /// The struct of the model itself.
  func root(_ network: Network) -> ActivationsTemplate {
    var taken: Set<String> = []
    let inputs = network.inputs.map { input in
      let name = input.name ?? Port.inputName
      let type = SwiftType.batch(input.shape, input.element)
      return ActivationsTemplate.Value(
        property: SwiftNames.escaped(SwiftNames.activation(name, taken: &taken)), type: type.text,
        value: SwiftPrinter.text(type.holding(.trace(name))),
        documentation:
          "The input\(network.inputs.count == 1 ? "" : " `\(name)`"), `\(input.shape)`.")
    }
    return record(
      network.body, name: "Activations", path: "",
      documentation: "The value of every step of one call"
        + (leavesOutRepeats ? ", those of repeats in `all`." : "."),
      first: inputs, taken: taken, isRoot: true)
  }

  private func record(
    _ scope: NetworkScope, name: String, path: String, documentation: String,
    first: [ActivationsTemplate.Value], taken: Set<String>, isRoot: Bool
  ) -> ActivationsTemplate {
    var taken = taken
    var values = first
    var aliases: [(name: String, property: String, type: SwiftType)] = []
    var groups: [ActivationsTemplate] = []
    for statement in scope.statements {
      var last: (property: String, type: SwiftType)?
      for step in statement.steps {
        if leavesOutRepeats, step.isRepeated {
          last = nil
          continue
        }
        if let several = outputs(of: step, in: scope, path: path, taken: &taken) {
          values.append(several)
          last = nil
          continue
        }
        let property = SwiftNames.escaped(SwiftNames.activation(step.name, taken: &taken))
        let traceName = path + step.name
        var type = SwiftType.batch(step.output, step.outputElement)
        var value = type.holding(.trace(traceName))
        if case .child(let index) = step.operation,
          case .group(let inner) = scope.children[index].content
        {
          let outputType = type
          let name = SwiftNames.type(step.name + "_activations", taken: &taken)
          type = .named(name, .module)
          value = SwiftTree.type(type).calling([.variable(SwiftVariable("trace"))])
          groups.append(group(inner, step, type: name, outputType: outputType, path: traceName))
          last = (property + ".output", outputType)
        } else {
          last = (property, type)
        }
        values.append(
          ActivationsTemplate.Value(
            property: property, type: type.text, value: SwiftPrinter.text(value),
            documentation: "The output of `\(step.name)`, `\(step.output)`."))
      }
      if let target = resultName(of: statement, in: scope), let last {
        // A variable that is given anew is called so in the end.
        aliases.removeAll { $0.name == target }
        aliases.append((target, last.property, last.type))
      }
    }
    let named = aliases.filter { !taken.contains($0.name) }
    return ActivationsTemplate(
      access: access, name: name, isRoot: isRoot, documentation: documentation, values: values,
      aliases: named.map {
        ActivationsTemplate.Alias(
          name: $0.name,
          property: SwiftNames.escaped(SwiftNames.activation($0.name, taken: &taken)),
          type: $0.type.text, value: $0.property)
      }, groups: groups)
  }

  /// What the file calls the result of a statement.
  private func resultName(of statement: NetworkStatement, in scope: NetworkScope) -> String? {
    if let target = statement.target { return target }
    guard statement.isOutput else { return nil }
    return scope.outputs.first { $0.tensor == statement.results.first }?.name
  }

  /// The outputs of a step that has several, as a tuple; nil for one output.
  private func outputs(
    of step: NetworkStep, in scope: NetworkScope, path: String, taken: inout Set<String>
  ) -> ActivationsTemplate.Value? {
    guard step.outputs.count > 1, case .child(let index) = step.operation,
      case .module(let instance) = scope.children[index].content
    else { return nil }
    var labels: Set<String> = []
    let parts = zip(instance.outputs, scope.traceNames(of: step)).map { port, traceName in
      let type = SwiftType.batch(port.shape, port.element)
      return (
        label: SwiftNames.escaped(
          SwiftNames.local(port.name ?? Port.outputName, taken: &labels)), type: type,
        value: SwiftPrinter.text(type.holding(.trace(path + traceName)))
      )
    }
    let shapes = instance.outputs.map { "`\($0.shape)`" }.joined(separator: " and ")
    return ActivationsTemplate.Value(
      property: SwiftNames.escaped(SwiftNames.activation(step.name, taken: &taken)),
      type: "(\(parts.map { "\($0.label): \($0.type.text)" }.joined(separator: ", ")))",
      value: "(\(parts.map { "\($0.label): \($0.value)" }.joined(separator: ", ")))",
      documentation: "The outputs of `\(step.name)`, \(shapes).")
  }

  /// The struct of a group: its output and what is inside.
  private func group(
    _ scope: NetworkScope, _ step: NetworkStep, type: String, outputType: SwiftType, path: String
  ) -> ActivationsTemplate {
    let output = ActivationsTemplate.Value(
      property: "output", type: outputType.text,
      value: SwiftPrinter.text(outputType.holding(.trace(path))),
      documentation: "The group's output, `\(step.output)`.")
    return record(
      scope, name: type, path: path + ".", documentation: "The values inside of `\(path)`.",
      first: [output], taken: ["output"], isRoot: false)
  }
}
