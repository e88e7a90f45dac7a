/// Writes terms of compile-time values as Swift that computes what `Evaluator` would.
///
/// The checker has accepted the file: what a name stands for, where an argument goes and whether data
/// flows is known. Operators are in `ExpressionEmitter+Arithmetic` and
/// `+Comparison`, lists in `+Lists`, `+Repeats` and `+Index`, calls in `+Functions` and `+Layers`,
/// changes of type in `+Conversion`.
struct ExpressionEmitter {
  /// The definitions as core.
  let elaboration: Elaboration

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
    (ChainTerm, Term, ExpressionEmitter) throws(EmissionError) -> SwiftExpression

  var recipeOfChain: RecipeOfChain

  /// The Swift enum for the names that a parameter of a definition takes.
  typealias ChoiceName = (Signature, ParameterSyntax) -> SwiftType

  var choiceName: ChoiceName

  init(
    elaboration: Elaboration, values: FileValues,
    choiceName: @escaping ChoiceName = { SwiftNames.choice(of: $0, parameter: $1) },
    recipeOfChain: @escaping RecipeOfChain = { (_, term, _) throws(EmissionError) in
      throw EmissionError("a chain as a value", term.range)
    }
  ) {
    self.elaboration = elaboration
    self.values = values
    self.choiceName = choiceName
    self.recipeOfChain = recipeOfChain
  }

  /// What was written before: a term may be asked for its type first, then for its text.
  var memory = EmissionMemory()

  /// The term in Swift, of the type that it has by itself.
  func emit(_ term: Term) throws(EmissionError) -> SwiftExpression {
    if term.syntax.height < EmissionMemory.leastHeight { return try write(term) }
    let key = EmissionMemory.Key(term, environment, tensorsAreNodes)
    if let known = memory[key] { return known }
    let result = try write(term)
    memory[key] = result
    return result
  }

  private func write(_ term: Term) throws(EmissionError) -> SwiftExpression {
    switch term.kind {
    case .integer(let number): return .int(number)
    case .float(let number): return .float(number)
    case .boolean(let truth): return .bool(truth)
    case .none: return .none
    case .symbol(let name): return .literal(.symbol(name), .symbol(name))
    case .local(let local):
      guard let value = environment[local] else {
        throw EmissionError("`\(local.name)`", term.range)
      }
      return value.type == .none ? .none : value
    case .global(let id):
      if let known = environment[id] { return known }
      return try values.value(id, at: term.range, for: self)
    case .layer(let id): return layerRecipe(id)
    case .function(let id): return functionRecipe(id)
    case .computedName: throw EmissionError("a shared layer as a value", term.range)
    case .negation(let operand): return try emitNegation(operand)
    case .not(let operand): return SwiftExpression(try truth(operand).tree.not, .bool)
    case .arithmetic(let first, let rest): return try emitArithmetic(first, rest)
    case .power(let base, let exponent): return try emitPower(base, exponent)
    case .and(let operands): return try emitTruths(operands, .and)
    case .or(let operands): return try emitTruths(operands, .or)
    case .comparison(let operation, let left, let right):
      return try emitComparison(operation, left, right)
    case .range: return try list(sequence(term))
    case .builtin(let name, let arguments): return try emitBuiltin(name, arguments, term)
    case .call(let id, let matched): return try values.call(id, matched, term, from: self)
    case .construct(let id, _, let matched):
      return try emitRecipeCall(layerRecipe(id), matched, of: id)
    case .operate(let id, _, let arguments):
      guard !term.flows, let function = elaboration.declarations.functions[id] else {
        throw EmissionError("a tensor here", term.range)
      }
      return try emitRecipeCall(functionRecipe(id), function.divided(arguments).rest, of: id)
    case .apply(let callee, let arguments):
      return try emitRecipeCall(try emit(callee), arguments, callee)
    case .index(let base, let index): return try emitIndex(base, index, term)
    case .member(let base, let name): return try emitMember(base, name)
    case .tuple(let parts): return try emitTuple(parts)
    case .list(let elements): return try emitList(elements)
    case .conditional(let conditional): return try emitConditional(conditional, term)
    case .chain(let chain):
      if term.flows { throw EmissionError("a tensor here", term.range) }
      return try recipeOfChain(chain, term, self)
    case .group(let inner): return try emit(inner)
    case .problem, .missing: throw EmissionError("this", term.range)
    }
  }

  /// The term in a type.
  ///
  /// - Parameter isExpected: Whether Swift expects the type where the term stands: then literals stay
  ///   literals, and `(3, 3)` as a pair is `[3, 3]`. Else the Swift has the type by itself,
  ///   `Pair(3, 3)`.
  func emit(
    _ term: Term, as type: StaticType, isExpected: Bool = true
  ) throws(EmissionError) -> SwiftExpression {
    switch term.kind {
    case .group(let inner): return try emit(inner, as: type, isExpected: isExpected)
    case .conditional(let conditional):
      return try emitConditional(conditional, term, as: type, isExpected: isExpected)
    case .list(let elements):
      if let list = try emitList(elements, term, as: type, isExpected: isExpected) { return list }
    case .tuple(let parts):
      if let tuple = try emitTuple(parts, term, as: type, isExpected: isExpected) { return tuple }
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin,
      .call, .construct, .operate, .apply, .index, .member, .chain, .problem, .missing:
      break
    }
    return fitted(try emit(term), to: type, isExpected: isExpected)
  }

  /// A value in a type, which Swift may expect where it stands.
  func fitted(
    _ value: SwiftExpression, to type: StaticType, isExpected: Bool = true
  ) -> SwiftExpression {
    isExpected ? contextual(value, as: type) : convert(value, to: type)
  }

  /// A whole number that may be left out.
  func emitInt(_ term: Term?) throws(EmissionError) -> SwiftExpression? {
    guard let term else { return nil }
    return convert(try emit(term), to: .int)
  }

  /// A condition.
  func truth(_ term: Term) throws(EmissionError) -> SwiftExpression {
    convert(try emit(term), to: .bool)
  }

  /// The type of a term; `tensor` for what data flows through, nil where no Swift can be written.
  func type(of term: Term) -> StaticType? {
    term.flows ? .tensor : try? emit(term).type
  }

  // MARK: Layers

  /// A layer or block as a value.
  func layerRecipe(_ id: DefinitionID) -> SwiftExpression {
    values.usedExterns.insert(id)
    return SwiftExpression(.type(.layer(id.name)).member("recipe"), .recipe)
  }

  /// A function of tensors as a value.
  func functionRecipe(_ id: DefinitionID) -> SwiftExpression {
    values.usedExterns.insert(id)
    let swift = SwiftNames.escaped(SwiftNames.camelCase(id.name))
    return SwiftExpression(.runtime("LayerRecipe").member(swift), .recipe)
  }
}
