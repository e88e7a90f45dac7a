/// Walks a model's body along the data, infers every shape and makes the checked network.
struct ModelChecker {
  let declarations: Declarations
  let files: [SourceFile]
  let bag: DiagnosticBag
  var evaluator: Evaluator

  /// Inputs and `let` tensors by name.
  var tensors: [String: TensorValue] = [:]
  var places: [String: SourceRange] = [:]
  var scope: ScopeBuilder

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
    var input: Port?
    var output: Port?
    for statement in body {
      switch statement.kind {
      case .input(let name, let isVariadic, let shape):
        if isVariadic || input != nil {
          bag.report(.notYetSupported("more than one input", at: name.range))
        } else {
          input = bindInput(name, shape)
        }
      case .output(let name, let shape, let value):
        guard output == nil else {
          bag.report(.notYetSupported("more than one output", at: statement.range))
          break
        }
        output = checkOutput(name, shape, value)
      case .letValue(let pattern, let shape, nil, let value):
        checkLet(pattern, shape, value)
      default:
        bag.report(.notYetSupported(Self.describe(statement), at: statement.keyword.range))
      }
    }
    if !body.contains(where: { if case .input = $0.kind { true } else { false } }) {
      bag.report(.missingInput(of: definition.name.value, at: definition.name.range))
    }
    if !body.contains(where: { if case .output = $0.kind { true } else { false } }) {
      bag.report(.missingOutput(of: definition.name.value, at: definition.name.range))
    }
    scope.warnAboutUnnamedLayers()
    guard bag.errorCount == errorsBefore, let input, let output else { return nil }
    let closure = SourceClosure(files: files, places: declarations.ranges)
    return Network(
      name: definition.name.value, documentation: definition.documentation,
      isPublic: definition.isPublic, path: files[definition.range.file].path,
      source: closure.text(of: definition.name.value), input: input, output: output,
      body: scope.finish(), isSequential: scope.isOneUnnamedChain)
  }

  private static func describe(_ statement: Statement) -> String {
    switch statement.kind {
    case .letValue: "a `let` with a type"
    default: "`\(statement.keyword.value)` in a model"
    }
  }

  // MARK: Inputs

  private mutating func bindInput(_ name: Name, _ syntax: ShapeSyntax) -> Port? {
    for size in syntax.sizes {
      guard let expression = size.expression, !size.isSpread else {
        bag.report(.notYetSupported("an input of any rank", at: size.range))
        return nil
      }
      for open in Names.mentioned(in: expression) where evaluator.environment[open] == nil {
        evaluator.environment.bind(open, .int(Size(symbol: open)))
      }
    }
    guard let element = elementKind(syntax), declare(name) else { return nil }
    guard let sizes = ShapePattern(syntax: syntax).sizes(evaluator) else { return nil }
    for (size, written) in zip(sizes, syntax.sizes) where size.value.map({ $0 <= 0 }) ?? false {
      bag.report(.sizeNotPositive(size, at: written.range))
      return nil
    }
    let shape = TensorShape(sizes)
    _ = scope.traceName(of: name.value)
    tensors[name.value] = TensorValue(
      shape: shape, element: element,
      origin: Origin(.input(name.value), line: line(name.range), range: syntax.range, shape: shape))
    return Port(name: name.value, shape: shape, element: element)
  }

  private func elementKind(_ syntax: ShapeSyntax) -> ElementKind? {
    guard let name = syntax.elementType else { return .float }
    if let kind = ElementKind(rawValue: name.value) { return kind }
    bag.report(
      .unknownType(
        name.value, nearest: nearestName(to: name.value, among: ["Float", "Int", "Bool"]),
        at: name.range))
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

  private mutating func checkLet(_ pattern: Pattern, _ stated: ShapeSyntax?, _ value: Expression) {
    guard case .name(let name) = pattern else {
      bag.report(.notYetSupported("a `let` of several values", at: pattern.range))
      return
    }
    let isNew = declare(name)
    guard isTensor(value) || stated != nil else {
      let result = evaluator.evaluate(value)
      if isNew { evaluator.environment.bind(name.value, result, formula: value) }
      return
    }
    var chain = ChainChecker(model: self)
    let tensor = chain.value(value)
    adopt(chain)
    if let stated { check(stated, against: tensor) }
    guard isNew else { return }
    tensors[name.value] = tensor
    if let source = chain.source {
      scope.statements.append(
        NetworkStatement(target: name.value, source: source, steps: chain.steps))
    }
  }

  private mutating func checkOutput(
    _ name: Name?, _ stated: ShapeSyntax?, _ value: Expression
  ) -> Port? {
    var chain = ChainChecker(model: self)
    let tensor = chain.value(value)
    adopt(chain)
    if let stated { check(stated, against: tensor) }
    guard let shape = tensor.shape, let source = chain.source else { return nil }
    scope.statements.append(NetworkStatement(target: nil, source: source, steps: chain.steps))
    return Port(name: name?.value, shape: shape, element: tensor.element)
  }

  private mutating func adopt(_ chain: ChainChecker) {
    scope = chain.scope
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
