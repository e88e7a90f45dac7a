/// Where data enters a body and leaves it.
extension BodyChecker {
  mutating func input(_ name: Name, _ syntax: ShapeSyntax) {
    guard declare(.name(name)) else { return }
    reportCapital(name)
    evaluator.environment.bind(name.value, .unknown)
    guard let declared = elementKind(syntax) else { return }
    let index = inputs.count
    let tensor: TensorValue?
    if let given = given?.tensors {
      tensor = index < given.count ? passed(given[index], name, syntax, declared) : nil
      if index >= given.count {
        bag.report(
          .wrongInputCount(
            of: declaration.name, expected: declaration.inputs.count, found: given.count,
            at: name.range))
      }
    } else {
      tensor = stated(name, syntax, declared)
    }
    _ = scope.traceName(of: name.value)
    guard let tensor, let shape = tensor.shape else {
      for name in syntax.sizes.compactMap(\.expression).flatMap(Names.mentioned(in:))
      where evaluator.environment[name] == nil {
        evaluator.environment.bind(name, .unknown)
      }
      // Counted, so that the next input meets its own tensor.
      inputs.append(Port(name: name.value, shape: TensorShape([]), element: declared))
      return
    }
    evaluator.environment.bind(name.value, .tensor(tensor))
    scope.inputs.append((name.value, tensor.id))
    inputs.append(
      Port(
        name: name.value, shape: shape, element: tensor.element,
        stated: given == nil ? openShape(syntax) : nil))
  }

  /// The shape of an input with its open sizes, where some of them were set.
  private func openShape(_ syntax: ShapeSyntax) -> TensorShape? {
    let names = syntax.sizes.compactMap(\.expression).flatMap(Names.mentioned(in:))
    guard names.contains(where: setSizes.contains) else { return nil }
    var evaluator = evaluator.silenced
    for name in setSizes { evaluator.environment.bind(name, .int(Size(symbol: name))) }
    return ShapePattern(syntax: syntax).sizes(evaluator).map(TensorShape.init)
  }

  /// An input of a model by itself: its open sizes are the names in its shape.
  private mutating func stated(
    _ name: Name, _ syntax: ShapeSyntax, _ element: ElementKind
  ) -> TensorValue? {
    for size in syntax.sizes {
      guard let expression = size.expression, !size.isSpread else {
        // Of a definition that nobody uses too little is known.
        if !context.isSymbolic {
          bag.report(.notYetSupported("an input of any rank", at: size.range))
        }
        return nil
      }
      for open in Names.mentioned(in: expression)
      where evaluator.environment[open] == nil
        && !context.declarations.isValue(open, at: expression.range)
        && !declaration.signature.parameterNames.contains(open)
      {
        let setting = context.settings?.size(open)
        if setting != nil { setSizes.insert(open) }
        evaluator.environment.bind(open, setting ?? .int(Size(symbol: open)))
      }
    }
    // Parameters may stand in the shape.
    bindDefaults()
    guard let sizes = ShapePattern(syntax: syntax).sizes(evaluator) else { return nil }
    for axis in sizes.indices where sizes[axis].value.map({ $0 <= 0 }) ?? false {
      bag.report(.sizeNotPositive(sizes[axis], axis: axis, at: syntax.sizes[axis].range))
      return nil
    }
    let shape = TensorShape(sizes)
    // A sum of two open sizes, say, tells neither.
    context.openSizes.formUnion(
      sizes.compactMap { size in size.line.flatMap { $0.factor > 0 ? $0.symbol : nil } })
    warnAboutBatch(shape, syntax)
    return scope.tensor(
      shape, element,
      Origin(
        .input(name.value), line: context.line(name.range), range: syntax.range, shape: shape))
  }

  /// A first size in digits is more often a forgotten batch than a batch of one size only: what is
  /// meant gets a name. A picture of one channel without a batch begins with 1, one sample does too.
  private func warnAboutBatch(_ shape: TensorShape, _ syntax: ShapeSyntax) {
    guard let first = syntax.sizes.first, case .integer(let batch)? = first.expression?.kind,
      batch > 1 || shape.rank == 3
    else { return }
    bag.report(.fixedBatch(batch, of: shape, at: first.range))
  }

