/// Computes compile-time expressions: numbers, truths, lists.
///
/// Arithmetic is in `Evaluator+Arithmetic`, lists in `Evaluator+Lists`, the functions in
/// `Evaluator+Functions`.
struct Evaluator {
  let bag: DiagnosticBag
  var environment = Environment()

  /// The body whose tensors the expressions may use; nil where only numbers are.
  var scope: ModuleScope?

  /// How deep functions of compile-time values have called each other.
  var depth = 0

  /// Where a declaration is used: errors inside the declaration are shown there.
  var site: SourceRange?

  /// What is left for work on lists; evaluators of one module share it.
  var budget = EvaluationBudget()

  /// Whether the repeat that is being followed was counted before, and what is in it.
  var isCounted = false

  func evaluate(_ expression: Expression) -> Value {
    switch expression.kind {
    case .integer(let number): .int(Size(number))
    case .float(let number): .float(number)
    case .boolean(let truth): .bool(truth)
    case .none: .none
    case .string: report(.textAsValue(at: expression.range), expression)
    case .name(let name): lookUp(name, expression)
    case .choice(let name, let choice): choose(name, choice, expression)
    case .computedName(let name): lookUp(name, expression)
    case .negation(let operand): negate(evaluate(operand), expression)
    case .not(let operand): not(truth(operand))
    case .arithmetic(let first, let rest): evaluateArithmetic(first, rest)
    case .power(let base, let exponent):
      power(evaluate(base), evaluate(exponent), expression)
    case .and(let operands): evaluateAnd(operands)
    case .or(let operands): evaluateOr(operands)
    case .comparison(let operation, let left, let right):
      evaluateComparison(operation, left, right, expression)
    case .range(let range): evaluateRange(range, expression)
    case .call(let callee, let arguments): evaluateCall(callee, arguments, expression)
    case .index(let base, let items): evaluateIndex(base, items, expression)
    case .member(let base, let name): evaluateMember(base, name)
    case .tuple(let elements): evaluateTuple(elements, expression)
    case .list(let elements): evaluateList(elements, expression)
    case .conditional(let conditional): evaluateConditional(conditional, expression)
    case .group(let inner): evaluate(inner)
    case .chain(let chain): evaluateChain(chain, expression)
    case .missing: .unknown
    }
  }

  /// The value as a stated type takes it; unknown after an error.
  func coerced(_ value: Value, to type: TypeSyntax, _ expression: Expression) -> Value {
    if let result = TypeChecker.coerce(value, to: type) { return result }
    return report(
      .statedType(value, expected: TypeChecker.describe(type), at: expression.range), expression)
  }

  /// The same evaluator that reports to another bag.
  func reporting(to bag: DiagnosticBag) -> Evaluator {
    Evaluator(bag: bag, environment: environment, site: site, budget: budget)
  }

  /// The same evaluator that says nothing.
  var silenced: Evaluator { reporting(to: DiagnosticBag()) }

  /// The value of an expression without reporting what is wrong with it.
  func quietly(_ expression: Expression) -> Value { silenced.evaluate(expression) }

  /// A number of known value, reported when it is something else.
  func evaluateSize(_ expression: Expression) -> Size? {
    let value = evaluate(expression)
    switch value {
    case .int(let size): return size
    case .unknown: return nil
    default:
      _ = report(.notASize(value, at: expression.range), expression)
      return nil
    }
  }

  /// A truth, or `undecided` or `unknown`.
  func truth(_ expression: Expression) -> Value {
    let value = evaluate(expression)
    switch value {
    case .bool, .undecided, .unknown: return value
    default: return report(.notATruth(value, at: expression.range), expression)
    }
  }

  /// Reports at the place of use when the expression stands in a declaration.
  func report(_ diagnostic: Diagnostic, _ expression: Expression) -> Value {
    var diagnostic = diagnostic
    if let site {
      diagnostic.secondary = [Diagnostic.Label(expression.range, "computed here")]
      diagnostic.primary = Diagnostic.Label(site)
    }
    bag.report(diagnostic)
    return .unknown
  }

  private func lookUp(_ name: String, _ expression: Expression) -> Value {
    if let value = environment[name] { return value }
    if let value = lookUpDeclared(name, expression) { return value }
    // Where the input itself is missing, what is not known may be what it would be called.
    if let scope, !scope.knowsInput { return .unknown }
    if name == "training", scope != nil {
      return report(.notYetSupported("`training`", at: expression.range), expression)
    }
    let known = environment.names.sorted() + ["true", "false", "none"]
    return report(
      .unknownName(name, nearest: nearestName(to: name, among: known), at: expression.range)
        .pointing(to: scope?.laterNames[name]),
      expression)
  }

  /// A name where a type lists names: one of them before anything else that has that name.
  private func choose(_ name: String, _ choice: Choice, _ expression: Expression) -> Value {
    if choice.isQuoted {
      return report(.quotedSymbol(name, of: choice.subject, at: expression.range), expression)
    }
    if choice.names.contains(name) { return name == "none" ? .none : .symbol(name) }
    if environment[name] != nil { return lookUp(name, expression) }
    if let scope {
      let declarations = scope.context.declarations
      let isDeclared =
        choice.takesLayers
        ? declarations.definition(of: name, at: expression.range) != nil
        : declarations.isValue(name, at: expression.range)
      if isDeclared { return lookUp(name, expression) }
      if !scope.knowsInput { return .unknown }
    }
    return report(
      .unknownSymbol(name, of: choice.subject, known: choice.names, at: expression.range),
      expression)
  }

