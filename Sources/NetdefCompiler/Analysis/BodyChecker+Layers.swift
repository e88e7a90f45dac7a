/// `layer name = …`: layers that are made once.
extension BodyChecker {
  mutating func layer(_ local: Local?, _ name: ComputedName, _ value: Term) {
    guard let text = evaluator.text(of: name) else {
      _ = evaluator.evaluate(value)
      return
    }
    let range = name.syntax.range
    let located = Name(text.plain, range)
    let isNew =
      local == nil ? evaluator.environment.layers[text.marked] == nil : declare(located)
    let result = evaluator.evaluate(value)
    // The scope of the children knows the place of the first.
    if local == nil, !isNew { _ = scope.reserve(located) }
    if isNew, result == .none {
      _ = scope.reserve(located, isNone: true)
      bind(text, local, .none)
      return
    }
    guard isNew, case .layer(let layer) = result else {
      if result != .unknown, result != .none, !result.isLayer {
        bag.report(.notALayer(result, named: name.syntax.plain, at: value.range))
      }
      bind(text, local, .unknown)
      return
    }
    if case .function(let function) = layer.kind {
      bag.report(.functionAsLayer(function.name, at: value.range))
      bind(text, local, .unknown)
      return
    }
    scope.instances.append(
      ModuleScope.SharedLayer(
        name: text.plain, marked: local == nil ? text.marked : nil,
        pattern: name.syntax.pattern, local: local, range: range, layer: layer,
        slot: scope.reserve(located)))
    let instance = LayerValue.Kind.instance(scope.instances.count - 1, scope: scope.id)
    bind(text, local, .layer(LayerValue(kind: instance, range: range)))
  }

  private mutating func bind(
    _ text: (plain: String, marked: String), _ local: Local?, _ value: Value
  ) {
    if let local {
      evaluator.environment.bind(local, value)
    } else {
      evaluator.environment.bindLayer(text.marked, value)
    }
  }
}

extension Value {
  fileprivate var isLayer: Bool { if case .layer = self { true } else { false } }
}
