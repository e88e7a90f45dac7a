/// Follows one chain from its value through its steps.
struct ChainChecker {
  let model: ModelChecker
  let scope: ScopeBuilder
  private(set) var steps: [NetworkStep] = []

  /// The input or `let` that the chain begins with; nil after an error.
  private(set) var source: String?

  private var bag: DiagnosticBag { model.bag }

  init(model: ModelChecker) {
    self.model = model
    scope = model.scope
  }

  /// The inside of a group: a scope of its own that data enters from outside.
  private init(inside outer: ChainChecker) {
    model = outer.model
    scope = ScopeBuilder(bag: outer.model.bag)
    source = Self.groupInput
  }

  /// What a group's statement calls the data that enters it.
  static let groupInput = "input"

  // MARK: Values

  mutating func value(_ expression: Expression) -> TensorValue {
    switch expression.kind {
    case .name(let name): return named(name, expression)
    case .group(let inner): return value(inner)
    case .chain(let chain):
      let first = chain.steps[0]
      if first.name != nil {
        return reject("a chain of layers as a value", first.range)
      }
      var current = value(first.expression)
      for step in chain.steps.dropFirst() where !bag.isFull(step.range.file) {
        current = apply(step, to: current)
      }
      return current
    case .call(let callee, let arguments): return call(callee, arguments, expression)
    case .missing: return .unknown(origin(expression.range))
    default: return reject("an expression of tensors", expression.range)
    }
  }

  private mutating func named(_ name: String, _ expression: Expression) -> TensorValue {
    if let tensor = model.tensors[name] {
      source = name
      return tensor
    }
    if model.declarations.layers[name] != nil || model.declarations.modules[name] != nil {
      return reject("a layer as a value", expression.range)
    }
    if model.places[name] != nil {
      if model.evaluator.environment[name] != .unknown {
        bag.report(.notATensor(name, at: expression.range))
      }
    } else if model.knowsInput {
      let known = model.tensors.keys.sorted()
      bag.report(
        .unknownName(name, nearest: nearestName(to: name, among: known), at: expression.range))
    }
    return .unknown(origin(expression.range))
  }

  private mutating func call(
    _ callee: Expression, _ arguments: [Argument], _ expression: Expression
  ) -> TensorValue {
    guard case .name(let name) = callee.kind else {
      bag.report(.notCallable(callee, among: model.declarations, at: callee.range))
      return .unknown(origin(expression.range))
    }
    if name.isCapitalised, model.declarations.layers[name] != nil {
      return reject("a layer as a value", expression.range)
    }
    guard let declaration = functionDeclaration(Name(name, callee.range)) else {
      return .unknown(origin(expression.range))
    }
    guard let first = arguments.first, first.label == nil else {
      bag.report(.functionWithoutTensor(name, at: callee.range))
      return .unknown(origin(expression.range))
    }
    let input = value(first.expression)
    return function(
      declaration, Name(name, callee.range), Array(arguments.dropFirst()), expression.range, input)
  }

  // MARK: Steps

  private mutating func apply(_ step: StepSyntax, to input: TensorValue) -> TensorValue {
    if let name = step.name, name.plain == nil {
      return reject("a computed name", name.range)
    }
    switch step.expression.kind {
    case .name(let name):
      return apply(Name(name, step.expression.range), [], step, input)
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind else { break }
      return apply(Name(name, callee.range), arguments, step, input)
    case .group(let inner): return group(inner, step, input)
    case .list: return reject("a list of steps", step.expression.range)
    case .conditional: return reject("an optional step", step.expression.range)
    case .missing: return .unknown(input.origin)
    default: break
    }
    bag.report(
      .notAStep(step.expression, among: model.declarations, at: step.expression.range))
    return .unknown(input.origin)
  }

  private mutating func apply(
    _ name: Name, _ arguments: [Argument], _ step: StepSyntax, _ input: TensorValue
  ) -> TensorValue {
    guard name.value.isCapitalised else {
      if let stepName = step.name {
        bag.report(.namedFunction(name.value, at: stepName.range))
      }
      guard let declaration = functionDeclaration(name) else { return .unknown(input.origin) }
      return function(declaration, name, arguments, step.range, input)
    }
    guard let declaration = model.declarations.layers[name.value] else {
      return unknownLayer(name, input)
    }
    let result = use(declaration, name, arguments, step.range, input)
    let key = step.name?.plain ?? scope.nextKey
    guard let use = result.use, let shape = input.shape else {
      // The child still takes its number and name, so that no further error follows.
      _ = scope.add(Self.placeholder(key, step.name != nil), name: step.name, at: name.range)
      return result.output
    }
    let child = NetworkChild(
      key: key, isNamed: step.name != nil, content: .layer(use), input: shape, output: use.output,
      outputElement: result.output.element)
    append(.child(scope.add(child, name: step.name, at: name.range)), key, result.output)
    return result.output
  }

