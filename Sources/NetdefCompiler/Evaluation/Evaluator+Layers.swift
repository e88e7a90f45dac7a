/// Layers and tensors in expressions: what needs the body that they stand in.
extension Evaluator {
  /// A name that no scope binds: a `let` of the file, a layer, a function.
  func lookUpDeclared(_ name: String, _ expression: Expression) -> Value? {
    guard let scope else { return nil }
    let declarations = scope.context.declarations
    switch declarations.meaning(of: name, at: expression.range) {
    case .definition(let id):
      if let value = scope.context.global(id, scope) { return value }
      if declarations.signature(of: id) != nil {
        return .layer(LayerValue(kind: .declared(id), range: expression.range))
      }
      if declarations.functions[id] != nil {
        return .layer(LayerValue(kind: .function(id), range: expression.range))
      }
    case .broken: return .unknown
    case .error(let diagnostic): return report(diagnostic, expression)
    case .nothing: break
    }
    // Python's spellings are no layers.
    guard name.isCapitalised, !["True", "False", "None"].contains(name) else { return nil }
    return report(
      .unknownLayer(
        name, nearest: nearestName(to: name, among: declarations.stepNames(at: expression.range)),
        at: expression.range),
      expression)
  }

  /// A call of something declared; nil when the name is a function of compile-time values.
  func callDeclared(
    _ name: Name, _ arguments: [Argument], _ expression: Expression
  ) -> Value? {
    guard let scope else { return nil }
    let declarations = scope.context.declarations
    switch declarations.meaning(of: name.value, at: name.range) {
    case .definition(let id):
      if let definition = declarations.valueFunctions[id] {
        return callFunction(definition, id, arguments, expression)
      }
      if let function = declarations.functions[id] {
        return callExtern(function, name, arguments, expression)
      }
      if let value = scope.context.global(id, scope) {
        return callValue(value, arguments, expression, Expression(.name(name.value), name.range))
      }
      guard let signature = declarations.signature(of: id) else { return .unknown }
      return apply(LayerValue(kind: .declared(id), range: name.range), signature, arguments)
    case .broken: return .unknown
    case .error(let diagnostic): return report(diagnostic, expression)
    case .nothing: break
    }
    guard name.value.isCapitalised else { return nil }
    return report(
      .unknownLayer(
        name.value,
        nearest: nearestName(to: name.value, among: declarations.stepNames(at: name.range)),
        at: name.range), expression)
  }

  /// A call of a value: partial application of a layer, or a call of one that exists.
  func callValue(
    _ value: Value, _ arguments: [Argument], _ expression: Expression, _ callee: Expression
  ) -> Value {
    guard case .layer(var layer) = value, let scope else {
      if value == .unknown { return .unknown }
      if case .name(let name) = callee.kind {
        // A value that hides a layer was reported where it is named.
        if scope?.context.declarations.isLayer(name, at: callee.range) ?? false { return .unknown }
        return report(.valueAsFunction(name, at: callee.range), callee)
      }
      let declarations = scope?.context.declarations ?? Declarations()
      return report(.notCallable(callee, among: declarations, at: callee.range), callee)
    }
    layer.range = callee.range
    switch layer.kind {
    case .declared(let id):
      guard let signature = scope.context.declarations.signature(of: id) else { return .unknown }
      return apply(layer, signature, arguments)
    case .function(let id):
      guard let function = scope.context.declarations.functions[id] else { return .unknown }
      return callExtern(function, Name(id.name, callee.range), arguments, expression)
    case .chain:
      guard arguments.isEmpty else {
        return report(
          .tooManyArguments(
            of: layer.description, limit: 0, takesLabels: false, hint: nil, at: arguments[0].range),
          callee)
      }
      return value
    case .instance:
      guard !arguments.isEmpty, arguments.allSatisfy({ $0.label == nil && !$0.isSpread }) else {
        return report(.layerWithoutTensor(callee, arguments, at: expression.range), expression)
      }
      let inputs = arguments.map { evaluate($0.expression) }
      if inputs.contains(.unknown) { return .unknown }
      let input = inputs.count == 1 ? inputs[0] : .tuple(inputs)
      return scope.place(layer, name: nil, input: input, range: expression.range, evaluator: self)
    }
  }

  private func apply(
    _ layer: LayerValue, _ signature: Signature, _ arguments: [Argument]
  ) -> Value {
    let matcher = ArgumentMatcher(
      declaration: signature, evaluator: self, arguments: arguments, given: layer.arguments)
    let match = matcher.match()
    guard match.isComplete else { return .unknown }
    var layer = layer
    layer.arguments = match.written
    layer.reading = layer.reading ?? matcher.reading
    layer.isRight = layer.isRight && match.isRight
    return .layer(layer)
  }