  /// `cell{i}`: a layer that `layer cell{…} = …` declared.
  private func lookUp(_ name: StepName, _ expression: Expression) -> Value {
    guard let text = text(of: name) else { return .unknown }
    if let layer = environment.layers[text.marked] { return layer }
    if let scope, !scope.knowsInput || scope.unknownLayers.contains(name.pattern) {
      return .unknown
    }
    return report(
      .unknownComputedLayer(
        text.plain, written: SourceText.of(name), made: layers(like: name),
        isPlain: environment[text.plain] != nil, at: expression.range),
      expression)
  }

  /// The names of the layers whose names are computed as this one.
  private func layers(like name: StepName) -> [String] {
    environment.layers.keys.filter { StepName.pattern(ofMarked: $0) == name.pattern }
      .map(StepName.plainName).sorted { ($0.count, $0) < ($1.count, $1) }
  }

  private func evaluateMember(_ base: Expression, _ name: Name) -> Value {
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
    _ conditional: Conditional, _ expression: Expression
  ) -> Value {
    guard let otherwise = conditional.otherwise else {
      return report(.conditionalWithoutElse(at: expression.range), expression)
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

  private func evaluateAnd(_ operands: [Expression]) -> Value {
    var result = Value.bool(true)
    for operand in operands {
      let value = truth(operand)
      if value == .bool(false) || value == .unknown { return value }
      if value == .undecided { result = .undecided }
    }
    return result
  }

  private func evaluateOr(_ operands: [Expression]) -> Value {
    var result = Value.bool(false)
    for operand in operands {
      let value = truth(operand)
      if value == .bool(true) || value == .unknown { return value }
      if value == .undecided { result = .undecided }
    }
    return result
  }

  private func evaluateComparison(
    _ operation: Comparison, _ left: Expression, _ right: Expression, _ expression: Expression
  ) -> Value {
    let isEquality = operation == .equal || operation == .notEqual
    let (a, b) =
      isEquality ? evaluateSides(left, right) : (evaluate(left), evaluate(right))
    if a == .unknown || b == .unknown { return .unknown }
    switch (a, b) {
    case (.int(let x), .int(let y)):
      guard budget.spend(on: x, y) else { return tooLong(0, expression) }
      return compare(operation, x.compare(y))
    case (.float, .int), (.int, .float), (.float, .float):
      guard let x = real(a), let y = real(b) else { return .undecided }
      return compare(operation, x < y ? .less : x > y ? .greater : .equal)
    default: break
    }
    if isEquality {
      guard spend(on: a, at: expression.range) else { return .unknown }
      return .bool((a == b) == (operation == .equal))
    }
    return report(.notComparable(operation.rawValue, a, b, at: expression.range), expression)
  }

  /// The values of two sides that are compared for equality: a bare name that the definition does not
  /// bind is the symbol of that name where the other side may be one.
  private func evaluateSides(_ left: Expression, _ right: Expression) -> (Value, Value) {
    if let name = freeName(right), freeName(left) == nil || isFileValue(left) {
      let other = evaluate(left)
      return (other, value(ofFree: name, right, beside: other, left))
    }
    if let name = freeName(left), freeName(right) == nil || isFileValue(right) {
      let other = evaluate(right)
      return (value(ofFree: name, left, beside: other, right), other)
    }
    // Of two names of which nobody declares any, neither can tell what the other is.
    return (evaluate(left), evaluate(right))
  }

  /// Whether an expression is the name of a value of the file.
  private func isFileValue(_ side: Expression) -> Bool {
    guard case .name(let name) = side.kind, let scope else { return false }
    return scope.context.declarations.isValue(name, at: side.range)
  }

  /// A bare name that the definition does not bind.
  private func freeName(_ side: Expression) -> String? {
    if case .name(let name) = side.kind, environment[name] == nil { name } else { nil }
  }

  private func value(
    ofFree name: String, _ side: Expression, beside other: Value, _ otherSide: Expression
  ) -> Value {
    var known: [String]?
    if case .name(let parameter) = otherSide.kind { known = environment.symbols[parameter] }
    // That no type names it is said where types are found.
    if known?.isEmpty ?? false { known = nil }
    if known?.contains(name) ?? false { return .symbol(name) }
    let declarations = scope?.context.declarations
    if case .symbol(name) = other { return .symbol(name) }
    if declarations?.isValue(name, at: side.range) ?? false { return evaluate(side) }
    if known == nil, case .symbol = other { return .symbol(name) }
    if case .layer = other, declarations?.definition(of: name, at: side.range) != nil {
      return evaluate(side)
    }
    guard let known, case .name(let parameter) = otherSide.kind, other != .unknown else {
      return .symbol(name)
    }
    return report(.unknownSymbol(name, of: parameter, known: known, at: side.range), side)
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
