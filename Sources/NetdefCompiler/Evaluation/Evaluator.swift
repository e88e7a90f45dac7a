/// Computes the values of terms: numbers, truths, lists, layers.
///
/// Arithmetic is in `Evaluator+Arithmetic`, lists in `Evaluator+Lists`, the functions in
/// `Evaluator+Functions`.
struct Evaluator {
  let bag: DiagnosticBag
  var environment = Environment()

  /// The body whose tensors the terms may use; nil where only numbers are.
  var scope: ModuleScope?

  /// How deep functions of compile-time values have called each other.
  var depth = 0

  /// Where a declaration is used: errors inside the declaration are shown there.
  var site: SourceRange?

  /// What is left for work on lists; evaluators of one module share it.
  var budget = EvaluationBudget()

  /// Whether the repeat that is being followed was counted before, and what is in it.
  var isCounted = false

  func evaluate(_ term: Term) -> Value {
    switch term.kind {
    case .integer(let number): .int(Size(number))
    case .float(let number): .float(number)
    case .boolean(let truth): .bool(truth)
    case .none: .none
    case .symbol(let name): .symbol(name)
    case .local(let local): lookUp(local, term)
    case .global(let id): scope.flatMap { $0.context.global(id, $0) } ?? .unknown
    case .layer(let id): .layer(LayerValue(kind: .declared(id), range: term.range))
    case .function(let id): .layer(LayerValue(kind: .function(id), range: term.range))
    case .computedName(let name): lookUp(name, term)
    case .negation(let operand): negate(evaluate(operand), term)
    case .not(let operand): not(truth(operand))
    case .arithmetic(let first, let rest): evaluateArithmetic(first, rest)
    case .power(let base, let exponent): power(evaluate(base), evaluate(exponent), term)
    case .and(let operands): evaluateAnd(operands)
    case .or(let operands): evaluateOr(operands)
    case .comparison(let operation, let left, let right):
      evaluateComparison(operation, left, right, term)
    case .range(let range): evaluateRange(range, term)
    case .builtin(let name, let arguments): evaluateBuiltin(name, arguments, term)
    case .call(let id, let arguments): callFunction(id, arguments, term)
    case .construct(let id, let name, let arguments): construct(id, name, arguments)
    case .operate(let id, let name, let arguments): callExtern(id, name, arguments, term)
    case .apply(let callee, let arguments): callValue(evaluate(callee), arguments, term, callee)
    case .index(let base, let index): evaluateIndex(base, index, term)
    case .member(let base, let name): evaluateMember(base, name)
    case .tuple(let parts): evaluateTuple(parts, term)
    case .list(let elements): evaluateList(elements, term)
    case .conditional(let conditional): evaluateConditional(conditional, term)
    case .chain(let chain): evaluateChain(chain, term)
    case .group(let inner): evaluate(inner)
    case .problem(let diagnostic): report(diagnostic, term)
    case .missing: .unknown
    }
  }

  /// The value as a stated type takes it; unknown after an error.
  func coerced(_ value: Value, to type: TypeSyntax, _ term: Term) -> Value {
    if let result = TypeChecker.coerce(value, to: type) { return result }
    return report(
      .statedType(value, expected: TypeChecker.describe(type), at: term.range), term)
  }

  /// The same evaluator that reports to another bag.
  func reporting(to bag: DiagnosticBag) -> Evaluator {
    Evaluator(bag: bag, environment: environment, site: site, budget: budget)
  }

  /// The same evaluator that says nothing.
  var silenced: Evaluator { reporting(to: DiagnosticBag()) }

  /// The value of a term without reporting what is wrong with it.
  func quietly(_ term: Term) -> Value { silenced.evaluate(term) }

  /// A number of known value, reported when it is something else.
  func evaluateSize(_ term: Term) -> Size? {
    let value = evaluate(term)
    switch value {
    case .int(let size): return size
    case .unknown: return nil
    default:
      _ = report(.notASize(value, at: term.range), term)
      return nil
    }
  }

  /// A truth, or `undecided` or `unknown`.
  func truth(_ term: Term) -> Value {
    let value = evaluate(term)
    switch value {
    case .bool, .undecided, .unknown: return value
    default: return report(.notATruth(value, at: term.range), term)
    }
  }

  /// Reports at the place of use when the term stands in a declaration.
  func report(_ diagnostic: Diagnostic, _ term: Term) -> Value {
    var diagnostic = diagnostic
    if let site {
      diagnostic.secondary = [Diagnostic.Label(term.range, "computed here")]
      diagnostic.primary = Diagnostic.Label(site)
    }
    bag.report(diagnostic)
    return .unknown
  }

  /// A local that the way through the definition has bound: an arm that was not taken binds none.
  private func lookUp(_ local: Local, _ term: Term) -> Value {
    if let value = environment[local] { return value }
    // Where the input itself is missing, what is not known may be what it would be called.
    if let scope, !scope.knowsInput { return .unknown }
    let known = environment.names + ["true", "false", "none"]
    return report(
      .unknownName(
        local.name, nearest: nearestName(to: local.name, among: known), at: term.range
      ).pointing(to: scope?.laterNames[local.name]), term)
  }

