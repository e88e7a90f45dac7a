@testable import NetdefCompiler

/// A checked network as text: everything that back ends read, in an order that never changes.
struct NetworkDump {
  private var lines: [String] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var instances: [ModuleInstance] = []

  /// The text of a network: its edges, then each instance once, in the order of first use.
  static func text(of network: Network) -> String {
    var dump = NetworkDump()
    dump.add(network)
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ network: Network) {
    let access = network.isPublic ? "public " : ""
    lines.append("\(access)network \(network.name)")
    for line in network.documentation { lines.append("  /// \(line)") }
    for setting in network.settings { lines.append("  setting \(setting.name) = \(setting.value)") }
    lines.append("  source \(Self.hash(network.source))")
    lines.append("  instance \(number(of: network.instance))")
    var next = 0
    while next < instances.count {
      add(instances[next])
      next += 1
    }
  }

  /// The instance's number, a new one at its first use.
  private mutating func number(of instance: ModuleInstance) -> String {
    let identifier = ObjectIdentifier(instance)
    if let number = numbers[identifier] { return "#\(number)" }
    numbers[identifier] = instances.count
    instances.append(instance)
    return "#\(instances.count - 1)"
  }

  private mutating func add(_ instance: ModuleInstance) {
    let module = instance.module.map { "\($0)." } ?? ""
    let arguments = instance.arguments.map { "\($0.name): \($0.text)" }.joined(separator: ", ")
    var head = "\(number(of: instance)) \(module)\(instance.name)(\(arguments))"
    if instance.isSequential { head += " sequential" }
    if instance.namesInputs { head += " names-inputs" }
    head += " count \(instance.count)"
    lines.append("")
    lines.append(head)
    for port in instance.inputs { lines.append("  in \(Self.text(of: port))") }
    for port in instance.outputs { lines.append("  out \(Self.text(of: port))") }
    if let layer = instance.layer { lines.append("  is \(Self.text(of: layer))") }
    add(instance.body, "  ")
  }

  private mutating func add(_ scope: NetworkScope, _ indentation: String) {
    let inputs = scope.inputs.map { "\($0.name) %\($0.tensor)" }.joined(separator: ", ")
    let outputs = scope.outputs.map { "\($0.name ?? "_") %\($0.tensor)" }.joined(separator: ", ")
    let state = scope.hasState ? " with state" : ""
    lines.append("\(indentation)scope (\(inputs)) -> (\(outputs))\(state)")
    for (index, child) in scope.children.enumerated() {
      add(child, index: index, indentation + "  ")
    }
    for statement in scope.statements {
      add(statement, in: scope, indentation + "  ")
    }
  }

  private mutating func add(_ child: NetworkChild, index: Int, _ indentation: String) {
    let name = child.isNamed ? "named " : ""
    let shapes = "\(child.input) -> \(child.output) \(child.outputElement.rawValue)"
    let head = "\(indentation)child \(index) \(name)\(child.key): "
    switch child.content {
    case .layer(let use): lines.append("\(head)\(Self.text(of: use)), \(shapes)")
    case .group(let scope):
      lines.append("\(head)group, \(shapes)")
      add(scope, indentation + "  ")
    case .list(let scope):
      lines.append("\(head)list, \(shapes)")
      add(scope, indentation + "  ")
    case .module(let instance): lines.append("\(head)\(number(of: instance)), \(shapes)")
    case .shared(let other): lines.append("\(head)shared \(other), \(shapes)")
    case .borrowed(let level, let other):
      lines.append("\(head)borrowed \(level) \(other), \(shapes)")
    case .absent: lines.append("\(head)absent, \(shapes)")
    }
  }

  private mutating func add(
    _ statement: NetworkStatement, in scope: NetworkScope, _ indentation: String
  ) {
    let results = statement.results.map { "%\($0)" }.joined(separator: ", ")
    let kind = statement.isOutput ? "out" : "let"
    lines.append("\(indentation)\(kind) \(statement.target ?? "_") = \(results)")
    for step in statement.steps {
      let inputs = step.inputs.map { "%\($0)" }.joined(separator: ", ")
      let outputs = step.outputs.map { "%\($0)" }.joined(separator: ", ")
      let operation: String
      switch step.operation {
      case .child(let index): operation = "child \(index)"
      case .function(let use): operation = Self.text(of: use)
      case .arithmetic(let sign, let left, let right):
        operation = "\(left.map { "\($0) " } ?? "")\(sign)\(right.map { " \($0)" } ?? "")"
      }
      let traces = scope.traceNames(of: step).joined(separator: ", ")
      lines.append(
        "\(indentation)  \(outputs) = \(operation) of (\(inputs)) as \(step.name)"
          + " [\(traces)] \(step.plainName) \(step.output) \(step.outputElement.rawValue)")
    }
  }

  private static func text(of port: Port) -> String {
    let stated = port.stated.map { " stated \($0)" } ?? ""
    return "\(port.name ?? "_"): \(port.element.rawValue) \(port.shape)\(stated)"
  }

  /// The use with its arguments; a star is behind those that Swift must write.
  private static func text(of use: LayerUse) -> String {
    let arguments = use.arguments.map { argument in
      "\(argument.name): \(argument.value)\(argument.isExplicit ? "*" : "")"
    }
    var text = "\(use.isLayer ? "layer" : "function") \(use.declaration)"
    text += "(\(arguments.joined(separator: ", ")))"
    if let alias = use.alias { text += " alias \(alias)" }
    for state in use.states {
      text +=
        " \(state.isTrained ? "parameter" : "buffer") \(state.name) \(TensorShape(state.shape))"
    }
    if use.takesGenerator { text += " random" }
    if let cost = use.cost { text += " cost \(cost)" }
    return text + " \(use.input) -> \(use.output)"
  }

  /// FNV-1a, and the length: enough to see that a text changed.
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return "\(text.utf8.count) bytes \(String(hash, radix: 16))"
  }
}
