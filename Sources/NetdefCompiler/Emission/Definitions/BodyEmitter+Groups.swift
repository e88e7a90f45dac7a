/// Chains in parentheses and chains that are values: each gets a class inside of this one, which is
/// given what it uses of the values around it.
extension BodyEmitter {
  /// `name: (A -> B)`, `name: [for …]`.
  func passGroup(
    _ data: inout Flow, _ body: ClassSource.Body, _ name: ComputedName?, at range: SourceRange
  ) throws(EmissionError) {
    let role: ClassSource.Role = if case .elements = body { .list } else { .group }
    let base = name?.leadingText ?? "group"
    let syntax = ChildSyntax(
      name: name, type: .named(try lifted(body, role, base, at: range).name, .module),
      text: range, range: range)
    try passChild(&data, syntax) { emitter, variable throws(EmissionError) in
      let group = try emitter.lifted(body, role, base, at: range)
      return group.call(on: variable, emitter.generator)
    }
  }

  /// `let net = Linear(5) -> ReLU`: a recipe of a class.
  func recipe(
    of chain: ChainTerm, _ term: Term, _ inner: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    let outer = expressions
    expressions = inner
    defer { expressions = outer }
    var group = try lifted(.steps(chain.steps), .group, "chain", at: term.range)
    var items: [SwiftList.Item] = [
      .init("chain", surroundings.literal(of: term, values: group.captured))
    ]
    let used = surroundings.sources?.references(usedBy: term) ?? []
    if !used.isEmpty { items.append(.init("definitions", .array(used))) }
    let recipe = SwiftTree.runtime("LayerRecipe")
    // A closure that is kept cannot read a shape that changes.
    var captures: [SwiftClosure.Capture] = []
    for (index, value) in group.captured.enumerated() where value.value.type == .shape {
      let shape = variable(value.local.name + "Shape")
      captures.append(.init(variable: shape, value: value.value.tree))
      group.captured[index].value.tree = .variable(shape)
    }
    let x = variable("x")
    let generator = variable("generator")
    let closure = SwiftClosure(
      capturing: captures, [.variable(x), .variable(generator)],
      group.call(on: x, .generator(generator)).throwing)
    return SwiftExpression(
      recipe.calling(SwiftList(items), closure, keepsClosure: true), .recipe)
  }

  /// A value that a class inside is given.
  struct Captured {
    var local: Local
    var label: String
    var value: SwiftExpression
  }

  /// A class for a part of the body.
  struct LiftedClass {
    var name: String

    /// The values of the surroundings that it is given.
    var captured: [Captured]

    /// The layers of the class around that it uses.
    var shared: [SharedChild] = []

    func call(on variable: SwiftVariable, _ generator: SwiftList.Item) -> SwiftTree {
      var items = [SwiftList.Item("on", SwiftTree.variable(variable).reference)]
      items += captured.map { .init($0.label, $0.value.tree) }
      items += shared.compactMap { child in
        child.local.map { .init(child.label, .variable($0)) }
      }
      return SwiftTree.type(.named(name, .module)).calling(items + [generator])
    }
  }