  private mutating func unknownLayer(_ name: Name, _ input: TensorValue) -> TensorValue {
    if model.declarations.modules[name.value] != nil {
      return reject("a model or block inside a model", name.range)
    }
    if !model.declarations.unusable.contains(name.value) {
      let known = model.declarations.layerNames
      bag.report(
        .unknownLayer(
          name.value, nearest: nearestName(to: name.value, among: known), at: name.range))
    }
    return .unknown(input.origin)
  }

  /// The declaration of a function, nil when there is none, which is then reported.
  private func functionDeclaration(_ name: Name) -> ExternDeclaration? {
    if let declaration = model.declarations.functions[name.value] { return declaration }
    if model.declarations.unusable.contains(name.value) { return nil }
    if model.places[name.value] != nil {
      // What is not known was reported, or is a layer of the kind that is not supported yet.
      if model.tensors[name.value]?.shape != nil || model.evaluator.environment[name.value] != nil {
        bag.report(.valueAsFunction(name.value, at: name.range))
      }
      return nil
    }
    let known = model.declarations.functionNames + Evaluator.functionNames
    let layer = model.declarations.layerNames.first { $0.lowercased() == name.value.lowercased() }
    bag.report(
      .unknownFunction(
        name.value, nearest: layer ?? nearestName(to: name.value, among: known), at: name.range))
    return nil
  }

  private mutating func function(
    _ declaration: ExternDeclaration, _ name: Name, _ arguments: [Argument],
    _ range: SourceRange, _ input: TensorValue
  ) -> TensorValue {
    let result = use(declaration, name, arguments, range, input)
    if let use = result.use {
      append(.function(use), name.value, result.output)
    }
    return result.output
  }

  private func use(
    _ declaration: ExternDeclaration, _ name: Name, _ arguments: [Argument],
    _ range: SourceRange, _ input: TensorValue
  ) -> ExternUse.Result {
    ExternUse(
      declaration: declaration, bag: bag, outer: model.evaluator, nameRange: name.range,
      range: range, line: model.line(name.range)
    ).apply(arguments, to: input)
  }

  private mutating func group(
    _ inner: Expression, _ step: StepSyntax, _ input: TensorValue
  ) -> TensorValue {
    var inside = ChainChecker(inside: self)
    var current = input
    let innerSteps: [StepSyntax]
    if case .chain(let chain) = inner.kind {
      innerSteps = chain.steps
    } else {
      innerSteps = [StepSyntax(name: nil, expression: inner)]
    }
    for innerStep in innerSteps where !bag.isFull(innerStep.range.file) {
      current = inside.apply(innerStep, to: current)
    }
    inside.scope.warnAboutUnnamedLayers()
    inside.scope.statements = [
      NetworkStatement(target: nil, source: Self.groupInput, steps: inside.steps)
    ]
    let key = step.name?.plain ?? scope.nextKey
    guard let from = input.shape, let to = current.shape else {
      _ = scope.add(Self.placeholder(key, step.name != nil), name: step.name, at: step.range)
      return current
    }
    let child = NetworkChild(
      key: key, isNamed: step.name != nil, content: .group(inside.scope.finish()), input: from,
      output: to, outputElement: current.element)
    append(.child(scope.add(child, name: step.name, at: step.range)), key, current)
    return current
  }

  private mutating func append(
    _ operation: NetworkStep.Operation, _ name: String, _ output: TensorValue
  ) {
    guard let shape = output.shape else { return }
    steps.append(
      NetworkStep(
        operation: operation, name: scope.traceName(of: name), output: shape,
        outputElement: output.element))
  }

  private static func placeholder(_ key: String, _ isNamed: Bool) -> NetworkChild {
    let nothing = NetworkScope(children: [], statements: [])
    return NetworkChild(
      key: key, isNamed: isNamed, content: .group(nothing), input: TensorShape([]),
      output: TensorShape([]), outputElement: .float)
  }

  private func reject(_ what: String, _ range: SourceRange) -> TensorValue {
    bag.report(.notYetSupported(what, at: range))
    return .unknown(origin(range))
  }

  private func origin(_ range: SourceRange) -> Origin {
    Origin(.group, line: model.line(range), range: range, shape: nil)
  }
}
