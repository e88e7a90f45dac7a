/// Chains in parentheses and chains that are values: each gets a class inside of this one, which is
/// given what it uses of the values around it.
extension BodyEmitter {
  /// `name: (A -> B)`, `name: [for …]`.
  func passGroup(
    _ data: inout Flow, _ body: ClassSource.Body, _ name: StepName?, at range: SourceRange
  ) throws(EmissionError) {
    let role: ClassSource.Role = if case .elements = body { .list } else { .group }
    let base = name?.leadingText ?? "group"
    let syntax = ChildSyntax(
      name: name, type: try lifted(body, role, base, at: range).name, text: range, range: range)
    try passChild(&data, syntax) { emitter, variable throws(EmissionError) in
      let group = try emitter.lifted(body, role, base, at: range)
      return group.call(on: variable)
    }
  }

  /// `let net = Linear(5) -> ReLU`: a recipe of a class.
  func recipe(
    of chain: Chain, _ expression: Expression, _ inner: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    let outer = expressions
    expressions = inner
    defer { expressions = outer }
    let group = try lifted(.steps(chain.steps), .group, "chain", at: expression.range)
    let text = surroundings.literal(at: expression.range, values: group.captured)
    let used = surroundings.sources?.references(usedBy: expression) ?? []
    let definitions = used.isEmpty ? "" : ", definitions: [\(used.joined(separator: ", "))]"
    return SwiftExpression(
      text:
        "LayerRecipe(chain: \(text)\(definitions)) { x, generator in try \(group.call(on: "x")) }",
      type: .recipe)
  }

  /// A value that a class inside is given.
  struct Captured {
    var name: String
    var label: String
    var value: SwiftExpression
  }

  /// A class for a part of the body.
  struct LiftedClass {
    var name: String

    /// The values of the surroundings that it is given.
    var captured: [Captured]

    func call(on variable: String) -> String {
      let arguments = captured.map { "\($0.label): \($0.value.text)" }
      let all = (["on: &\(variable)"] + arguments + ["generator: generator"]).joined(
        separator: ", ")
      return "\(name)(\(all))"
    }
  }

  private func lifted(
    _ body: ClassSource.Body, _ role: ClassSource.Role, _ base: String, at range: SourceRange
  ) throws(EmissionError) -> LiftedClass {
    let used: [String]
    switch body {
    case .steps(let steps):
      used = CapturedNames.of(steps, among: expressions.environment.names)
      try refuseShared(CapturedNames.of(steps, among: Array(tensors.keys)), at: range)
    case .elements(let elements):
      used = CapturedNames.of(elements, among: expressions.environment.names)
      try refuseShared(CapturedNames.of(elements, among: Array(tensors.keys)), at: range)
    case .statements: used = []
    }
    var parameters: [ClassSource.Parameter] = []
    var captured: [Captured] = []
    var constants: [(name: String, value: SwiftExpression)] = []
    var taken: Set<String> = ["children", "generator", "members", "mode", "self", "input"]
    for name in used {
      guard let value = expressions.environment[name] else { continue }
      switch value.type {
      case .none, .symbol, .emptyList, .undetermined: constants.append((name, value))
      case .tensor: throw EmissionError("a shape from outside of the group", range)
      default:
        let label = SwiftNames.label(name)
        captured.append(Captured(name: name, label: label, value: value))
        parameters.append(
          ClassSource.Parameter(
            name: name, label: label, local: SwiftNames.local(name, taken: &taken),
            type: value.type))
      }
    }
    if let known = liftedNames[range] { return LiftedClass(name: known, captured: captured) }
    var classNames = takenClasses.union(surroundings.takenTypes)
    let name = SwiftNames.type(base, taken: &classNames)
    takenClasses = classNames
    liftedNames[range] = name
    guard mode == .making else { return LiftedClass(name: name, captured: captured) }
    let source = ClassSource(
      role: role, name: name,
      documentation: ["`\(surroundings.text(at: range))`."], access: access,
      parameters: parameters, inputs: [(ModuleScope.groupInput, nil)], body: body,
      constants: constants)
    var inner = expressions
    inner.environment = StaticEnvironment()
    classes.append(
      try ClassEmitter(
        source: source, surroundings: surroundings, expressions: inner,
        takenClasses: takenClasses
      ).emit().text)
    return LiftedClass(name: name, captured: captured)
  }

  private func refuseShared(_ names: [String], at range: SourceRange) throws(EmissionError) {
    if let name = names.first { throw EmissionError("`\(name)` inside of a group", range) }
  }
}
