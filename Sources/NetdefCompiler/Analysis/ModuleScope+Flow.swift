/// How data flows through steps.
extension ModuleScope {
  /// Passes a value through one step.
  func flow(_ step: StepTerm, _ input: Value, _ evaluator: Evaluator) -> Value {
    var name: Name?
    if let stepName = step.name {
      guard let text = evaluator.text(of: stepName) else { return .unknown }
      name = Name(text.plain, stepName.syntax.range)
    }
    return flow(step.term, name, step.range, input, evaluator)
  }

  private func flow(
    _ term: Term, _ name: Name?, _ range: SourceRange, _ input: Value, _ evaluator: Evaluator
  ) -> Value {
    switch term.kind {
    case .group(let inner):
      return group(steps(of: inner), name, range, input, evaluator)
    case .list(let elements):
      if let name { return namedList(elements, name, range, input, evaluator) }
      return list(elements, input, evaluator)
    case .conditional(let conditional):
      return flow(conditional, name, range, input, evaluator)
    case .local, .global, .layer, .function, .computedName, .builtin, .call, .construct, .operate,
      .apply, .index, .member, .problem:
      return flow(through: evaluator.evaluate(term), term, name, range, input, evaluator)
    case .missing: return .unknown
    case .integer, .float, .boolean, .none, .symbol, .negation, .not, .arithmetic, .power, .and,
      .or, .comparison, .range, .tuple, .chain:
      reportNotAStep(term)
      return unknownOutput(of: input)
    }
  }

  /// Passes data through the value that a step evaluated to.
  private func flow(
    through value: Value, _ term: Term, _ name: Name?, _ range: SourceRange,
    _ input: Value, _ evaluator: Evaluator
  ) -> Value {
    switch value {
    case .layer(var layer):
      // A value is wrong where it is used, not where it got its name.
      if term.namesValue { layer.range = term.range }
      return place(layer, name: name, input: input, range: range, evaluator: evaluator)
    case .list(let values):
      if let name {
        bag.report(
          .namedList(
            name.value, count: values.count, of: term.syntax, context.files, at: name.range)
        )
        return unknownOutput(of: input)
      }
      // A list of layers, such as one named by `let`, splices flat. Each is a turn of a repeat,
      // as most lists are made by one.
      context.turnDepth += 1
      defer { context.turnDepth -= 1 }
      var current = input
      for element in values {
        current = flow(through: element, term, nil, range, current, evaluator)
      }
      return current
    case .none: return input
    case .unknown:
      // The child takes its number and name although it is not known.
      let key = name?.value ?? nextKey
      _ = add(Self.placeholder(key, isNamed: name != nil), name: name, at: range)
      return unknownOutput(of: input)
    case .int, .float, .bool, .symbol, .tuple, .tensor, .undecided:
      guard let name = term.syntax.plainName else {
        reportNotAStep(term)
        return unknownOutput(of: input)
      }
      // A value that hides a layer was reported where it is named.
      if !context.declarations.isLayer(name, at: term.range) {
        bag.report(.valueAsFunction(name, at: term.range))
      }
      return unknownOutput(of: input)
    }
  }

  private func reportNotAStep(_ term: Term) {
    bag.report(.notAStep(term.syntax, among: context.declarations, at: term.range))
  }

  private func unknownOutput(of input: Value) -> Value {
    if case .tensor(let tensor) = input { return .tensor(.unknown(tensor.origin)) }
    return .unknown
  }

  /// The steps of a chain, or one term as a step.
  private func steps(of term: Term) -> [StepTerm] {
    if case .chain(let chain) = term.kind { return chain.steps }
    return [
      StepTerm(name: nil, term: term, syntax: StepSyntax(name: nil, expression: term.syntax))
    ]
  }

  /// The chosen arm's steps; nothing when no arm is chosen.
  private func flow(
    _ conditional: ConditionalTerm, _ name: Name?, _ range: SourceRange, _ input: Value,
    _ evaluator: Evaluator
  ) -> Value {
    let arm: Term?
    let truth = evaluator.truth(conditional.condition)
    if truth == .bool(true) {
      arm = conditional.then
    } else if truth == .bool(false) {
      arm = conditional.otherwise
    } else {
      if truth == .undecided {
        _ = evaluator.report(
          .undecidable(at: conditional.condition.range), conditional.condition)
      }
      return unknownOutput(of: input)
    }
    guard let arm else { return input }
    let armSteps = steps(of: arm)
    if let name {
      // One layer takes the name itself, a chain becomes a scope of that name.
      if armSteps.count == 1, armSteps[0].name == nil {
        return flow(armSteps[0].term, name, range, input, evaluator)
      }
      return group(armSteps, name, range, input, evaluator)
    }
    return armSteps.reduce(input) { flow($1, $0, evaluator) }
  }

