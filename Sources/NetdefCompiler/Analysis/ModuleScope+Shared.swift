/// Layers that are made once and used wherever their definition names them.
extension ModuleScope {
  /// Uses a shared layer of this scope.
  func placeShared(
    _ index: Int, _ tensors: [TensorValue], _ range: SourceRange, _ evaluator: Evaluator
  ) -> Value {
    var layer = instances[index].layer
    layer.range = range
    guard let child = instances[index].child else {
      let childName = numbersUses ? nil : Name(instances[index].name, instances[index].range)
      slot = instances[index].slot
      defer { slot = nil }
      let result = place(
        layer, name: childName, input: input(tensors), range: range, evaluator: evaluator)
      instances[index].child = instances[index].slot ?? children.indices.last
      if result.isKnownFlow {
        instances[index].firstUse = SharedLayer.Use(tensors, at: range)
      }
      return result
    }
    guard let (made, values) = again(index, of: self, layer, tensors, range, evaluator) else {
      return tensors.first.map { .tensor(.unknown($0.origin)) } ?? .unknown
    }
    guard numbersUses else {
      append(.child(child), children[child].key, inputs: tensors, outputs: values)
      return input(values)
    }
    return add(.shared(child), made, tensors, values, range)
  }

  /// Uses a shared layer of a scope around: what is inside of brackets prints as PyTorch's
  /// `Sequential` or `ModuleList`, so each use takes a number.
  func borrow(
    _ index: Int, of owner: ModuleScope, _ level: Int, _ tensors: [TensorValue],
    _ range: SourceRange, _ evaluator: Evaluator
  ) -> Value {
    var layer = owner.instances[index].layer
    layer.range = range
    let unknown = tensors.first.map { Value.tensor(.unknown($0.origin)) } ?? .unknown
    if owner.instances[index].child == nil {
      guard owner.make(index, layer, tensors, range, evaluator) else { return unknown }
    }
    guard let child = owner.instances[index].child,
      let (made, values) = again(index, of: owner, layer, tensors, range, evaluator)
    else { return unknown }
    borrow(level)
    return add(.borrowed(level: level, index: child), made, tensors, values, range)
  }

  /// Makes the child of a shared layer whose first use stands in a scope inside.
  private func make(
    _ index: Int, _ layer: LayerValue, _ tensors: [TensorValue], _ range: SourceRange,
    _ evaluator: Evaluator
  ) -> Bool {
    let name = Name(instances[index].name, instances[index].range)
    guard let (probe, _) = probe(layer, name, tensors, range, evaluator),
      let child = probe.children.first
    else { return false }
    instances[index].child = add(
      child, toSlot: instances[index].slot, at: range, modules: probe.count)
    instances[index].firstUse = SharedLayer.Use(tensors, at: range)
    return true
  }

  /// Adds a child that is another use of one, and the step that calls it.
  private func add(
    _ content: NetworkChild.Content, _ made: NetworkChild, _ tensors: [TensorValue],
    _ values: [TensorValue], _ range: SourceRange
  ) -> Value {
    let child = NetworkChild(
      key: nextKey, isNamed: false, content: content, input: made.input, output: made.output,
      outputElement: made.outputElement)
    let added = add(child, name: nil, at: range, modules: 0)
    append(.child(added), child.key, inputs: tensors, outputs: values)
    return input(values)
  }

  /// A further use: the layer exists, so what goes in must fit what it was made for.
  ///
  /// - Returns: The child as this use would make it, and the tensors that it answers here.
  private func again(
    _ index: Int, of owner: ModuleScope, _ layer: LayerValue, _ tensors: [TensorValue],
    _ range: SourceRange, _ evaluator: Evaluator
  ) -> (made: NetworkChild, values: [TensorValue])? {
    let shared = owner.instances[index]
    guard let first = shared.child.map({ owner.children[$0] }) else { return nil }
    let name = Name(first.key, range)
    guard let (probe, outputs) = owner.probe(layer, name, tensors, range, evaluator),
      let made = probe.children.first
    else { return nil }
    let use = SharedLayer.Use(tensors, at: range)
    if let firstUse = shared.firstUse, firstUse.key != use.key, !shared.fitting.contains(use.key) {
      if let difference = MakingDifference(first, made) {
        bag.report(
          .sharedLayerDiffers(
            shared.written, first: firstUse.key.shapes, at: firstUse.range,
            second: use.key.shapes, difference, at: range))
        return nil
      }
      owner.instances[index].fitting.insert(use.key)
    }
    return (made, outputs.map { tensor($0.shape, $0.element, $0.origin) })
  }

  /// Walks a shared layer in a scope of its own, from which the shapes are taken.
  private func probe(
    _ layer: LayerValue, _ name: Name, _ tensors: [TensorValue], _ range: SourceRange,
    _ evaluator: Evaluator
  ) -> (scope: ModuleScope, outputs: [TensorValue])? {
    let probe = ModuleScope(context: context, parent: self, enclosing: self, isProbe: true)
    probe.inputs = [("input", 0)]
    var moved = tensors
    for position in moved.indices { moved[position].owner = probe.id }
    var inner = evaluator
    inner.scope = probe
    let result = probe.place(
      layer, name: name, input: input(moved), range: range, evaluator: inner)
    guard let outputs = result.tensors, !outputs.isEmpty,
      outputs.allSatisfy({ $0.shape != nil })
    else { return nil }
    return (probe, outputs)
  }

  private func input(_ tensors: [TensorValue]) -> Value {
    tensors.count == 1 ? .tensor(tensors[0]) : .tuple(tensors.map(Value.tensor))
  }
}

extension Value {
  /// Whether it is what leaves a layer about which nothing was wrong.
  fileprivate var isKnownFlow: Bool {
    tensors.map { !$0.isEmpty && $0.allSatisfy { $0.shape != nil } } ?? false
  }
}

extension ModuleScope.SharedLayer {
  /// The name as a use writes it.
  var written: String { marked ?? name }
}
