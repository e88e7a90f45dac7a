/// Where data enters a body and leaves it.
extension BodyChecker {
  mutating func input(_ input: InputTerm) {
    let name = input.name
    guard declare(name) else { return }
    reportCapital(name)
    evaluator.environment.bind(input.local, .unknown)
    guard let declared = elementKind(input.shape) else { return }
    let index = inputs.count
    let tensor: TensorValue?
    if let given = given?.tensors {
      tensor = index < given.count ? passed(given[index], input, declared) : nil
      if index >= given.count {
        bag.report(
          .wrongInputCount(
            of: declaration.name, expected: declaration.inputs.count, found: given.count,
            at: name.range))
      }
    } else {
      tensor = stated(input, declared)
    }
    _ = scope.traceName(of: name.value)
    guard let tensor, let shape = tensor.shape else {
      for local in input.shape.locals where evaluator.environment[local] == nil {
        evaluator.environment.bind(local, .unknown)
      }
      // Counted, so that the next input meets its own tensor.
      inputs.append(Port(name: name.value, shape: TensorShape([]), element: declared))
      return
    }
    evaluator.environment.bind(input.local, .tensor(tensor))
    scope.inputs.append((name.value, tensor.id))
    inputs.append(
      Port(
        name: name.value, shape: shape, element: tensor.element,
        stated: given == nil ? openShape(input.shape) : nil))
  }

  /// The shape of an input with its open sizes, where some of them were set.
  private func openShape(_ shape: ShapeTerm) -> TensorShape? {
    let locals = shape.locals
    guard locals.contains(where: { local in setSizes.contains { $0 === local } }) else {
      return nil
    }
    var evaluator = evaluator.silenced
    for local in setSizes { evaluator.environment.bind(local, .int(Size(symbol: local.name))) }
    return ShapePattern(shape: shape).sizes(evaluator).map(TensorShape.init)
  }

  /// An input of a model by itself: its open sizes are the names in its shape.
  private mutating func stated(_ input: InputTerm, _ element: ElementKind) -> TensorValue? {
    for size in input.shape.sizes {
      if case .anySize = size.kind { continue }
      guard let term = size.term, !size.isSpread else {
        // Of a definition that nobody uses too little is known.
        if !context.isSymbolic {
          bag.report(.notYetSupported("an input of any rank", at: size.range))
        }
        return nil
      }
      for open in term.locals where open.role == .size && evaluator.environment[open] == nil {
        let setting = context.settings?.size(open.name)
        if setting != nil { setSizes.append(open) }
        evaluator.environment.bind(open, setting ?? .int(Size(symbol: open.name)))
      }
    }
    // Parameters may stand in the shape.
    bindDefaults()
    guard let sizes = ShapePattern(shape: input.shape).sizes(evaluator, any: { anySize() }) else {
      return nil
    }
    for axis in sizes.indices where sizes[axis].value.map({ $0 <= 0 }) ?? false {
      bag.report(
        .sizeNotPositive(sizes[axis], axis: axis, at: input.shape.sizes[axis].range))
      return nil
    }
    let shape = TensorShape(sizes)
    // A sum of two open sizes, say, tells neither.
    context.openSizes.formUnion(
      sizes.compactMap { size in size.line.flatMap { $0.factor > 0 ? $0.symbol : nil } })
    warnAboutBatch(shape, input.shape)
    return entering(shape, element, input)
  }

  /// An open size without a name: of two, neither tells what the other is.
  private mutating func anySize() -> Size {
    anySizes += 1
    let name = anySizes == 1 ? "_" : "_\(anySizes)"
    if case .int(let size)? = context.settings?.size(name) { return size }
    return Size(symbol: name)
  }

  /// The tensor that an input is inside of the body.
  private func entering(
    _ shape: TensorShape, _ element: ElementKind, _ input: InputTerm
  ) -> TensorValue {
    scope.tensor(
      shape, element,
      Origin(
        .input(input.name.value), line: context.line(input.name.range), range: input.shape.range,
        shape: shape))
  }

  /// A first size in digits is more often a forgotten batch than a batch of one size only: what is
  /// meant gets a name. A picture of one channel without a batch begins with 1, one sample does too.
  private func warnAboutBatch(_ shape: TensorShape, _ stated: ShapeTerm) {
    guard let first = stated.sizes.first, case .integer(let batch)? = first.term?.kind,
      batch > 1 || shape.rank == 3
    else { return }
    bag.report(.fixedBatch(batch, of: shape, at: first.range))
  }

  /// An input that a use passes: it must fit the pattern, whose names it binds.
  private mutating func passed(
    _ tensor: TensorValue, _ input: InputTerm, _ element: ElementKind
  ) -> TensorValue? {
    // Of tensors that came in the wrong order, one error tells.
    guard let shape = tensor.shape, !context.useIsWrong else { return nil }
    let name = input.name
    if tensor.element != element {
      reportAtUse(name, input.shape.range, tensor) {
        .elementMismatch(declaration.name, expected: element, found: tensor.element, at: $0)
      }
      return nil
    }
    let pattern = ShapePattern(shape: input.shape, solvesProducts: true)
    switch pattern.match(shape, &evaluator) {
    case nil: break
    case .rank:
      reportAtUse(name, input.shape.range, tensor) {
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
    return entering(shape, element, input)
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

  mutating func output(_ name: Name?, _ stated: ShapeTerm?, _ value: Term) {
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

  private func reportNoTensor(_ result: Value, _ value: Term) {
    switch result {
    case .unknown, .tensor: return
    case .layer(let layer):
      if case .function(let function) = layer.kind,
        case .call(let callee, _) = value.syntax.kind
      {
        bag.report(.functionWithoutTensor(function.name, at: callee.range))
        return
      }
    case .int, .float, .bool, .none, .symbol, .list, .tuple, .undecided: break
    }
    let matcher = ArgumentMatcher(declaration: declaration.signature, evaluator: evaluator)
    let text = matcher.shortText(of: value)
    let input = inputs.first?.name
    let proposal = text.flatMap { text in input.map { "\($0) -> \(text)" } }
    bag.report(.outputNotATensor(result, proposal: proposal, at: value.range))
  }

  /// Whether the body is one chain as it is written: then it may print as PyTorch's `Sequential`.
  private var isOneChain: Bool {
    if case .body(let statements) = core.content { Self.areOneChain(statements) } else { true }
  }

  /// The instance, when everything of it is known.
  func finish(arguments: [(name: String, text: String)]) -> ModuleInstance? {
    scope.warnAboutUnnamedLayers()
    guard isReadable, !inputs.isEmpty, !outputs.isEmpty else { return nil }
    return ModuleInstance(
      name: declaration.printedName, module: context.libraryName(of: declaration),
      isSequential: scope.isOneUnnamedChain && isOneChain,
      namesInputs: declaration.isModel,
      arguments: arguments,
      inputs: inputs, outputs: outputs, body: scope.finish(), count: scope.count + 1)
  }
}