  /// The class for a part of the body, written when it is first asked for.
  func lifted(
    _ body: ClassSource.Body, _ role: ClassSource.Role, _ base: String, at range: SourceRange
  ) throws(EmissionError) -> LiftedClass {
    let mentioned = Set(body.terms.flatMap(\.locals))
    let sharedUsed = try shared(usedIn: body, mentioned, at: range)
    var parameters: [ClassSource.Parameter] = []
    var captured: [Captured] = []
    var constants: [(local: Local, value: SwiftExpression)] = []
    // The class has variables of its own.
    let variables = SwiftVariables()
    func local(_ name: String) -> SwiftVariable {
      variables.named(SwiftNames.local(name, taken: &taken))
    }
    var taken: Set<String> = ["children", "generator", "members", "mode", "self", "input"]
    for origin in expressions.environment.locals where mentioned.contains(origin) {
      guard var value = expressions.environment[origin] else { continue }
      switch value.type {
      case .none, .symbol, .emptyList, .undetermined:
        // The class has no such local, and nothing is in it.
        if value.type == .emptyList { value.tree = .type(value.type.swiftType).calling() }
        constants.append((origin, value))
        continue
      // The data itself stays outside; what is known of it when layers are made is its shape.
      case .tensor: value.type = .shape
      case _ where value.type.holdsTensors:
        throw EmissionError("`\(origin.name)` inside of a group", range)
      default: break
      }
      let label = SwiftNames.label(origin.name)
      captured.append(Captured(local: origin, label: label, value: value))
      parameters.append(
        ClassSource.Parameter(
          name: origin.name, label: label, origin: origin, local: local(origin.name),
          type: value.type))
    }
    let handed = sharedUsed.map { $0.handed(local: local(SwiftNames.camelCase($0.plural))) }
    if let known = liftedNames[range] {
      return LiftedClass(name: known, captured: captured, shared: sharedUsed)
    }
    // A property cannot have the name of a class beside it.
    var classNames = takenClasses.union(surroundings.takenTypes).union(names.children)
    let name = SwiftNames.type(base, taken: &classNames)
    takenClasses = classNames
    liftedNames[range] = name
    let result = LiftedClass(name: name, captured: captured, shared: sharedUsed)
    guard mode == .making else { return result }
    let source = ClassSource(
      role: role, name: name,
      documentation: ["`\(surroundings.text(at: range))`."], access: access,
      parameters: parameters, inputs: [.ofGroup], body: body,
      shared: handed, constants: constants)
    var inner = expressions
    inner.environment = StaticEnvironment()
    inner.variables = variables
    classes.append(
      try ClassEmitter(
        source: source, surroundings: surroundings, expressions: inner,
        takenClasses: takenClasses
      ).emit().member)
    return result
  }

  /// The layers made once that a part of the body uses.
  private func shared(
    usedIn body: ClassSource.Body, _ mentioned: Set<Local>, at range: SourceRange
  ) throws(EmissionError) -> [SharedChild] {
    var used: [(name: String, index: Int)] = []
    for local in mentioned.sorted(by: { ($0.name, $0.index) < ($1.name, $1.index) }) {
      guard let value = tensors[local] else { continue }
      guard case .shared(let index) = value else {
        // One tensor has a shape; of several there is none.
        if expressions.environment[local]?.type == .tensor { continue }
        throw EmissionError("`\(local.name)` inside of a group", range)
      }
      used.append((local.name, index))
    }
    let patterns = Set(body.terms.flatMap(\.patterns))
    used += families.filter { patterns.contains($0.key) }.map { ($0.key, $0.value) }
    var result: [SharedChild] = []
    for (name, index) in used.sorted(by: { ($0.name, $0.index) < ($1.name, $1.index) }) {
      guard shared[index].isObject else {
        sharing.names.insert(shared[index].key)
        throw EmissionError("`\(name)` inside of a group", range)
      }
      if conditionDepth == 0, currentRepeat == nil, passes(body, through: index) {
        shared[index].isCertain = true
      }
      if !result.contains(where: { $0.range == shared[index].range }) {
        result.append(shared[index])
      }
    }
    return result
  }

  /// Whether data passes through a layer whatever the conditions.
  private func passes(_ body: ClassSource.Body, through index: Int) -> Bool {
    guard case .steps(let steps) = body else { return false }
    return steps.contains { step in
      if case .group(let inner) = step.term.kind {
        return passes(.steps(Self.steps(of: inner)), through: index)
      }
      guard let local = step.term.plainLocal, case .shared(index)? = tensors[local] else {
        return false
      }
      return true
    }
  }
}

extension Term {
  /// The patterns of the layers with computed names that it mentions.
  fileprivate var patterns: [String] {
    if case .computedName(let name) = kind { return [name.pattern] }
    return parts.flatMap(\.patterns)
  }
}