  /// An input that a use passes: it must fit the pattern, whose names it binds.
  private mutating func passed(
    _ tensor: TensorValue, _ name: Name, _ syntax: ShapeSyntax, _ element: ElementKind
  ) -> TensorValue? {
    // Of tensors that came in the wrong order, one error tells.
    guard let shape = tensor.shape, !context.useIsWrong else { return nil }
    if tensor.element != element {
      reportAtUse(name, syntax.range, tensor) {
        .elementMismatch(declaration.name, expected: element, found: tensor.element, at: $0)
      }
      return nil
    }
    let pattern = ShapePattern(syntax: syntax, solvesProducts: true)
    switch pattern.match(shape, &evaluator) {
    case nil: break
    case .rank:
      reportAtUse(name, syntax.range, tensor) {
        .rankMismatch(
          declaration.name, pattern: pattern, found: shape, notes: tensor.origin.notes(), at: $0)
      }
      return nil
    case .size(let axis, let stated, let place):
      reportAtUse(name, place, tensor) {
        .inputSizeMismatch(
          declaration.name, axis: axis, expected: stated, pattern: pattern.text, found: shape,
          notes: tensor.origin.notes(axes: [axis]), at: $0)
      }
      return nil
    case .reported: return nil
    }
    return scope.tensor(
      shape, element,
      Origin(
        .input(name.value), line: context.line(name.range), range: syntax.range, shape: shape))
  }

  /// Reports where the definition is used: what it states of its input is right, what comes is not.
  private func reportAtUse(
    _ name: Name, _ place: SourceRange, _ tensor: TensorValue,
    _ diagnostic: (SourceRange) -> Diagnostic
  ) {
    guard let given else { return }
    context.useIsWrong = true
    var diagnostic = diagnostic(given.range)
    diagnostic.secondary.append(
      Diagnostic.Label(place, "what `\(declaration.name)` states of `\(name.value)`"))
    let uses = bag.uses
    bag.uses.removeLast(uses.count - given.depth)
    bag.report(diagnostic, isContract: true)
    bag.uses = uses
  }

  mutating func output(_ name: Name?, _ stated: ShapeSyntax?, _ value: Expression) {
    reachesOutput = true
    if let name { reportCapital(name) }
    let result = checked(value, stated, nil)
    guard case .tensor(let tensor) = result, let shape = tensor.shape else {
      reportNoTensor(result, value)
      return
    }
    scope.outputs.append((name?.value, tensor.id))
    scope.finishStatement(target: nil, isOutput: true, results: [tensor])
    outputs.append(Port(name: name?.value, shape: shape, element: tensor.element))
  }

  private func reportNoTensor(_ result: Value, _ value: Expression) {
    switch (result, value.kind) {
    case (.unknown, _), (.tensor, _): break
    case (.layer(let layer), .call(let callee, _)):
      if case .function(let function) = layer.kind {
        bag.report(.functionWithoutTensor(function.name, at: callee.range))
      } else {
        reportNotATensor(result, value)
      }
    default: reportNotATensor(result, value)
    }
  }

  private func reportNotATensor(_ result: Value, _ value: Expression) {
    let matcher = ArgumentMatcher(declaration: declaration.signature, evaluator: evaluator)
    let text = matcher.shortText(of: value)
    let input = inputs.first?.name
    let proposal = text.flatMap { text in input.map { "\($0) -> \(text)" } }
    bag.report(.outputNotATensor(result, proposal: proposal, at: value.range))
  }

  /// The instance, when everything of it is known.
  func finish(arguments: [(name: String, text: String)]) -> ModuleInstance? {
    scope.warnAboutUnnamedLayers()
    guard isReadable, !inputs.isEmpty, !outputs.isEmpty else { return nil }
    return ModuleInstance(
      name: declaration.printedName, module: context.libraryName(of: declaration),
      isSequential: scope.isOneUnnamedChain && declaration.isOneChainByText,
      namesInputs: declaration.isModel,
      arguments: arguments,
      inputs: inputs, outputs: outputs, body: scope.finish(), count: scope.count + 1)
  }
}
