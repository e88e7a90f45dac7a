/// How layers and functions are put to use.
extension ModuleScope {
  /// Uses a layer or function on a tensor, or on several.
  func place(
    _ layer: LayerValue, name: Name?, input: Value, range: SourceRange, evaluator: Evaluator
  ) -> Value {
    guard let tensors = tensors(input, range) else { return .unknown }
    switch layer.kind {
    case .function(let function):
      if let name { bag.report(.namedFunction(function.name, at: name.range)) }
      return placeFunction(function, layer, tensors, range, evaluator)
    case .declared(let declared):
      if let declaration = context.declarations.layers[declared] {
        return placeExtern(declaration, layer, name, tensors, range, evaluator)
      }
      if let declaration = context.declarations.modules[declared] {
        return placeModule(declaration, layer, name, tensors, range, evaluator)
      }
      return .unknown
    case .chain(let closure):
      var evaluator = Evaluator(bag: bag, scope: self, budget: context.budget)
      evaluator.environment = closure.environment
      return group(closure.steps, name, closure.range, input, evaluator, chain: closure)
    case .instance(let index, let owner):
      guard let (scope, level) = scope(owner) else {
        bag.report(.sharedLayerFromOutside(at: range))
        return tensors.first.map { .tensor(.unknown($0.origin)) } ?? .unknown
      }
      if let name { bag.report(.namedShared(scope.instances[index].written, at: name.range)) }
      if level > 0 { return borrow(index, of: scope, level, tensors, range, evaluator) }
      return placeShared(index, tensors, range, evaluator)
    }
  }

  /// The tensors of a value that flows; nil when it is something else, which was reported.
  private func tensors(_ value: Value, _ range: SourceRange) -> [TensorValue]? {
    switch value {
    case .tensor(let tensor):
      guard tensor.owner == id || tensor.shape == nil else {
        bag.report(.tensorFromOutside(at: range))
        return nil
      }
      return [tensor]
    case .tuple(let values):
      var tensors: [TensorValue] = []
      for value in values {
        guard let inner = self.tensors(value, range) else { return nil }
        tensors += inner
      }
      return tensors
    case .unknown: return nil
    default:
      bag.report(.notATensor(value.description, at: range))
      return nil
    }
  }

  private func use(
    _ declaration: ExternDeclaration, _ layer: LayerValue, _ inputs: [TensorValue],
    _ range: SourceRange, _ evaluator: Evaluator
  ) -> ExternUse.Result {
    let use = ExternUse(
      core: context.elaboration.extern(declaration), bag: bag, outer: evaluator,
      nameRange: layer.range,
      range: range, line: context.line(layer.range))
    for input in inputs {
      guard evaluator.spend(onAxesOf: input, at: layer.range) else { break }
    }
    guard let key = ExternUseKey(declaration.id, layer, inputs) else {
      return use.apply(layer, to: inputs)
    }
    if let known = context.externUses[key], let previous = inputs.first?.origin {
      return known.at(use, after: previous)
    }
    for argument in layer.arguments.values {
      guard evaluator.spend(on: argument.value, at: layer.range) else { break }
    }
    let reports = bag.reportCount
    let result = use.apply(layer, to: inputs)
    // What was reported is said of each use at its own place.
    if result.use != nil, bag.reportCount == reports {
      context.remember(result.shared(in: inputs), of: key)
    }
    return result
  }

  private func placeFunction(
    _ id: DefinitionID, _ layer: LayerValue, _ tensors: [TensorValue], _ range: SourceRange,
    _ evaluator: Evaluator
  ) -> Value {
    guard let declaration = context.declarations.functions[id] else { return .unknown }
    let result = use(declaration, layer, tensors, range, evaluator)
    let output = tensor(result.output.shape, result.output.element, result.output.origin)
    guard let use = result.use else { return .tensor(output) }
    takeStep(at: range)
    append(.function(use), id.name, inputs: tensors, outputs: [output])
    return .tensor(output)
  }

  private func placeExtern(
    _ declaration: ExternDeclaration, _ layer: LayerValue, _ name: Name?,
    _ tensors: [TensorValue], _ range: SourceRange, _ evaluator: Evaluator
  ) -> Value {
    let result = use(declaration, layer, tensors, range, evaluator)
    let key = name?.value ?? nextKey
    guard let use = result.use, let shape = tensors.first?.shape else {
      _ = add(Self.placeholder(key, isNamed: name != nil), name: name, at: layer.range)
      return .tensor(
        tensor(result.output.shape, result.output.element, result.output.origin))
    }
    let child = NetworkChild(
      key: key, isNamed: name != nil, content: result.content ?? .layer(use), input: shape,
      output: use.output,
      outputElement: result.output.element)
    let output = tensor(result.output.shape, result.output.element, result.output.origin)
    let index = add(child, name: name, at: layer.range)
    append(.child(index), key, inputs: tensors, outputs: [output])
    return .tensor(output)
  }

  private func placeModule(
    _ declaration: ModuleDeclaration, _ layer: LayerValue, _ name: Name?,
    _ tensors: [TensorValue], _ range: SourceRange, _ evaluator: Evaluator
  ) -> Value {
    let key = name?.value ?? nextKey
    let instance = Instantiation(context: context, declaration: declaration)
      .instance(of: layer, inputs: tensors, key: key, evaluator: evaluator)
    guard let instance, let from = tensors.first?.shape, let first = instance.outputs.first else {
      _ = add(Self.placeholder(key, isNamed: name != nil), name: name, at: layer.range)
      return tensors.first.map { .tensor(.unknown($0.origin)) } ?? .unknown
    }
    let outputs = instance.outputs.map { port in
      tensor(
        port.shape, port.element,
        Origin(
          .use(name: declaration.name, formulas: [], evaluator: Environment()),
          line: context.line(layer.range), range: range, previous: tensors.first?.origin,
          shape: port.shape
        ).trimmed())
    }
    let child = NetworkChild(
      key: key, isNamed: name != nil,
      content: instance.layer.map(NetworkChild.Content.layer) ?? .module(instance), input: from,
      output: first.shape, outputElement: first.element)
    let index = add(child, name: name, at: layer.range, modules: instance.count)
    append(.child(index), key, inputs: tensors, outputs: outputs)
    return outputs.count == 1 ? .tensor(outputs[0]) : .tuple(outputs.map(Value.tensor))
  }
}
