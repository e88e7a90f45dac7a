/// Writes the children and the forward pass of a network or group.
struct ScopeEmitter {
  let scope: NetworkScope
  let access: SwiftAccess

  /// Type names that a nested class must not hide.
  let takenTypes: Set<String>

  /// The Swift property of each child.
  private let variables: [SwiftVariable]

  private let generator = SwiftVariable("generator")

  /// The class of each child that is a group.
  let groupTypes: [String?]

  init(_ scope: NetworkScope, access: SwiftAccess, takenTypes: Set<String>) {
    self.scope = scope
    self.access = access
    var taken: Set<String> = []
    var types = takenTypes.union(scope.children.map(\.key))
    var properties: [SwiftVariable] = []
    var groupTypes: [String?] = []
    for child in scope.children {
      properties.append(
        SwiftVariable(SwiftNames.property(child.key, types: takenTypes, taken: &taken)))
      if case .group = child.content {
        groupTypes.append(SwiftNames.type(child.key, taken: &types))
      } else {
        groupTypes.append(nil)
      }
    }
    // Only types are hidden by what is inside of a group; its children may be called as they like.
    self.takenTypes = takenTypes.union(groupTypes.compactMap { $0 })
    self.variables = properties
    self.groupTypes = groupTypes
  }

  // MARK: Children

  /// The stored properties, for a class that passes them on.
  func plainProperties(of owner: String) -> [ChildPlan.Property] {
    zip(scope.children.indices, scope.children).map { index, child in
      let type =
        groupTypes[index].map { SwiftType.nested(.named(owner, .module), $0) } ?? self.type(index)
      return ChildPlan.Property(
        variable: variables[index], type: type, documentation: documentation(of: child))
    }
  }

  /// The stored modules, and whether they are training.
  func properties(modeSentence: String) -> [SwiftMember] {
    zip(scope.children.indices, scope.children).map { index, child in
      .property(documentation(of: child), access, variables[index], type(index))
    } + [.mode(access, modeSentence)]
  }

  /// What makes the children.
  var initializer: SwiftMember {
    let statements = scope.children.indices.map { index in
      let property = variables[index]
      let target = property.name == generator.name ? SwiftTree.own(property) : .variable(property)
      return SwiftStatement.assign(target, made(index))
    }
    return .initializer(
      ["Makes the layers with PyTorch's default initialization, drawn from `generator`."], access,
      [.generator(generator)], statements)
  }

  /// The list of the children.
  var members: SwiftMember {
    var elements = zip(scope.children, variables).map { child, property in
      SwiftTree.implicitMember("child").calling([.text(child.key), .variable(property)])
    }
    elements.append(.implicitMember("mode").calling([.variable(SwiftVariable("mode"))]))
    return .property(
      "The modules under their names in the netdef file, which are the keys of saved weights.",
      access, "members", .array(.runtime("ModuleMember")),
      .computed(.array(SwiftList(elements, .lines))))
  }

  /// The classes of chains in parentheses.
  var groups: [SwiftMember] {
    zip(scope.children.indices, scope.children).compactMap(group)
  }

  private func documentation(of child: NetworkChild) -> String {
    "`\(child.input)` → `\(child.output)`."
  }

  /// The Swift type of a child.
  private func type(_ index: Int) -> SwiftType {
    let child = scope.children[index]
    switch child.content {
    case .layer(let use): return .layer(use.declaration)
    case .group, .list, .shared, .borrowed, .absent:
      return .named(groupTypes[index] ?? child.key, .module)
    case .module(let instance): return .named(instance.name, .module)
    }
  }

  /// `Conv2d(in: 1, out: 32, kernel: 5, generator: generator)`.
  private func made(_ index: Int) -> SwiftTree {
    var items: [SwiftList.Item] = []
    var takesGenerator = true
    if case .layer(let use) = scope.children[index].content {
      items = Self.arguments(use)
      takesGenerator = use.takesGenerator
    }
    if takesGenerator { items.append(.generator(generator)) }
    return SwiftTree.type(type(index)).calling(items)
  }