  /// `cell{i}`: a layer that `layer cell{…} = …` declared.
  private func lookUp(_ name: ComputedName, _ term: Term) -> Value {
    guard let text = text(of: name) else { return .unknown }
    if let layer = environment.layers[text.marked] { return layer }
    if let scope, !scope.knowsInput || scope.unknownLayers.contains(name.syntax.pattern) {
      return .unknown
    }
    return report(
      .unknownComputedLayer(
        text.plain, written: SourceText.of(name.syntax), made: layers(like: name.syntax),
        isPlain: environment.names.contains(text.plain), at: term.range),
      term)
  }

  /// The names of the layers whose names are computed as this one.
  private func layers(like name: StepName) -> [String] {
    environment.layers.keys.filter { StepName.pattern(ofMarked: $0) == name.pattern }
      .map(StepName.plainName).sorted { ($0.count, $0) < ($1.count, $1) }
  }

  private func evaluateMember(_ base: Term, _ name: Name) -> Value {
    let value = evaluate(base)
    if case .tensor(let tensor) = value, name.value == "shape" {
      return tensor.shape.map { .list($0.sizes.map(Value.int)) } ?? .unknown
    }
    guard let index = Int(name.value) else {
      return value == .unknown
        ? .unknown : report(.unknownMember(name.value, of: value, at: name.range), base)
    }
    switch value {
    case .tuple(let elements) where elements.indices.contains(index): return elements[index]
    // A pair written as one number, `kernel: 3`, answers it for both axes.
    case .int, .none, .symbol, .float, .bool: if index < 2 { return value }
    case .unknown: return .unknown
    default: break
    }
    return report(.unknownMember(name.value, of: value, at: name.range), base)
  }

  private func evaluateConditional(
    _ conditional: ConditionalTerm, _ term: Term
  ) -> Value {
    guard let otherwise = conditional.otherwise else {
      return report(.conditionalWithoutElse(at: term.range), term)
    }
    switch truth(conditional.condition) {
    case .bool(true): return evaluate(conditional.then)
    case .bool(false): return evaluate(otherwise)
    case .undecided:
      // Arms that agree make the question idle.
      let then = quietly(conditional.then)
      if then != .unknown, quietly(otherwise) == then { return then }
      return report(.undecidable(at: conditional.condition.range), conditional.condition)
    default: return .unknown
    }
  }

  // MARK: Truths

  private func not(_ value: Value) -> Value {
    if case .bool(let truth) = value { return .bool(!truth) }
    return value
  }

  private func evaluateAnd(_ operands: [Term]) -> Value {
    var result = Value.bool(true)
    for operand in operands {
      let value = truth(operand)
      if value == .bool(false) || value == .unknown { return value }
      if value == .undecided { result = .undecided }
    }
    return result
  }

  private func evaluateOr(_ operands: [Term]) -> Value {
    var result = Value.bool(false)
    for operand in operands {
      let value = truth(operand)
      if value == .bool(true) || value == .unknown { return value }
      if value == .undecided { result = .undecided }
    }
    return result
  }

  private func evaluateComparison(
    _ operation: Comparison, _ left: Term, _ right: Term, _ term: Term
  ) -> Value {
    let isEquality = operation == .equal || operation == .notEqual
    let (a, b) = (side(left), side(right))
    if a == .unknown || b == .unknown { return .unknown }
    switch (a, b) {
    case (.int(let x), .int(let y)):
      guard budget.spend(on: x, y) else { return tooLong(0, term) }
      return compare(operation, x.compare(y))
    case (.float, .int), (.int, .float), (.float, .float):
      guard let x = real(a), let y = real(b) else { return .undecided }
      return compare(operation, x < y ? .less : x > y ? .greater : .equal)
    default: break
    }
    if isEquality {
      guard spend(on: a, at: term.range) else { return .unknown }
      return .bool((a == b) == (operation == .equal))
    }
    return report(.notComparable(operation.rawValue, a, b, at: term.range), term)
  }

  /// A side of a comparison. That no type names a bare name beside a value is said where types are
  /// found, once; of a library's definitions that is not told.
  private func side(_ term: Term) -> Value {
    if case .problem(let diagnostic) = term.kind, diagnostic.id == "unknown-symbol",
      !bag.isInLibrary(term.range)
    {
      return .unknown
    }
    return evaluate(term)
  }

  private func compare(_ operation: Comparison, _ order: Size.Order?) -> Value {
    guard let order else { return .undecided }
    switch (operation, order) {
    case (.equal, .equal), (.notEqual, .less), (.notEqual, .greater), (.less, .less),
      (.lessOrEqual, .less), (.lessOrEqual, .equal), (.lessOrEqual, .lessOrEqual),
      (.greater, .greater), (.greaterOrEqual, .greater), (.greaterOrEqual, .equal),
      (.greaterOrEqual, .greaterOrEqual):
      return .bool(true)
    case (.equal, .less), (.equal, .greater), (.notEqual, .equal), (.less, .equal),
      (.less, .greater), (.less, .greaterOrEqual), (.lessOrEqual, .greater), (.greater, .equal),
      (.greater, .less), (.greater, .lessOrEqual), (.greaterOrEqual, .less):
      return .bool(false)
    default: return .undecided
    }
  }
}
