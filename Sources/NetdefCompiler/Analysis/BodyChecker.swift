/// Walks the statements of a model or block along the data and infers every shape.
struct BodyChecker {
  let context: CheckContext
  let declaration: ModuleDeclaration
  let core: CoreModule
  let scope: ModuleScope
  var evaluator: Evaluator

  /// What a use of the definition passes in, where it stands, and how many uses led there.
  struct Given {
    let tensors: [TensorValue]
    let range: SourceRange
    let depth: Int
  }

  /// Nil for a model by itself.
  let given: Given?

  /// Where names were given; in the order of giving they are in `placed`.
  private var places: [String: SourceRange] = [:]
  private var placed: [String] = []

  /// What `var` declared on the way so far, by the locals' places.
  var variables: [Int: Local] = [:]

  /// The open sizes that were set from outside.
  var setSizes: [Local] = []

  /// How many open sizes without a name there were.
  var anySizes = 0
  var inputs: [Port] = []
  var outputs: [Port] = []
  private var defaultsAreBound = false
  private var requirementFailed = false

  /// Whether an `out` was met, whatever came of it.
  var reachesOutput = false
  var isReadable = true

  var bag: DiagnosticBag { context.bag }

  init(
    context: CheckContext, declaration: ModuleDeclaration, core: CoreModule, scope: ModuleScope,
    evaluator: Evaluator, given: Given?
  ) {
    self.context = context
    self.declaration = declaration
    self.core = core
    self.scope = scope
    self.evaluator = evaluator
    self.given = given
  }

  // MARK: Statements

  mutating func run(_ statements: [CoreStatement]) {
    let facts = context.facts(of: statements, in: declaration)
    scope.numbersUses = facts.numbersUses
    let errorsBefore = bag.errorCount
    // What could not be read may have been what seems to be missing.
    isReadable = facts.isReadable
    if isReadable { reportMissing(facts) }
    for problem in facts.outputProblems { bag.report(problem) }
    scope.knowsInput = facts.hasInput
    scope.laterNames = facts.names
    runAll(statements)
    // A use may stand where it was not looked for, after an error or in another arm.
    guard bag.errorCount == errorsBefore, !scope.isFull else { return }
    // The outputs may stand in an arm that was not taken, or in a repeat without turns.
    if isReadable, !reachesOutput, !context.isSymbolic, facts.hasOutput {
      bag.report(.missingOutput(of: declaration.name, at: declaration.definition.name.range))
    }
    guard isReadable else { return }
    var idle: Set<SourceRange> = []
    for shared in scope.instances
    where shared.child == nil && !statements.contains(where: { $0.uses(shared) })
      && idle.insert(shared.range).inserted
    {
      bag.report(.unusedLayer(shared.name, at: shared.range))
    }
  }

  private func reportMissing(_ facts: BodyFacts) {
    let place = declaration.definition.name.range
    if facts.isEmpty {
      bag.report(.emptyBody(of: declaration.name, at: place))
      return
    }
    for input in facts.innerInputs { bag.report(.innerInput(at: input)) }
    if !facts.hasInput { bag.report(.missingInput(of: declaration.name, at: place)) }
    if !facts.hasOutput { bag.report(.missingOutput(of: declaration.name, at: place)) }
  }

  /// Whether so many errors of the file were reported that looking for more is idle.
  private var isFull: Bool { bag.isFull(declaration.definition.name.range.file) }

  private mutating func runAll(_ statements: [CoreStatement]) {
    for statement in statements {
      // What follows a requirement that does not hold goes wrong for the same cause.
      if scope.isFull || isFull || requirementFailed { return }
      run(statement)
    }
  }

  private mutating func run(_ statement: CoreStatement) {
    if case .input = statement.kind {} else { bindDefaults() }
    switch statement.kind {
    case .input(let input):
      if input.isVariadic {
        bag.report(
          .notYetSupported("an input with a varying number of tensors", at: input.name.range))
        adoptUnknown(statement.named)
      } else {
        self.input(input)
      }
    case .output(let name, let shape, let value): output(name, shape, value)
    case .bind(let pattern, let shape, let type, let value):
      let result = checked(value, shape, type)
      if declare(pattern) { evaluator.bind(pattern, result, formula: value) }
      reportCapitals(pattern, result)
      finish(pattern, result)
    case .variable(let local, let name, let shape, let value):
      let result = checked(value, shape, nil)
      if declare(name) { evaluator.environment.bind(local, result) }
      reportCapitals(.local(local, name), result)
      variables[local.index] = local
      finish(.local(local, name), result)
    case .assign(let local, let name, let value): assign(local, name, value)
    case .layer(let local, let name, let value): layer(local, name, value)
    case .branch(let condition, let then, let otherwise):
      branch(condition, then, otherwise)
    case .loop(let pattern, let values, let body): loop(pattern, values, body)
    case .require(let requirement): require(requirement)
    case .state, .cost, .rejected: reject(statement)
    }
  }

