/// Layers and tensors in terms: what needs the body that they stand in.
extension Evaluator {
  /// A layer, block or model with arguments.
  func construct(_ id: DefinitionID, _ name: Name, _ arguments: MatchedArguments) -> Value {
    guard let scope, let signature = scope.context.declarations.signature(of: id) else {
      return .unknown
    }
    let layer = LayerValue(kind: .declared(id), range: name.range)
    return apply(layer, signature, arguments.arguments, arguments.targets)
  }

  /// A call of a value: partial application of a layer, or a call of one that exists.
  func callValue(
    _ value: Value, _ arguments: [ArgumentTerm], _ term: Term, _ callee: Term
  ) -> Value {
    // A name that stands for no layer passes on what it is called with, as it does as a step.
    if value == .none, callee.namesLayer { return inputs(of: arguments, callee, term) ?? .unknown }
    guard case .layer(var layer) = value, let scope else {
      return value == .unknown ? .unknown : reportNotCallable(callee)
    }
    layer.range = callee.range
    switch layer.kind {
    case .declared(let id):
      guard let signature = scope.context.declarations.signature(of: id) else { return .unknown }
      return apply(layer, signature, arguments)
    case .function(let id):
      return callExtern(id, Name(id.name, callee.range), arguments, term)
    case .chain:
      guard arguments.isEmpty else {
        return report(
          .tooManyArguments(
            of: layer.description, limit: 0, takesLabels: false, hint: nil, at: arguments[0].range),
          callee)
      }
      return value
    case .instance:
      guard let input = inputs(of: arguments, callee, term) else { return .unknown }
      return scope.place(layer, name: nil, input: input, range: term.range, evaluator: self)
    }
  }

  /// What goes into a layer that was made; nil after an error.
  private func inputs(
    of arguments: [ArgumentTerm], _ callee: Term, _ term: Term
  ) -> Value? {
    guard !arguments.isEmpty, arguments.allSatisfy({ $0.label == nil && !$0.isSpread }) else {
      _ = report(
        .layerWithoutTensor(callee.syntax, arguments.map(\.syntax), at: term.range), term)
      return nil
    }
    let inputs = arguments.map { evaluate($0.term) }
    if inputs.contains(.unknown) { return nil }
    return inputs.count == 1 ? inputs[0] : .tuple(inputs)
  }

  private func reportNotCallable(_ callee: Term) -> Value {
    let declarations = scope?.context.declarations
    if let name = callee.syntax.plainName {
      // A value that hides a layer was reported where it is named.
      if declarations?.isLayer(name, at: callee.range) ?? false { return .unknown }
      return report(.valueAsFunction(name, at: callee.range), callee)
    }
    return report(
      .notCallable(callee.syntax, among: declarations ?? Declarations(), at: callee.range), callee)
  }

  /// - Parameter targets: Where the arguments go; nil where that was not known before the layer was.
  private func apply(
    _ layer: LayerValue, _ signature: Signature, _ arguments: [ArgumentTerm],
    _ targets: [ArgumentAssignment.Target?]? = nil
  ) -> Value {
    let matcher = ArgumentMatcher(
      declaration: signature, evaluator: self, arguments: arguments, targets: targets,
      given: layer.arguments)
    let match = matcher.match()
    guard match.isComplete else { return .unknown }
    var layer = layer
    layer.arguments = match.written
    layer.reading = layer.reading ?? matcher.reading
    layer.isRight = layer.isRight && match.isRight
    return .layer(layer)
  }

  // MARK: Functions of tensors

