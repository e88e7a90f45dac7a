/// Makes the instance of a model or block for given arguments and inputs.
struct Instantiation {
  let context: CheckContext
  let declaration: ModuleDeclaration

  private var bag: DiagnosticBag { context.bag }

  /// The instance for one use inside of another body; nil after an error, which was reported.
  func instance(
    of layer: LayerValue, inputs: [TensorValue], key: String, evaluator: Evaluator
  ) -> ModuleInstance? {
    let matcher = ArgumentMatcher(declaration: declaration.signature, evaluator: evaluator)
    guard matcher.isComplete(layer.arguments, at: layer.range), layer.isRight else { return nil }
    let shapes = inputs.compactMap(\.shape)
    guard shapes.count == inputs.count else { return nil }
    guard isCountRight(inputs.count, of: declaration, at: layer.range) else { return nil }
    for argument in layer.arguments.values {
      guard evaluator.spend(on: argument.value, at: layer.range) else { return nil }
    }
    let instanceKey = CheckContext.InstanceKey(
      definition: declaration.id, arguments: layer.arguments.mapValues(\.value), inputs: shapes,
      elements: inputs.map(\.element))
    let use = Use(
      at: layer.range, made: layer.described(as: declaration),
      file: context.files[layer.range.file], line: context.line(layer.range),
      role: "`\(key)`; here \(Self.inputText(declaration, shapes))")
    if let known = context.instances[instanceKey] {
      if known == nil {
        bag.uses.append(use)
        context.repeatFailure(of: instanceKey)
        bag.uses.removeLast()
      }
      return known
    }
    guard !context.stack.contains(instanceKey), context.stack.count < CheckContext.depthLimit
    else {
      reportCycle(to: instanceKey, at: layer.range)
      return nil
    }
    guard context.budget.takeUse() else {
      if !context.budget.isReported { bag.report(.tooManyUses(at: layer.range)) }
      context.budget.isReported = true
      return nil
    }
    bag.uses.append(use)
    context.stack.append(instanceKey)
    let errors = bag.errorCount
    let errorsInside = bag.insideLibraries.count
    let outerUseIsWrong = context.useIsWrong
    context.useIsWrong = false
    let given = BodyChecker.Given(tensors: inputs, range: layer.range, depth: bag.uses.count - 1)
    let result = make(layer.arguments, given)
    context.stack.removeLast()
    bag.uses.removeLast()
    let instance = bag.errorCount == errors ? result : nil
    // Another use that passes the same is as wrong, and is told so at its own place.
    if !context.useIsWrong {
      context.instances[instanceKey] = .some(instance)
      if instance == nil { context.remember(failureOf: instanceKey, since: errorsInside) }
    }
    context.useIsWrong = outerUseIsWrong
    return instance
  }

  /// Reports that a definition contains itself, once for all that stand in the circle.
  private func reportCycle(to key: CheckContext.InstanceKey, at range: SourceRange) {
    guard context.stack.contains(key) else {
      bag.report(.tooDeep(declaration.name, limit: CheckContext.depthLimit, at: range))
      context.cyclic.insert(declaration.id)
      return
    }
    // What led into the circle, or round it with other arguments, tells nothing more.
    let uses = bag.uses
    if let last = context.stack.lastIndex(where: { $0.definition == declaration.id }) {
      bag.uses = uses.suffix(context.stack.count - last)
    }
    bag.report(.cycle(of: declaration.name, at: range))
    bag.uses = uses
    let start = context.stack.firstIndex(of: key) ?? context.stack.endIndex
    context.cyclic.formUnion(context.stack[start...].map(\.definition) + [declaration.id])
  }

  /// Whether a definition takes so many tensors; one by `=` states none itself.
  private func isCountRight(
    _ count: Int, of declaration: ModuleDeclaration, at range: SourceRange
  ) -> Bool {
    let expected = declaration.inputs.count
    guard expected > 0, expected != count else { return true }
    bag.report(
      .wrongInputCount(of: declaration.name, expected: expected, found: count, at: range))
    return false
  }

  /// The instance of a model by itself: its inputs are what it states, its parameters what is given,
  /// else their defaults.
  func root(_ arguments: [String: ArgumentMatcher.Written] = [:]) -> ModuleInstance? {
    let errors = bag.errorCount
    context.openSizes = []
    let result = make(arguments, nil)
    return bag.errorCount == errors ? result : nil
  }

  /// An instance whose inputs and parameters are open sizes, to check a definition that is not used.
  func symbolic(_ layer: LayerValue) -> ModuleInstance? {
    make(layer.arguments, nil)
  }

  private static func inputText(_ declaration: ModuleDeclaration, _ shapes: [TensorShape]) -> String
  {
    // A definition by `=` gives its input no name.
    if declaration.inputs.isEmpty {
      return shapes.map { "`\($0)`" }.joined(separator: ", ")
        + (shapes.count == 1 ? " comes in" : " come in")
    }
    return zip(declaration.inputs, shapes).map { "`\($0.name.value)` is `\($1)`" }
      .joined(separator: ", ")
  }

  // MARK: The body

  private func make(
    _ written: [String: ArgumentMatcher.Written], _ given: BodyChecker.Given?
  ) -> ModuleInstance? {
    context.instantiated.insert(declaration.id)
    if context.cyclic.contains(declaration.id) { return nil }
    let scope = ModuleScope(context: context, parent: nil)
    var evaluator = Evaluator(bag: bag, scope: scope, budget: context.budget)
    let core = context.elaboration.module(declaration)
    evaluator.bind(core.parameters, written)
    var body = BodyChecker(
      context: context, declaration: declaration, core: core, scope: scope, evaluator: evaluator,
      given: given)
    switch core.content {
    case .body(let statements): body.run(statements)
    case .alias(let term): return alias(term, core, evaluator, given)
    }
    return body.finish(arguments: arguments(written))
  }

