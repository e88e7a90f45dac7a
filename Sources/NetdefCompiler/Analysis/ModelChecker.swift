/// Walks a model's body along the data, infers every shape and makes the checked network.
struct ModelChecker {
  let declarations: Declarations
  let files: [SourceFile]
  let bag: DiagnosticBag
  var evaluator: Evaluator

  /// Inputs and `let` tensors by name.
  var tensors: [String: TensorValue] = [:]
  var places: [String: SourceRange] = [:]
  let scope: ScopeBuilder

  /// Whether names that nobody declared are errors: not where the input itself is missing.
  private(set) var knowsInput = false

  init(declarations: Declarations, files: [SourceFile], bag: DiagnosticBag) {
    self.declarations = declarations
    self.files = files
    self.bag = bag
    evaluator = Evaluator(bag: bag)
    scope = ScopeBuilder(bag: bag)
  }

  /// The network, or nil when it has errors, all of which were reported.
  mutating func check(_ definition: Definition, _ body: [Statement]) -> Network? {
    let errorsBefore = bag.errorCount
    let file = files[definition.range.file]
    let isReadable = !body.contains { if case .unreadable = $0.kind { true } else { false } }
    let hasInput = body.contains { if case .input = $0.kind { true } else { false } }
    let hasOutput = body.contains { if case .output = $0.kind { true } else { false } }
    // What could not be read may have been what seems to be missing.
    if isReadable { reportMissing(definition.name, body, hasInput: hasInput, hasOutput: hasOutput) }
    knowsInput = hasInput
    var input: Port?
    var inputCount = 0
    var output: Port?
    for statement in body where !bag.isFull(definition.name.range.file) {
      switch statement.kind {
      case .input(let name, let isVariadic, let shape):
        inputCount += 1
        if isVariadic || inputCount > 1 {
          bag.report(.notYetSupported("more than one input", at: name.range))
          adoptUnknown([name])
        } else {
          input = bindInput(name, shape)
        }
      case .output(let name, let shape, let value):
        guard output == nil else {
          bag.report(.notYetSupported("more than one output", at: statement.keyword.range))
          break
        }
        output = checkOutput(name, shape, value)
      case .letValue(let pattern, let shape, nil, let value):
        checkLet(pattern, shape, value)
      default: reject(statement, in: body)
      }
    }
    scope.warnAboutUnnamedLayers()
    guard isReadable, bag.errorCount == errorsBefore, let input, let output else { return nil }
    let closure = SourceClosure(files: files, places: declarations.ranges)
    return Network(
      name: definition.name.value, documentation: definition.documentation,
      isPublic: definition.isPublic, path: file.path,
      source: closure.text(of: definition.name.value), input: input, output: output,
      body: scope.finish(), isSequential: scope.isOneUnnamedChain)
  }

  private func reportMissing(
    _ name: Name, _ body: [Statement], hasInput: Bool, hasOutput: Bool
  ) {
    if body.isEmpty {
      bag.report(.emptyBody(of: name.value, at: name.range))
    } else {
      if !hasInput { bag.report(.missingInput(of: name.value, at: name.range)) }
      if !hasOutput { bag.report(.missingOutput(of: name.value, at: name.range)) }
    }
  }

  // MARK: Inputs

  private mutating func bindInput(_ name: Name, _ syntax: ShapeSyntax) -> Port? {
    guard declare(name) else { return nil }
    bind(name, .unknown(Origin(.group, line: 0, range: name.range, shape: nil)))
    for size in syntax.sizes {
      guard let expression = size.expression, !size.isSpread else {
        bag.report(.notYetSupported("an input of any rank", at: size.range))
        return nil
      }
      for open in Names.mentioned(in: expression) where evaluator.environment[open] == nil {
        evaluator.environment.bind(open, .int(Size(symbol: open)))
      }
    }
    guard let element = elementKind(syntax),
      let sizes = ShapePattern(syntax: syntax).sizes(evaluator)
    else { return nil }
    for axis in sizes.indices where sizes[axis].value.map({ $0 <= 0 }) ?? false {
      bag.report(.sizeNotPositive(sizes[axis], axis: axis, at: syntax.sizes[axis].range))
      return nil
    }
    let shape = TensorShape(sizes)
    _ = scope.traceName(of: name.value)
    bind(
      name,
      TensorValue(
        shape: shape, element: element,
        origin: Origin(
          .input(name.value), line: line(name.range), range: syntax.range, shape: shape)))
    return Port(name: name.value, shape: shape, element: element)
  }