  /// `relu(x)`, `softmax(x, axis: 1)`; without its tensor, `softmax(axis: 1)`, it is a step.
  func callExtern(
    _ id: DefinitionID, _ name: Name, _ arguments: [ArgumentTerm], _ term: Term
  ) -> Value {
    guard let scope, let function = scope.context.declarations.functions[id] else {
      return .unknown
    }
    guard let (inputs, rest) = inputs(of: function, arguments) else { return .unknown }
    if function.isVariadic, inputs.isEmpty, let first = arguments.first, first.label == nil,
      case .list(let elements) = first.term.kind, elements.isEmpty
    {
      return report(.nothingToJoin(name.value, at: first.term.range), term)
    }
    let step = LayerValue(kind: .function(function.id), range: name.range)
    let matcher = ArgumentMatcher(
      declaration: function.signature, evaluator: self, arguments: rest)
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
      layer, name: nil, input: inputs.count == 1 ? first : .tuple(inputs), range: term.range,
      evaluator: self)
  }

  /// The tensors that a function is called with, which come first, and the other arguments; nil after
  /// an error.
  private func inputs(
    of function: ExternDeclaration, _ arguments: [ArgumentTerm]
  ) -> (inputs: [Value], rest: [ArgumentTerm])? {
    var inputs: [Value] = []
    var rest = arguments[...]
    let limit = function.isVariadic ? Int.max : function.moreInputs.count + 1
    while inputs.count < limit, let first = rest.first, first.label == nil,
      first.term.mayBeTensor(in: function)
    {
      let value = evaluate(first.term)
      if value == .unknown { return nil }
      if case .list(let values) = value, first.isSpread || function.isVariadic {
        if let index = values.firstIndex(where: { $0.tensors == nil }) {
          // A list is where tensors are, whatever else is in it.
          guard function.isVariadic, inputs.isEmpty else { break }
          reportNotATensor(values[index], at: index, of: first.term)
          return nil
        }
        inputs += values
      } else if value.tensors != nil {
        inputs.append(value)
      } else {
        break
      }
      rest.removeFirst()
    }
    return (inputs, Array(rest))
  }

  /// Reports an element of a list of tensors that is none.
  private func reportNotATensor(_ value: Value, at index: Int, of list: Term) {
    if value == .unknown { return }
    if case .list(let elements) = list.kind, elements.indices.contains(index),
      elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread })
    {
      let element = elements[index].term
      _ = report(.elementNotATensor(value, at: element.range), element)
    } else {
      _ = report(.elementNotATensor(value, at: list.range), list)
    }
  }

  // MARK: Functions of values

  /// A user's `function` of compile-time values.
  func callFunction(
    _ id: DefinitionID, _ arguments: MatchedArguments, _ term: Term
  ) -> Value {
    guard let context = scope?.context, let definition = context.declarations.valueFunctions[id],
      let function = context.elaboration.function(id)
    else { return .unknown }
    let name = definition.name.value
    if !context.takeCall() {
      if budget.isReported { return .unknown }
      budget.isReported = true
      return report(.tooManyCalls(limit: CheckContext.callLimit, at: term.range), term)
    }
    if depth >= Self.callDepthLimit {
      guard context.endlessFunctions.insert(name).inserted else { return .unknown }
      return report(.callsTooDeep(of: name, at: term.range), term)
    }
    let signature = Signature(name: name, parameters: definition.parameters)
    let matcher = ArgumentMatcher(
      declaration: signature, evaluator: self, arguments: arguments.arguments,
      targets: arguments.targets)
    let match = matcher.match()
    guard match.isComplete, matcher.isComplete(match.written, at: term.range) else {
      return .unknown
    }
    // What the arguments make wrong inside of a library is shown at the call.
    if id.module.libraryIndex != nil { bag.uses.append(Use(at: term.range)) }
    defer { if id.module.libraryIndex != nil { bag.uses.removeLast() } }
    var inner = Evaluator(bag: bag, scope: scope, budget: budget)
    inner.depth = depth + 1
    inner.bind(function.parameters, match.written)
    inner.bindDefaults(of: function.parameters, in: name)
    return inner.evaluate(function.body)
  }

  /// How deep functions of compile-time values may call each other.
  static let callDepthLimit = 64

  // MARK: Parameters

  /// Binds the parameters that have an argument.
  mutating func bind(
    _ parameters: [ParameterTerm], _ written: [String: ArgumentMatcher.Written]
  ) {
    for parameter in parameters {
      if let argument = written[parameter.name] {
        environment.bind(parameter.local, argument.value)
      }
    }
  }

  /// Gives parameters without an argument their defaults.
  mutating func bindDefaults(of parameters: [ParameterTerm], in definition: String) {
    for parameter in parameters where environment[parameter.local] == nil {
      guard let term = parameter.defaultValue else { continue }
      let value = evaluate(term)
      let coerced = TypeChecker.coerce(value, to: parameter.syntax.type)
      if value != .unknown, coerced == nil {
        bag.report(
          .wrongType(
            value, expected: parameter.syntax.type, of: parameter.name, in: definition,
            hint: nil, at: term.range))
      }
      environment.bind(parameter.local, coerced ?? .unknown)
    }
  }

  // MARK: Chains

  /// A chain that begins with a tensor runs; one that begins with a layer is a layer.
  func evaluateChain(_ chain: ChainTerm, _ term: Term) -> Value {
    guard let scope else { return report(.chainAsValue(at: term.range), term) }
    let first = chain.steps[0]
    if first.name != nil { return closure(chain, term.range) }
    var current = evaluate(first.term)
    switch current {
    case .layer, .list: return closure(chain, term.range)
    case .int, .float:
      return report(.notATensor(SourceText.of(first.term.syntax), at: first.range), term)
    case .bool, .none, .symbol, .tuple, .tensor, .undecided, .unknown: break
    }
    for step in chain.steps.dropFirst() where !bag.isFull(step.range.file) {
      current = scope.flow(step, current, self)
      if scope.isFull { return .unknown }
    }
    return current
  }

  private func closure(_ chain: ChainTerm, _ range: SourceRange) -> Value {
    let closure = LayerValue.Closure(chain, environment: environment, range: range)
    return .layer(LayerValue(kind: .chain(closure), range: range))
  }

  // MARK: Arithmetic of tensors

  func combineTensors(_ left: Value, _ operand: Term.Operand, _ right: Value) -> Value {
    guard let scope else { return .unknown }
    return scope.combine(left, operand, right, self)
  }
}

extension Term {
  /// Whether it is a name that `layer` declares.
  fileprivate var namesLayer: Bool {
    if case .computedName = kind { return true }
    return plainLocal?.role == .layer
  }

  /// Whether its value may be a tensor; numbers are left to the argument matcher.
  fileprivate func mayBeTensor(in function: ExternDeclaration) -> Bool {
    switch kind {
    case .integer, .float, .boolean, .none, .symbol, .range: return false
    // `concatenate([a, b])` is as good as `concatenate(a, b)`.
    case .list: return function.isVariadic
    case .problem:
      // A text may have been meant as a name that the type of a parameter lists.
      if case .string = syntax.kind { return false } else { return true }
    case .local, .global, .layer, .function, .computedName, .negation, .not, .arithmetic, .power,
      .and, .or, .comparison, .builtin, .call, .construct, .operate, .apply, .index, .member,
      .tuple, .conditional, .chain, .group, .missing:
      return true
    }
  }
}
