/// Writes the typed record of a model's activations.
struct ActivationsEmitter {
  let access: SwiftAccess

  /// How many steps of repeats get a property each. Of more, nobody would write the names, and the
  /// text would grow with the turns.
  private static let repeatedStepLimit = 100

  /// Whether steps of repeats are reached by their names in traces only.
  private let leavesOutRepeats: Bool

  init(access: SwiftAccess, network: Network) {
    self.access = access
    leavesOutRepeats = network.body.repeatedStepCount > Self.repeatedStepLimit
  }

  /// The struct of the model itself.
  func root(_ network: Network) -> SwiftMember {
    var taken: Set<String> = []
    let inputs = network.inputs.map { input in
      let name = input.name ?? Port.inputName
      let type = SwiftType.batch(input.shape, input.element)
      return value(
        SwiftNames.activation(name, taken: &taken), type, type.holding(element(name)),
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
    first: [SwiftMember], taken: Set<String>, isRoot: Bool
  ) -> SwiftMember {
    var taken = taken
    var values = first
    var aliases: [(name: String, value: SwiftTree, type: SwiftType)] = []
    var groups: [SwiftMember] = []
    for statement in scope.statements {
      var last: (value: SwiftTree, type: SwiftType)?
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
        let property = SwiftVariable(SwiftNames.activation(step.name, taken: &taken))
        let traceName = path + step.name
        var type = SwiftType.batch(step.output, step.outputElement)
        var taking = type.holding(element(traceName))
        if case .child(let index) = step.operation,
          case .group(let inner) = scope.children[index].content
        {
          let outputType = type
          let name = SwiftNames.type(step.name + "_activations", taken: &taken)
          type = .named(name, .module)
          taking = SwiftTree.type(type).calling([.variable(trace)])
          groups.append(group(inner, step, type: name, outputType: outputType, path: traceName))
          last = (SwiftTree.variable(property).member("output"), outputType)
        } else {
          last = (.variable(property), type)
        }
        values.append(
          .property(
            "The output of `\(step.name)`, `\(step.output)`.", access, property, type,
            .computed(taking)))
      }
      if let target = resultName(of: statement, in: scope), let last {
        // A variable that is given anew is called so in the end.
        aliases.removeAll { $0.name == target }
        aliases.append((target, last.value, last.type))
      }
    }
    let named = aliases.filter { !taken.contains($0.name) }
    values += named.map { alias in
      value(
        SwiftNames.activation(alias.name, taken: &taken), alias.type, alias.value,
        "The value that the file calls `\(alias.name)`.")
    }
    if isRoot { values.append(all) }
    return SwiftMember(
      .type(
        SwiftTypeBody(
          keyword: .structure, type: .named(name, .module),
          conformances: [isRoot ? .runtime("ActivationRecord") : .swift("Sendable")],
          members: stored + values + groups)), access: access, documentation: [documentation])
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
  ) -> SwiftMember? {
    guard step.outputs.count > 1, case .child(let index) = step.operation,
      case .module(let instance) = scope.children[index].content
    else { return nil }
    var labels: Set<String> = []
    let parts = zip(instance.outputs, scope.traceNames(of: step)).map { port, traceName in
      let type = SwiftType.batch(port.shape, port.element)
      return (
        label: SwiftNames.escaped(SwiftNames.local(port.name ?? Port.outputName, taken: &labels)),
        type: type, value: type.holding(element(path + traceName))
      )
    }
    let shapes = instance.outputs.map { "`\($0.shape)`" }.joined(separator: " and ")
    let list = SwiftList(parts.map { SwiftList.Item($0.label, $0.value) })
    return value(
      SwiftNames.activation(step.name, taken: &taken),
      .record(parts.map { .init(label: $0.label, type: $0.type) }),
      SwiftTree(.tuple(list), throwing: false), "The outputs of `\(step.name)`, \(shapes).")
  }

  private let trace = SwiftVariable("trace")

  /// `trace["fc1"]`.
  private func element(_ name: String) -> SwiftTree {
    SwiftTree.variable(trace).element(.text(name))
  }

  private func value(
    _ name: String, _ type: SwiftType, _ value: SwiftTree, _ documentation: String
  ) -> SwiftMember {
    .property(documentation, access, name, type, .computed(value))
  }

  /// The trace that the values are taken from.
  ///
  /// The values are computed rather than stored: the compiler proves of every stored property that the
  /// initializer sets it, in time that grows much faster than their number.
  private var stored: [SwiftMember] {
    let given = SwiftVariable(trace.name)
    return [
      .property("", .file, trace, .runtime("Trace")),
      .initializer(
        ["Takes the values out of a trace of the model."], access,
        [SwiftParameter("_", given, .runtime("Trace"))],
        [.assign(.own(trace), .variable(given))], isShort: true),
    ]
  }

  /// All values, under their names.
  private var all: SwiftMember {
    value(
      "all",
      .array(
        .record([
          .init(label: "name", type: .swift("String")), .init(label: "tensor", type: .tensor),
        ])), SwiftTree.variable(trace).member("values"),
      "All values in order of execution, under their names in traces.")
  }

  /// The struct of a group: its output and what is inside.
  private func group(
    _ scope: NetworkScope, _ step: NetworkStep, type: String, outputType: SwiftType, path: String
  ) -> SwiftMember {
    let output = value(
      "output", outputType, outputType.holding(element(path)),
      "The group's output, `\(step.output)`.")
    return record(
      scope, name: type, path: path + ".", documentation: "The values inside of `\(path)`.",
      first: [output], taken: ["output"], isRoot: false)
  }
}