  private func arguments(
    _ written: [String: ArgumentMatcher.Written]
  ) -> [(name: String, text: String)] {
    declaration.definition.parameters.compactMap { parameter in
      written[parameter.name.value].map { (parameter.name.value, $0.value.description) }
    }
  }

  /// `model ResNet18 = ResNet(…)`: the same children under the same names, under another name.
  /// A chain or a layer makes a definition whose one input goes through it.
  private func alias(
    _ term: Term, _ core: CoreModule, _ evaluator: Evaluator, _ given: BodyChecker.Given?
  ) -> ModuleInstance? {
    var evaluator = evaluator
    evaluator.bindDefaults(of: core.parameters, in: declaration.name)
    let value = evaluator.evaluate(term)
    guard case .layer(let layer) = value else {
      if value != .unknown { bag.report(.aliasOfNothing(at: term.range)) }
      return nil
    }
    guard case .declared(let id) = layer.kind, let target = context.declarations.modules[id]
    else { return chain(of: layer, term, evaluator, given?.tensors) }
    let matcher = ArgumentMatcher(declaration: target.signature, evaluator: evaluator)
    guard matcher.isComplete(layer.arguments, at: layer.range), layer.isRight else { return nil }
    // Nothing goes in yet: one that leads to itself with the same arguments does so for ever.
    let parameters = core.parameters.map { parameter in
      (parameter.name, evaluator.environment[parameter.local] ?? .unknown)
    }
    let key = CheckContext.InstanceKey(
      definition: declaration.id,
      arguments: Dictionary(parameters, uniquingKeysWith: { first, _ in first }), inputs: [],
      elements: [])
    guard !context.stack.contains(key), context.stack.count < CheckContext.depthLimit else {
      reportCycle(to: key, at: layer.range)
      return nil
    }
    if let given, !isCountRight(given.tensors.count, of: target, at: layer.range) { return nil }
    context.stack.append(key)
    bag.uses.append(
      Use(
        at: layer.range, made: layer.described(as: target),
        file: context.files[layer.range.file], line: context.line(layer.range),
        role: "`\(declaration.name)`"))
    defer {
      context.stack.removeLast()
      bag.uses.removeLast()
    }
    guard
      let instance = Instantiation(context: context, declaration: target)
        .make(layer.arguments, given)
    else { return nil }
    return ModuleInstance(
      name: declaration.printedName, module: context.libraryName(of: declaration),
      isSequential: instance.isSequential, namesInputs: instance.namesInputs,
      arguments: instance.arguments,
      inputs: instance.inputs, outputs: instance.outputs, body: instance.body,
      layer: instance.layer.map(renamed), count: instance.count)
  }

  /// The layer under the name of the definition.
  private func renamed(_ use: LayerUse) -> LayerUse {
    var use = use
    use.alias = declaration.printedName
    return use
  }

  /// `block Down(width: Int) = MaxPool2d(2) -> DoubleConv(width)`; one layer alone adds no scope.
  private func chain(
    of layer: LayerValue, _ term: Term, _ evaluator: Evaluator,
    _ inputs: [TensorValue]?
  ) -> ModuleInstance? {
    guard let inputs else {
      // A definition that nobody uses states no shape to begin with.
      if context.isSymbolic {
        IncompleteAlias(
          declaration: declaration, term: term, evaluator: evaluator, context: context
        ).check(layer)
      } else {
        bag.report(.chainWithoutInput(declaration.name, at: term.range))
      }
      return nil
    }
    guard inputs.count == 1, let shape = inputs[0].shape, let scope = evaluator.scope else {
      bag.report(
        .wrongInputCount(
          of: declaration.name, expected: 1, found: inputs.count, at: term.range))
      return nil
    }
    let name = ModuleScope.groupInput
    let tensor = scope.tensor(shape, inputs[0].element, inputs[0].origin)
    scope.inputs = [(name, tensor.id)]
    let result: Value
    if case .chain(let closure) = layer.kind {
      var inner = evaluator
      inner.environment = closure.environment
      result = closure.steps.reduce(.tensor(tensor)) { scope.flow($1, $0, inner) }
    } else {
      result = scope.place(
        layer, name: nil, input: .tensor(tensor), range: term.range, evaluator: evaluator)
    }
    guard case .tensor(let last) = result, let output = last.shape else { return nil }
    scope.finishStatement(target: nil, isOutput: true, results: [last])
    scope.outputs = [(nil, last.id)]
    scope.warnAboutUnnamedLayers()
    var only: LayerUse?
    if case .declared = layer.kind, case .layer(let use) = scope.children.first?.content {
      only = renamed(use)
    }
    return ModuleInstance(
      name: declaration.printedName, module: context.libraryName(of: declaration),
      isSequential: scope.isOneUnnamedChain, arguments: [],
      inputs: [Port(name: name, shape: shape, element: tensor.element)],
      outputs: [Port(name: nil, shape: output, element: last.element)], body: scope.finish(),
      layer: only, count: only == nil ? scope.count + 1 : 1)
  }
}

extension LayerValue {
  /// `BasicBlock(width: 128, stride: 2)`: the arguments in the declared order.
  func described(as declaration: ModuleDeclaration) -> String {
    let given = declaration.definition.parameters.compactMap { parameter in
      arguments[parameter.name.value].map { "\(parameter.name.value): \($0.value)" }
    }
    return given.isEmpty
      ? declaration.name : "\(declaration.name)(\(given.joined(separator: ", ")))"
  }
}