  /// `[for i in 0..<3: A -> B]`: each step of each turn stands in this scope.
  private func list(
    _ elements: [ElementTerm], _ input: Value, _ evaluator: Evaluator
  ) -> Value {
    var current = input
    for element in elements {
      // Repeats are counted before they are made.
      var evaluator = evaluator
      if let excess = evaluator.excess(of: element) {
        report(excess)
        return .unknown
      }
      evaluator.forEachTurn(of: element.clauses[...]) { turn in
        if element.isSpread {
          let value = turn.evaluate(element.term)
          current = flow(
            through: value, element.term, nil, element.term.range, current, turn)
        } else {
          for step in steps(of: element.term) { current = flow(step, current, turn) }
        }
        return !isFull
      }
      if isFull { return .unknown }
    }
    return current
  }

  // MARK: Scopes inside

  /// - Parameter chain: The value that the steps are, if they are one.
  func group(
    _ steps: [StepTerm], _ name: Name?, _ range: SourceRange, _ input: Value,
    _ evaluator: Evaluator, chain: LayerValue.Closure? = nil
  ) -> Value {
    inner(name, range, input, evaluator, NetworkChild.Content.group, chain: chain) {
      inner, value, evaluator in
      var current = value
      for step in steps {
        if inner.isFull || inner.bag.isFull(step.range.file) { return .unknown }
        current = inner.flow(step, current, evaluator)
      }
      return current
    }
  }

  private func namedList(
    _ elements: [ElementTerm], _ name: Name, _ range: SourceRange, _ input: Value,
    _ evaluator: Evaluator
  ) -> Value {
    inner(name, range, input, evaluator, NetworkChild.Content.list) { inner, value, evaluator in
      inner.list(elements, value, evaluator)
    }
  }

  /// Walks the inside of a child scope, which data enters as one tensor.
  private func inner(
    _ name: Name?, _ range: SourceRange, _ input: Value, _ evaluator: Evaluator,
    _ content: (NetworkScope) -> NetworkChild.Content, chain: LayerValue.Closure? = nil,
    _ body: (ModuleScope, Value, Evaluator) -> Value
  ) -> Value {
    guard case .tensor(let outside) = input else {
      if input != .unknown { bag.report(.oneTensorNeeded(at: range)) }
      return .unknown
    }
    let key = name?.value ?? nextKey
    let memoKey = chain.flatMap { chain in
      outside.shape.map {
        CheckContext.ChainKey(closure: chain, input: $0, element: outside.element)
      }
    }
    if let memoKey, let known = context.chains[memoKey] {
      return addInner(known, key, name, range, outside, content)
    }
    let errors = bag.errorCount
    let inside = ModuleScope(context: context, parent: self, enclosing: self)
    var tensor = outside
    tensor.id = inside.tensor(outside.shape, outside.element, outside.origin).id
    tensor.owner = inside.id
    inside.inputs = [(Self.groupInput, tensor.id)]
    var evaluator = evaluator
    evaluator.scope = inside
    let result = body(inside, .tensor(tensor), evaluator)
    fill(from: inside)
    inside.warnAboutUnnamedLayers()
    if case .tuple(let values) = result {
      bag.report(.severalTensorsLeave(values.count, at: range))
    }
    guard case .tensor(let last) = result, last.shape != nil else {
      _ = add(Self.placeholder(key, isNamed: name != nil), name: name, at: range)
      return unknownOutput(of: input)
    }
    inside.outputs = [(nil, last.id)]
    inside.finishStatement(target: nil, isOutput: true, results: [last])
    let made = CheckContext.ChainScope(
      scope: inside.finish(), count: inside.count + 1, output: last)
    // What is taken from around depends on where the chain stands.
    if let memoKey, bag.errorCount == errors, !inside.borrows { context.chains[memoKey] = made }
    return addInner(made, key, name, range, outside, content)
  }

  /// Adds a child scope that was walked, and the step that calls it.
  private func addInner(
    _ made: CheckContext.ChainScope, _ key: String, _ name: Name?, _ range: SourceRange,
    _ outside: TensorValue, _ content: (NetworkScope) -> NetworkChild.Content
  ) -> Value {
    guard let from = outside.shape, let to = made.output.shape else { return .unknown }
    let child = NetworkChild(
      key: key, isNamed: name != nil, content: content(made.scope), input: from, output: to,
      outputElement: made.output.element)
    let output = tensor(to, made.output.element, made.output.origin)
    let index = add(child, name: name, at: range, modules: made.count)
    append(.child(index), key, inputs: [outside], outputs: [output])
    return .tensor(output)
  }

  /// What a group's statement calls the data that enters it.
  static let groupInput = "input"
}

extension Term {
  /// Whether it is a name or an index, behind which a layer was made elsewhere.
  fileprivate var namesValue: Bool {
    switch kind {
    case .local, .global, .layer, .function, .computedName, .index, .member: true
    case .integer, .float, .boolean, .none, .symbol, .negation, .not, .arithmetic, .power, .and,
      .or, .comparison, .range, .builtin, .call, .construct, .operate, .apply, .tuple, .list,
      .conditional, .chain, .group, .problem, .missing:
      false
    }
  }
}
