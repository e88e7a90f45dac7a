import NetdefTemplates

/// Writes the children and the forward pass of a network or group.
struct ScopeEmitter {
  let scope: NetworkScope
  let access: String

  /// Type names that a nested class must not hide.
  let takenTypes: Set<String>

  /// The Swift property of each child.
  let properties: [String]

  /// The class of each child that is a group.
  let groupTypes: [String?]

  init(_ scope: NetworkScope, access: String, takenTypes: Set<String>) {
    self.scope = scope
    self.access = access
    var taken: Set<String> = []
    var types = takenTypes.union(scope.children.map(\.key))
    var properties: [String] = []
    var groupTypes: [String?] = []
    for child in scope.children {
      properties.append(SwiftNames.property(child.key, types: takenTypes, taken: &taken))
      if case .group = child.content {
        groupTypes.append(SwiftNames.type(child.key, taken: &types))
      } else {
        groupTypes.append(nil)
      }
    }
    // Only types are hidden by what is inside of a group; its children may be called as they like.
    self.takenTypes = takenTypes.union(groupTypes.compactMap { $0 })
    self.properties = properties
    self.groupTypes = groupTypes
  }

  // MARK: Children

  /// The stored properties, for a class that passes them on.
  func plainProperties(of owner: String) -> [ChildPlan.Property] {
    zip(scope.children.indices, scope.children).map { index, child in
      let child = template(index, child)
      return ChildPlan.Property(
        name: child.property,
        type: groupTypes[index].map { "\(owner).\($0)" } ?? child.type,
        documentation: child.documentation)
    }
  }

  var children: ChildrenTemplate {
    ChildrenTemplate(
      access: access, children: zip(scope.children.indices, scope.children).map(template),
      groups: zip(scope.children.indices, scope.children).compactMap(group))
  }

  private func template(_ index: Int, _ child: NetworkChild) -> ChildrenTemplate.Child {
    let property = properties[index]
    let type: String
    let value: String
    switch child.content {
    case .layer(let use):
      type = use.declaration
      value = initializer(use)
    case .group, .list, .shared, .borrowed, .absent:
      type = groupTypes[index] ?? child.key
      value = "\(type)(generator: generator)"
    case .module(let instance):
      type = instance.name
      value = "\(type)(generator: generator)"
    }
    return ChildrenTemplate.Child(
      property: property, reference: property == "generator" ? "self.generator" : property,
      key: child.key, type: type, value: value,
      documentation: "`\(child.input)` → `\(child.output)`.")
  }

  /// `Conv2d(in: 1, out: 32, kernel: 5, generator: generator)`.
  private func initializer(_ use: LayerUse) -> String {
    var arguments = Self.arguments(use)
    if use.takesGenerator { arguments.append("generator: generator") }
    return "\(use.declaration)(\(arguments.joined(separator: ", ")))"
  }

  private static func arguments(_ use: LayerUse, all: Bool = false) -> [String] {
    use.arguments.filter { all || $0.isExplicit }.map {
      "\(SwiftNames.label($0.name)): \(SwiftLiteral.of($0.value))"
    }
  }

  private func group(_ index: Int, _ child: NetworkChild) -> String? {
    guard case .group(let inner) = child.content, let type = groupTypes[index] else { return nil }
    let emitter = ScopeEmitter(inner, access: access, takenTypes: takenTypes)
    let isPlain = inner.statements.flatMap(\.steps).allSatisfy {
      if case .child = $0.operation { true } else { false }
    }
    return GroupTemplate(
      access: access, name: type, property: "`\(child.key)`", children: emitter.children,
      forward: isPlain ? nil : emitter.forward(check: nil)
    ).text
  }

  // MARK: The forward pass

  /// `check` is the statement that compares the input with its stated shape.
  func forward(check: ((String) -> String)?) -> ForwardTemplate {
    var taken: Set<String> = []
    var variables: [Int: String] = [:]
    for input in scope.inputs {
      variables[input.tensor] = SwiftNames.local(input.name, taken: &taken)
    }
    let parameter = scope.inputs.first.flatMap { variables[$0.tensor] } ?? ""
    var lines = check.map { [$0(parameter)] } ?? []
    let uses = useCounts
    let lastUses = lastUses
    var result: Int?
    for (index, statement) in scope.statements.enumerated() {
      let isReturn = statement.isOutput && index == scope.statements.count - 1
      // Reserved before it is used: a chain may begin with what it hides.
      let target = SwiftNames.local(statement.target ?? "output", taken: &taken)
      lines += StatementEmitter(
        statement: statement, target: target, isReturn: isReturn, uses: uses,
        call: { call($0, $1, hidden: $2) }
      ).lines(&variables, &taken)
      guard let tensor = statement.results.first else { continue }
      if statement.isOutput {
        if !isReturn { result = tensor }
      } else if lastUses[tensor, default: 0] <= index {
        // Swift warns of a variable that nobody reads; its layers are there all the same.
        lines.append("_ = \(target)")
      }
    }
    if let result { lines.append("return \(variables[result] ?? "")") }
    return ForwardTemplate(access: access, input: parameter, statements: lines)
  }

  /// How often each tensor goes into a step or out.
  private var useCounts: [Int: Int] {
    var counts: [Int: Int] = [:]
    for statement in scope.statements {
      for step in statement.steps { for input in step.inputs { counts[input, default: 0] += 1 } }
      for result in statement.results { counts[result, default: 0] += 1 }
    }
    return counts
  }

  /// The last statement that each tensor occurs in, be it as its result.
  private var lastUses: [Int: Int] {
    var uses: [Int: Int] = [:]
    for (index, statement) in scope.statements.enumerated() {
      for step in statement.steps { for input in step.inputs { uses[input] = index } }
      for result in statement.results { uses[result] = index }
    }
    return uses
  }

  private func call(_ step: NetworkStep, _ values: [String], hidden: Set<String>) -> String {
    let value = values.first ?? ""
    switch step.operation {
    case .child(let index):
      let property = properties[index]
      let plain = property.filter { $0 != "`" }
      let arguments = values.joined(separator: ", ")
      return "\(hidden.contains(plain) ? "self.\(property)" : property)(\(arguments))"
    case .function(let use):
      let name = SwiftNames.escaped(SwiftNames.camelCase(use.declaration))
      guard values.count == 1 else {
        // Several tensors go to a function of `Node` itself, with every argument written out.
        let nodes = "[\(values.joined(separator: ", "))]"
        let arguments = [nodes] + Self.arguments(use, all: true)
        return "Node.\(name)(\(arguments.joined(separator: ", "))).named(\"\(use.declaration)\")"
      }
      let arguments = Self.arguments(use).joined(separator: ", ")
      return "\(value).\(name)(\(arguments)).named(\"\(use.declaration)\")"
    case .arithmetic(let operation, let left, let right):
      let first = left.map { SwiftLiteral.of(.float($0)) } ?? value
      let second = right.map { SwiftLiteral.of(.float($0)) } ?? values.last ?? ""
      return "(\(first) \(operation) \(second)).named(\"\(step.plainName)\")"
    }
  }
}