  private func elementKind(_ syntax: ShapeSyntax) -> ElementKind? {
    guard let name = syntax.elementType else { return .float }
    if let kind = ElementKind(rawValue: name.value) { return kind }
    bag.report(.unknownElementType(name.value, at: name.range))
    return nil
  }

  private mutating func declare(_ name: Name) -> Bool {
    if let first = places[name.value] {
      bag.report(.duplicateName(name.value, at: name.range, first: first))
      return false
    }
    places[name.value] = name.range
    return true
  }

  // MARK: Values

  /// Gives names to what is not known, so that their use is no error.
  mutating func adoptUnknown(_ names: [Name]) {
    for name in names where places[name.value] == nil {
      places[name.value] = name.range
      bind(name, .unknown(Origin(.group, line: 0, range: name.range, shape: nil)))
    }
  }

  private mutating func bind(_ name: Name, _ tensor: TensorValue) {
    tensors[name.value] = tensor
    evaluator.environment.declareTensor(name.value, isKnown: tensor.shape != nil)
  }

  private mutating func checkLet(_ pattern: Pattern, _ stated: ShapeSyntax?, _ value: Expression) {
    guard case .name(let name) = pattern else {
      bag.report(.notYetSupported("a `let` of several values", at: pattern.range))
      adoptUnknown(pattern.names)
      return
    }
    guard isTensor(value) || stated != nil else {
      let result = evaluator.evaluate(value)
      if declare(name) { evaluator.environment.bind(name.value, result, formula: value) }
      return
    }
    let flow = follow(value, stated)
    guard declare(name) else { return }
    bind(name, flow.tensor)
    if let source = flow.source {
      scope.statements.append(
        NetworkStatement(target: name.value, source: source, steps: flow.steps))
    }
  }

  private mutating func checkOutput(
    _ name: Name?, _ stated: ShapeSyntax?, _ value: Expression
  ) -> Port? {
    let flow = follow(value, stated)
    guard let shape = flow.tensor.shape, let source = flow.source else { return nil }
    scope.statements.append(NetworkStatement(target: nil, source: source, steps: flow.steps))
    return Port(name: name?.value, shape: shape, element: flow.tensor.element)
  }

  /// Walks a chain. A function of its own, so that no checker with copies of all names outlives it.
  private func follow(
    _ value: Expression, _ stated: ShapeSyntax?
  ) -> (tensor: TensorValue, source: String?, steps: [NetworkStep]) {
    var chain = ChainChecker(model: self)
    let tensor = chain.value(value)
    if let stated { check(stated, against: tensor) }
    return (tensor, chain.source, chain.steps)
  }

  /// Whether an expression is about tensors rather than a compile-time value.
  private func isTensor(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .chain: true
    case .group(let inner): isTensor(inner)
    case .call(let callee, _):
      if case .name(let name) = callee.kind {
        !Evaluator.functionNames.contains(name)
      } else {
        true
      }
    default:
      Names.mentioned(in: expression).contains { name in
        tensors[name] != nil || (name.isCapitalised && evaluator.environment[name] == nil)
      }
    }
  }

  /// Compares what was stated with what was inferred.
  private func check(_ stated: ShapeSyntax, against tensor: TensorValue) {
    guard let shape = tensor.shape else { return }
    if let element = elementKind(stated), stated.elementType != nil, element != tensor.element {
      bag.report(
        .statedElement(
          element, found: tensor.element, at: stated.elementType?.range ?? stated.range))
    }
    var quiet = evaluator
    for size in stated.sizes {
      guard case .name(let name)? = size.expression?.kind, name != "_" else { continue }
      // A stated shape binds no names: a typo must not pass unseen.
      if quiet.environment[name] == nil, !size.isSpread {
        bag.report(
          .unknownName(
            name,
            nearest: nearestName(to: name, among: quiet.environment.values.keys.sorted()),
            at: size.range))
        return
      }
    }
    switch ShapePattern(syntax: stated).match(shape, &quiet) {
    case nil, .reported: break
    case .rank(let expected):
      bag.report(
        .statedRank(expected, found: shape, notes: tensor.origin.notes(), at: stated.range))
    case .size(let axis, let size, let place):
      bag.report(
        .statedSize(
          size, axis: axis, found: shape, notes: tensor.origin.notes(axes: [axis]), at: place))
    }
  }

  func line(_ range: SourceRange) -> Int { files[range.file].lineIndex(of: range.lower) + 1 }
}
