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
    self.takenTypes = types
    self.properties = properties
    self.groupTypes = groupTypes
  }

  // MARK: Children

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
    case .group:
      type = groupTypes[index] ?? child.key
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

  private static func arguments(_ use: LayerUse) -> [String] {
    use.arguments.filter(\.isExplicit).map {
      "\(SwiftNames.label($0.name)): \(SwiftLiteral.of($0.value))"
    }
  }

  private func group(_ index: Int, _ child: NetworkChild) -> String? {
    guard case .group(let inner) = child.content, let type = groupTypes[index] else { return nil }
    let emitter = ScopeEmitter(inner, access: access, takenTypes: takenTypes)
    let isPlain = inner.statements.allSatisfy { statement in
      statement.steps.allSatisfy { if case .child = $0.operation { true } else { false } }
    }
    return GroupTemplate(
      access: access, name: type, property: "`\(child.key)`", children: emitter.children,
      forward: isPlain ? nil : emitter.forward(input: ChainChecker.groupInput, check: nil)
    ).text
  }

  // MARK: The forward pass

  /// `check` is the statement that compares the input with its stated shape.
  func forward(input: String, check: ((String) -> String)?) -> ForwardTemplate {
    var taken: Set<String> = []
    let parameter = SwiftNames.local(input, taken: &taken)
    var locals = [input: parameter]
    var lines = check.map { [$0(parameter)] } ?? []
    let used = Set(scope.statements.map(\.source))
    var result: String?
    for (index, statement) in scope.statements.enumerated() {
      let source = locals[statement.source] ?? parameter
      // Reserved before it is used: a chain may begin with what it hides.
      let target = SwiftNames.local(statement.target ?? "output", taken: &taken)
      if let name = statement.target { locals[name] = target }
      let isReturn = statement.target == nil && index == scope.statements.count - 1
      lines += chainLines(
        of: statement, from: source, to: target, isReturn: isReturn, hidden: taken)
      if let name = statement.target {
        // Swift warns of a variable that nobody reads; its layers are there all the same.
        if !used.contains(name) { lines.append("_ = \(target)") }
      } else if !isReturn {
        result = target
      }
    }
    if let result { lines.append("return \(result)") }
    return ForwardTemplate(access: access, input: parameter, statements: lines)
  }

  /// The lines of one chain: a `let` for one step, a `var` for several, a `return` at the end.
  private func chainLines(
    of statement: NetworkStatement, from source: String, to target: String, isReturn: Bool,
    hidden: Set<String>
  ) -> [String] {
    var lines: [String] = []
    var current = source
    for (index, step) in statement.steps.enumerated() {
      let call = self.call(step, current, hidden: hidden)
      let isLast = index == statement.steps.count - 1
      if isReturn && isLast {
        lines.append("return try \(call)")
      } else if index == 0 {
        let isOnly = isReturn ? statement.steps.count == 2 : statement.steps.count == 1
        lines.append("\(isOnly ? "let" : "var") \(target) = try \(call)")
      } else {
        lines.append("\(target) = try \(call)")
      }
      current = target
    }
    if statement.steps.isEmpty {
      lines.append(isReturn ? "return \(source)" : "let \(target) = \(source)")
    }
    return lines
  }

  private func call(_ step: NetworkStep, _ value: String, hidden: Set<String>) -> String {
    switch step.operation {
    case .child(let index):
      let property = properties[index]
      let plain = property.filter { $0 != "`" }
      return "\(hidden.contains(plain) ? "self.\(property)" : property)(\(value))"
    case .function(let use):
      let arguments = Self.arguments(use).joined(separator: ", ")
      let name = SwiftNames.escaped(SwiftNames.camelCase(use.declaration))
      return "\(value).\(name)(\(arguments)).named(\"\(use.declaration)\")"
    }
  }
}
