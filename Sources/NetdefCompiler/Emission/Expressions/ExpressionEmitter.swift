/// Writes compile-time expressions as Swift that computes what `Evaluator` would.
///
/// The checker has accepted the file. Operators are in `ExpressionEmitter+Arithmetic` and
/// `+Comparison`, lists in `+Lists`, `+Repeats` and `+Index`, calls in `+Functions` and `+Layers`,
/// changes of type in `+Conversion`.
struct ExpressionEmitter {
  /// What the expressions' file knows.
  var declarations: VisibleDeclarations

  /// The values and functions outside of models, written once for a file.
  let values: FileValues

  var environment = StaticEnvironment()

  /// Whether tensors are nodes of a forward pass: their sizes are `y.shape[1]`, not `y[1]`.
  var tensorsAreNodes = false

  /// The variable that counts how deep a function is, inside of one that may call itself.
  var callDepth: SwiftVariable?

  /// The variables of what is being written.
  var variables = SwiftVariables()

  /// Whether sums and products of Ints say when they get too large: in functions, which nothing
  /// bounds the arguments of.
  var checksArithmetic = false

  /// Writes a chain that is a value, `Linear(5) -> ReLU`, as a `LayerRecipe`.
  typealias RecipeOfChain =
    (Chain, Expression, ExpressionEmitter) throws(EmissionError) -> SwiftExpression

  var recipeOfChain: RecipeOfChain

  /// The Swift enum for the names that a parameter of a definition takes.
  typealias ChoiceName = (Signature, ParameterSyntax) -> SwiftType

  var choiceName: ChoiceName

  init(
    declarations: VisibleDeclarations, values: FileValues,
    choiceName: @escaping ChoiceName = { SwiftNames.choice(of: $0, parameter: $1) },
    recipeOfChain: @escaping RecipeOfChain = { (_, expression, _) throws(EmissionError) in
      throw EmissionError("a chain as a value", expression.range)
    }
  ) {
    self.declarations = declarations
    self.values = values
    self.choiceName = choiceName
    self.recipeOfChain = recipeOfChain
  }

  /// What was written before: an expression may be asked for its type first, then for its text.
  var memory = EmissionMemory()

  /// The expression in Swift, of the type that it has by itself.
  func emit(_ expression: Expression) throws(EmissionError) -> SwiftExpression {
    if expression.height < EmissionMemory.leastHeight { return try write(expression) }
    let key = EmissionMemory.Key(expression.range, environment, tensorsAreNodes)
    if let known = memory[key] { return known }
    let result = try write(expression)
    memory[key] = result
    return result
  }

  private func write(_ expression: Expression) throws(EmissionError) -> SwiftExpression {
    switch expression.kind {
    case .integer(let number): return .int(number)
    case .float(let number): return .float(number)
    case .boolean(let truth): return .bool(truth)
    case .none: return .none
    case .string: throw EmissionError("a text as a value", expression.range)
    case .name(let name): return try emitName(name, expression)
    case .choice(let name, let choice):
      guard choice.names.contains(name) else { return try emitName(name, expression) }
      return .literal(.symbol(name), .symbol(name))
    case .computedName: throw EmissionError("a shared layer as a value", expression.range)
    case .negation(let operand): return try emitNegation(operand)
    case .not(let operand): return SwiftExpression(try truth(operand).tree.not, .bool)
    case .arithmetic(let first, let rest): return try emitArithmetic(first, rest)
    case .power(let base, let exponent): return try emitPower(base, exponent)
    case .and(let operands): return try emitTruths(operands, .and)
    case .or(let operands): return try emitTruths(operands, .or)
    case .comparison(let operation, let left, let right):
      return try emitComparison(operation, left, right)
    case .range: return try list(sequence(expression))
    case .call(let callee, let arguments): return try emitCall(callee, arguments, expression)
    case .index(let base, let items): return try emitIndex(base, items, expression)
    case .member(let base, let name): return try emitMember(base, name)
    case .tuple(let elements): return try emitTuple(elements)
    case .list(let elements): return try emitList(elements)
    case .conditional(let conditional): return try emitConditional(conditional, expression)
    case .group(let inner): return try emit(inner)
    case .chain(let chain):
      if isFlow(expression) { throw EmissionError("a tensor here", expression.range) }
      return try recipeOfChain(chain, expression, self)
    case .missing: throw EmissionError("this", expression.range)
    }
  }