  /// `relu(x)`, `softmax(x, axis: 1)`; without its tensor, `softmax(axis: 1)`, it is a step.
  private func callExtern(
    _ function: ExternDeclaration, _ name: Name, _ arguments: [Argument],
    _ expression: Expression
  ) -> Value {
    guard let scope else { return .unknown }
    var inputs: [Value] = []
    var rest = arguments[...]
    let limit = function.isVariadic ? Int.max : function.moreInputs.count + 1
    while inputs.count < limit, let first = rest.first, first.label == nil,
      mayBeTensor(first.expression, in: function)
    {
      let value = evaluate(first.expression)
      if value == .unknown { return .unknown }
      if case .list(let values) = value, first.isSpread || function.isVariadic {
        if let index = values.firstIndex(where: { $0.tensors == nil }) {
          // A list is where tensors are, whatever else is in it.
          guard function.isVariadic, inputs.isEmpty else { break }
          return reportNotATensor(values[index], at: index, of: first.expression)
        }
        inputs += values
      } else if value.tensors != nil {
        inputs.append(value)
      } else {
        break
      }
      rest.removeFirst()
    }
    if function.isVariadic, inputs.isEmpty, let first = arguments.first, first.label == nil,
      case .list(let elements) = first.expression.kind, elements.isEmpty
    {
      return report(.nothingToJoin(name.value, at: first.expression.range), expression)
    }
    let step = LayerValue(kind: .function(function.id), range: name.range)
    let matcher = ArgumentMatcher(
      declaration: function.signature, evaluator: self, arguments: Array(rest))
    let match = matcher.match()
    guard match.isComplete else {
      if case .tensor(let tensor)? = inputs.first { return .tensor(.unknown(tensor.origin)) }
      return .unknown
    }
    var layer = step
    layer.arguments = match.written
    layer.isRight = match.isRight
    layer.reading = matcher.reading
    guard let first = inputs.first else { return .layer(layer) }
    return scope.place(
      layer, name: nil, input: inputs.count == 1 ? first : .tuple(inputs), range: expression.range,
      evaluator: self)
  }

  /// Reports an element of a list of tensors that is none.
  private func reportNotATensor(
    _ value: Value, at index: Int, of list: Expression
  ) -> Value {
    if value == .unknown { return .unknown }
    if case .list(let elements) = list.kind, elements.indices.contains(index),
      elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread })
    {
      let element = elements[index].expression
      return report(.elementNotATensor(value, at: element.range), element)
    }
    return report(.elementNotATensor(value, at: list.range), list)
  }

  /// Whether evaluating an expression may give a tensor; numbers are left to the argument matcher.
  private func mayBeTensor(_ expression: Expression, in function: ExternDeclaration) -> Bool {
    switch expression.kind {
    case .integer, .float, .boolean, .none, .string, .range: false
    // `concatenate([a, b])` is as good as `concatenate(a, b)`.
    case .list: function.isVariadic
    default: true
    }
  }

  /// A user's `function` of compile-time values.
  private func callFunction(
    _ definition: Definition, _ id: DefinitionID, _ arguments: [Argument],
    _ expression: Expression
  ) -> Value {
    guard case .function(let body) = definition.kind else { return .unknown }
    let name = definition.name.value
    if let context = scope?.context, !context.takeCall() {
      if budget.isReported { return .unknown }
      budget.isReported = true
      return report(.tooManyCalls(limit: CheckContext.callLimit, at: expression.range), expression)
    }
    if let context = scope?.context, depth >= Self.callDepthLimit {
      guard context.endlessFunctions.insert(name).inserted else { return .unknown }
      return report(.callsTooDeep(of: name, at: expression.range), expression)
    }
    let signature = Signature(name: definition.name.value, parameters: definition.parameters)
    let matcher = ArgumentMatcher(
      declaration: signature, evaluator: self, arguments: arguments)
    let match = matcher.match()
    guard match.isComplete, matcher.isComplete(match.written, at: expression.range) else {
      return .unknown
    }
    // What the arguments make wrong inside of a library is shown at the call.
    if id.module.libraryIndex != nil { bag.uses.append(Use(at: expression.range)) }
    defer { if id.module.libraryIndex != nil { bag.uses.removeLast() } }
    var inner = Evaluator(bag: bag, scope: scope, budget: budget)
    inner.depth = depth + 1
    for (name, written) in match.written { inner.environment.bind(name, written.value) }
    inner.bindDefaults(of: definition)
    return inner.evaluate(body)
  }

  /// How deep functions of compile-time values may call each other.
  static let callDepthLimit = 64

  // MARK: Chains

  /// A chain that begins with a tensor runs; one that begins with a layer is a layer.
  func evaluateChain(_ chain: Chain, _ expression: Expression) -> Value {
    guard let scope else { return report(.chainAsValue(at: expression.range), expression) }
    let first = chain.steps[0]
    if first.name != nil { return closure(chain.steps, expression.range) }
    var current = evaluate(first.expression)
    if case .layer = current { return closure(chain.steps, expression.range) }
    if case .list = current { return closure(chain.steps, expression.range) }
    switch current {
    case .int, .float:
      return report(.notATensor(SourceText.of(first.expression), at: first.range), expression)
    default: break
    }
    for step in chain.steps.dropFirst() where !bag.isFull(step.range.file) {
      current = scope.flow(step, current, self)
      if scope.isFull { return .unknown }
    }
    return current
  }

  private func closure(_ steps: [StepSyntax], _ range: SourceRange) -> Value {
    .layer(
      LayerValue(
        kind: .chain(
          LayerValue.Closure(steps: steps, environment: environment, range: range)),
        range: range))
  }

  // MARK: Arithmetic of tensors

  func combineTensors(
    _ left: Value, _ operand: Expression.Operand, _ right: Value
  ) -> Value {
    guard let scope else { return .unknown }
    return scope.combine(left, operand, right, self)
  }
}