  private static func arguments(_ use: LayerUse, all: Bool = false) -> [SwiftList.Item] {
    use.arguments.filter { all || $0.isExplicit }.map {
      SwiftList.Item(SwiftNames.label($0.name), SwiftTree(literal: $0.value))
    }
  }

  private func group(_ index: Int, _ child: NetworkChild) -> SwiftMember? {
    guard case .group(let inner) = child.content, let type = groupTypes[index] else { return nil }
    let emitter = ScopeEmitter(inner, access: access, takenTypes: takenTypes)
    let isPlain = inner.statements.flatMap(\.steps).allSatisfy {
      if case .child = $0.operation { true } else { false }
    }
    let forward = isPlain ? [] : [emitter.forward(check: nil)]
    return .finalClass(
      type, access: access, documentation: ["The layers of `\(child.key)`."],
      conformances: [.runtime("SequentialLayer"), .runtime("FixedStructure")],
      emitter.properties(modeSentence: "Whether the group is training.") + [emitter.initializer]
        + forward + [emitter.members] + emitter.groups)
  }

  // MARK: The forward pass

  /// `check` is the statement that compares the input with its stated shape.
  func forward(check: ((SwiftVariable) -> SwiftStatement)?) -> SwiftMember {
    var taken: Set<String> = []
    var variables: [Int: SwiftVariable] = [:]
    for input in scope.inputs {
      variables[input.tensor] = SwiftVariable(SwiftNames.local(input.name, taken: &taken))
    }
    let parameter = scope.inputs.first.flatMap { variables[$0.tensor] } ?? SwiftVariable("x")
    var statements = check.map { [$0(parameter)] } ?? []
    let uses = useCounts
    let lastUses = lastUses
    var result: Int?
    for (index, statement) in scope.statements.enumerated() {
      let isReturn = statement.isOutput && index == scope.statements.count - 1
      // Reserved before it is used: a chain may begin with what it hides.
      let target = SwiftVariable(
        SwiftNames.local(statement.target ?? "output", taken: &taken))
      statements += StatementEmitter(
        statement: statement, target: target, isReturn: isReturn, uses: uses,
        call: { call($0, $1, hidden: $2) }
      ).statements(&variables, &taken)
      guard let tensor = statement.results.first else { continue }
      if statement.isOutput {
        if !isReturn { result = tensor }
      } else if lastUses[tensor, default: 0] <= index {
        // Swift warns of a variable that nobody reads; its layers are there all the same.
        statements.append(.discard(.variable(target)))
      }
    }
    if let variable = result.flatMap({ variables[$0] }) {
      statements.append(.result(.variable(variable)))
    }
    return .forward(access, parameter, SwiftConstants.found(in: statements))
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

  private func call(
    _ step: NetworkStep, _ values: [SwiftTree], hidden: Set<String>
  ) -> SwiftTree {
    let value = values.first ?? .absent
    switch step.operation {
    case .child(let index):
      let property = variables[index]
      let layer = hidden.contains(property.name) ? SwiftTree.own(property) : .variable(property)
      return layer.calling(values)
    case .function(let use):
      let name = SwiftNames.escaped(SwiftNames.camelCase(use.declaration))
      guard values.count == 1 else {
        // Several tensors go to a function of `Node` itself, with every argument written out.
        let items = [.init(nil, .array(values))] + Self.arguments(use, all: true)
        return SwiftTree.runtime("Node").member(name).calling(items).named(use.declaration)
      }
      return value.member(name).calling(Self.arguments(use)).named(use.declaration)
    case .arithmetic(let operation, let left, let right):
      let first = left.map(SwiftTree.float) ?? value
      let second = right.map(SwiftTree.float) ?? values.last ?? .absent
      let sign = ArithmeticOperator(rawValue: operation)?.swift ?? .multiply
      return first.binary(sign, second).named(step.plainName)
    }
  }
}

extension SwiftTree {
  /// The same under a name in traces.
  func named(_ name: String) -> SwiftTree { member("named").calling([.text(name)]) }
}

extension SwiftList.Item {
  /// `generator: generator`, which whatever makes parameters is given.
  static func generator(_ variable: SwiftVariable) -> SwiftList.Item {
    .init("generator", .variable(variable))
  }
}