  /// The expression in a type.
  ///
  /// - Parameter isExpected: Whether Swift expects the type where the expression stands: then
  ///   literals stay literals, and `(3, 3)` as a pair is `[3, 3]`. Else the Swift has the type by
  ///   itself, `Pair(3, 3)`.
  func emit(
    _ expression: Expression, as type: StaticType, isExpected: Bool = true
  ) throws(EmissionError) -> SwiftExpression {
    switch (expression.kind, type) {
    case (.group(let inner), _): return try emit(inner, as: type, isExpected: isExpected)
    case (.conditional(let conditional), _):
      return try emitConditional(conditional, expression, as: type, isExpected: isExpected)
    case (.list(let elements), .list(let element)):
      return try emitList(elements, of: element, isExpected: isExpected)
    case (.list, .optional(let wrapped)) where wrapped.isList,
      (.tuple, .optional(let wrapped)) where wrapped.isTuple || isExpected:
      return try emit(expression, as: wrapped, isExpected: isExpected).typed(type)
    case (.tuple(let elements), .pair) where elements.count == 2 && isExpected,
      (.tuple(let elements), .padding) where elements.count == 2 && isExpected:
      return try emitArrayLiteral(elements, of: .int, as: type)
    case (.tuple(let elements), .pair) where elements.count == 2:
      let parts = [try emit(elements[0], as: .int), try emit(elements[1], as: .int)]
      return SwiftExpression(.runtime("Pair").calling(parts.map(\.tree)), .pair)
    case (.tuple(let elements), .padding) where elements.count == 2:
      return convert(try emit(expression, as: .pair, isExpected: false), to: type)
    case (.tuple(let elements), .adaptiveSize) where elements.count == 2 && isExpected:
      return try emitArrayLiteral(elements, of: .optional(.int), as: type)
    case (.tuple(let elements), .value):
      return try emitValues(elements, in: "tuple", isExpected: isExpected)
    case (.list(let elements), .value)
    where elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread }):
      return try emitValues(elements.map(\.expression), in: "list", isExpected: isExpected)
    case (.tuple(let elements), .tuple(let types)) where elements.count == types.count:
      return try emitTuple(elements, of: types, isExpected: isExpected)
    default:
      let value = try emit(expression)
      return isExpected ? contextual(value, as: type) : convert(value, to: type)
    }
  }

  /// A whole number that may be left out.
  func emitInt(_ expression: Expression?) throws(EmissionError) -> SwiftExpression? {
    guard let expression else { return nil }
    return convert(try emit(expression), to: .int)
  }

  /// A condition.
  func truth(_ expression: Expression) throws(EmissionError) -> SwiftExpression {
    convert(try emit(expression), to: .bool)
  }

  /// The type of an expression; `tensor` for what data flows through, nil where no Swift can be
  /// written.
  func type(of expression: Expression) -> StaticType? {
    isFlow(expression) ? .tensor : try? emit(expression).type
  }

  // MARK: Names

  private func emitName(
    _ name: String, _ expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    if let value = environment[name] { return value.type == .none ? .none : value }
    if let value = try values.value(name, for: self) { return value }
    if declarations.signature(of: name) != nil { return layerRecipe(name) }
    if declarations.functions[name] != nil { return functionRecipe(name) }
    throw EmissionError("`\(name)`", expression.range)
  }

  /// A layer or block as a value.
  func layerRecipe(_ name: String) -> SwiftExpression {
    values.usedExterns.insert(name)
    return SwiftExpression(.type(.layer(name)).member("recipe"), .recipe)
  }

  /// A function of tensors as a value.
  func functionRecipe(_ name: String) -> SwiftExpression {
    values.usedExterns.insert(name)
    let swift = SwiftNames.escaped(SwiftNames.camelCase(name))
    return SwiftExpression(.runtime("LayerRecipe").member(swift), .recipe)
  }
}