  private mutating func branch(
    _ condition: Term, _ then: [CoreStatement], _ otherwise: [CoreStatement]
  ) {
    let truth = evaluator.truth(condition)
    if truth == .bool(true) {
      runAll(then)
    } else if truth == .bool(false) {
      runAll(otherwise)
    } else {
      if truth == .undecided { bag.report(.undecidable(at: condition.range)) }
      forget(then + otherwise, isArm: true)
    }
  }

  /// Reports a statement that the grammar has and bodies don't have yet. The names that it gives
  /// may be used: one cause gives one error.
  private mutating func reject(_ statement: CoreStatement) {
    let syntax = statement.syntax
    switch syntax.kind {
    case .unreadable:
      if syntax.keyword.value == "var" {
        for (local, _) in statement.named { variables[local.index] = local }
      }
      adoptUnknown(statement.named)
      return
    case .outputShape:
      bag.report(.outputWithoutValue(at: syntax.range))
      return
    case .input, .output, .letValue, .variable, .assignment, .layer, .state, .initialization,
      .requirement, .conditional, .forLoop, .whileLoop, .renamed, .cost:
      if case .rejected(_, let body) = statement.kind { forget(body) }
      adoptUnknown(statement.named)
    }
    let place = declaration.isModel ? "a model" : "a block"
    bag.report(
      .notYetSupported("`\(syntax.keyword.value)` in \(place)", at: syntax.keyword.range))
  }

  /// Gives locals to what is not known, so that their use is no error.
  mutating func adoptUnknown(_ named: [(local: Local, name: Name)]) {
    for (local, name) in named where places[name.value] == nil {
      place(name)
      evaluator.environment.bind(local, .unknown)
    }
  }

  private mutating func loop(_ pattern: LocalPattern, _ values: Term, _ body: [CoreStatement]) {
    // Repeats are counted before they are followed.
    let wasCounted = evaluator.isCounted
    defer { evaluator.isCounted = wasCounted }
    if let excess = evaluator.excess(of: pattern, in: values, body) {
      scope.report(excess)
      return
    }
    guard let turns = evaluator.iterated(values) else {
      forget(body)
      return
    }
    let outer = evaluator.environment
    evaluator.environment = outer.inside
    let outerCount = placed.count
    context.turnDepth += 1
    defer { context.turnDepth -= 1 }
    for turn in turns {
      removePlaces(from: outerCount)
      guard declare(pattern) else { return }
      evaluator.bind(pattern, turn)
      guard evaluator.takeTurn(values) else { return }
      runAll(body)
      if scope.isFull { return }
    }
    removePlaces(from: outerCount)
    // What the body named is gone; what it assigned stays.
    guard evaluator.spend(variables.count, at: values.range) else { return }
    var after = outer
    for local in variables.values {
      if let value = evaluator.environment[local], outer[local] != nil { after.bind(local, value) }
    }
    after.keepLayers(of: evaluator.environment)
    evaluator.environment = after
  }

  private mutating func place(_ name: Name) {
    if places.updateValue(name.range, forKey: name.value) == nil { placed.append(name.value) }
  }

  /// Takes back what the statements of a turn named.
  private mutating func removePlaces(from count: Int) {
    for name in placed[count...] { places[name] = nil }
    placed.removeLast(placed.count - count)
  }

  /// What statements that were not followed assign, and the layers that they declare under computed
  /// names, are not known; nor is what arms name, which is there behind them.
  private mutating func forget(_ statements: [CoreStatement], isArm: Bool = false) {
    for statement in statements {
      if isArm { adoptUnknown(statement.named) }
      switch statement.kind {
      case .layer(_, let name, _):
        if name.syntax.plain == nil { scope.unknownLayers.insert(name.syntax.pattern) }
      case .assign(let local, _, _):
        if let local, variables[local.index] != nil {
          evaluator.environment.bind(local, .unknown)
        }
      case .branch(_, let then, let otherwise): forget(then + otherwise, isArm: isArm)
      case .loop(_, _, let body), .rejected(_, let body): forget(body)
      case .input, .output, .bind, .variable, .require, .state, .cost: break
      }
    }
  }

  private mutating func assign(_ local: Local?, _ name: Name, _ value: Term) {
    guard let local, variables[local.index] != nil else {
      bag.report(
        .notAVariable(
          name.value, exists: places[name.value] != nil,
          nearest: nearestName(to: name.value, among: variables.values.map(\.name).sorted()),
          at: name.range))
      if let local { adoptUnknown([(local, name)]) }
      return
    }
    let result = evaluator.evaluate(value)
    evaluator.environment.bind(local, result)
    finish(.local(local, name), result)
  }

  private mutating func require(_ requirement: RequirementTerm) {
    switch evaluator.truth(requirement.condition) {
    case .bool(false): requirementFailed = true
    case .undecided:
      // Only uses tell what a definition that nobody uses is given.
      if !context.isSymbolic { leaveToCalls(requirement) }
      return
    default: return
    }
    // What is wrong with the message is what there is to say.
    let errors = bag.errorCount
    let message = evaluator.text(of: requirement.message)
    let help = requirement.help.map { [evaluator.text(of: $0)] } ?? []
    guard bag.errorCount == errors else { return }
    bag.report(
      Diagnostic(
        requirement.syntax.id ?? "requirement", message,
        at: Diagnostic.Label(requirement.condition.range, "does not hold"), help: help),
      isContract: true)
  }

  /// What depends on sizes that only a call has is checked by each call.
  private func leaveToCalls(_ requirement: RequirementTerm) {
    let later = NetworkRequirement(requirement, evaluator.environment, context)
    // What no call decides, such as a product of two open sizes that an input states, is an error
    // here.
    guard later.isDecided(by: context.openSizes) else {
      bag.report(.undecidable(at: requirement.condition.range))
      return
    }
    scope.requirements.append(later)
  }

  // MARK: Values

  /// Gives parameters without an argument their defaults, once the inputs' sizes are bound.
  mutating func bindDefaults() {
    guard !defaultsAreBound else { return }
    defaultsAreBound = true
    evaluator.bindDefaults(of: core.parameters, in: declaration.name)
  }

  func checked(
    _ term: Term, _ shape: ShapeTerm?, _ type: TypeSyntax?
  ) -> Value {
    let value = evaluator.evaluate(term)
    if let shape, case .tensor(let tensor) = value {
      StatedShape(context: context, evaluator: evaluator).check(shape, against: tensor)
    }
    return type.map { evaluator.coerced(value, to: $0, term) } ?? value
  }

  /// Ends a statement whose value is tensors; others leave no trace in the network.
  private func finish(_ pattern: LocalPattern, _ value: Value) {
    guard !scope.steps.isEmpty || value.tensors != nil else { return }
    var target: String?
    if case .local(_, let name) = pattern { target = name.value }
    scope.finishStatement(target: target, results: value.tensors ?? [])
  }

  mutating func declare(_ pattern: LocalPattern) -> Bool {
    switch pattern {
    case .ignored: return true
    case .tuple(let parts, _): return parts.map { declare($0) }.allSatisfy { $0 }
    case .local(_, let name): return declare(name)
    }
  }

  mutating func declare(_ name: Name) -> Bool {
    if let first = places[name.value] {
      bag.report(.duplicateName(name.value, at: name.range, first: first))
      return false
    }
    place(name)
    reportHidden(name)
    return true
  }

  /// A name of a layer would mean something else from here on.
  private func reportHidden(_ name: Name) {
    guard context.declarations.isLayer(name.value, at: name.range) else { return }
    bag.report(.hidesLayer(name.value, at: name.range))
  }

  /// Sizes and layers may have capitals, tensors have none: in a chain a capital means a layer.
  private func reportCapitals(_ pattern: LocalPattern, _ value: Value) {
    switch (pattern, value) {
    case (.local(_, let name), .tensor): reportCapital(name)
    case (.tuple(let parts, _), .tuple(let values)):
      for (part, value) in zip(parts, values) { reportCapitals(part, value) }
    default: break
    }
  }

  func reportCapital(_ name: Name) {
    guard name.value.isCapitalised, !context.declarations.isLayer(name.value, at: name.range)
    else { return }
    bag.report(.capitalTensor(name.value, at: name.range))
  }

  func elementKind(_ shape: ShapeTerm) -> ElementKind? {
    StatedShape(context: context, evaluator: evaluator).elementKind(shape)
  }
}
