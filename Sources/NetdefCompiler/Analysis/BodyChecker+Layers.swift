/// `layer name = …`: layers that are made once.
extension BodyChecker {
  mutating func layer(_ name: StepName, _ value: Expression) {
    guard let text = evaluator.text(of: name) else {
      _ = evaluator.evaluate(value)
      return
    }
    let isComputed = name.plain == nil
    let located = Name(text.plain, name.range)
    let isNew =
      isComputed
      ? evaluator.environment.layers[text.marked] == nil : declare(.name(located))
    let result = evaluator.evaluate(value)
    // The scope of the children knows the place of the first.
    if isComputed, !isNew { _ = scope.reserve(located) }
    if isNew, result == .none {
      _ = scope.reserve(located, isNone: true)
      bind(text, isComputed, .none)
      return
    }
    guard isNew, case .layer(let layer) = result else {
      if result != .unknown, result != .none, !result.isLayer {
        bag.report(.notALayer(result, named: name.plain, at: value.range))
      }
      bind(text, isComputed, .unknown)
      return
    }
    if case .function(let function) = layer.kind {
      bag.report(.functionAsLayer(function.name, at: value.range))
      bind(text, isComputed, .unknown)
      return
    }
    scope.instances.append(
      ModuleScope.SharedLayer(
        name: text.plain, marked: isComputed ? text.marked : nil, pattern: name.pattern,
        range: name.range, layer: layer, slot: scope.reserve(located)))
    let instance = LayerValue.Kind.instance(scope.instances.count - 1, scope: scope.id)
    bind(text, isComputed, .layer(LayerValue(kind: instance, range: name.range)))
  }

  private mutating func bind(
    _ text: (plain: String, marked: String), _ isComputed: Bool, _ value: Value
  ) {
    if isComputed {
      evaluator.environment.bindLayer(text.marked, value)
    } else {
      evaluator.environment.bind(text.plain, value)
    }
  }

  /// Whether a body is one chain of layers without names, judged by its text: then each use of a
  /// shared layer takes a number, as in PyTorch's `Sequential`.
  static func isSyntacticChain(
    _ statements: [Statement], _ declarations: Declarations
  ) -> Bool {
    let shared = statements.compactMap { statement in
      if case .layer(let name, _) = statement.kind { name } else { nil }
    }
    // Computed names are there to be keys. One that is used in brackets, too, has its own key.
    if shared.contains(where: { $0.plain == nil }) { return false }
    for statement in statements {
      switch statement.kind {
      case .input: continue
      case .layer(_, let value):
        if shared.contains(where: { value.uses($0.pattern) }) { return false }
      case .output(_, _, let value):
        guard case .chain(let chain) = value.kind, chain.steps[0].name == nil,
          case .name = chain.steps[0].expression.kind,
          chain.steps.dropFirst().allSatisfy({ step in
            guard step.name == nil else { return false }
            switch step.expression.kind {
            case .name(let name): return declarations.function(name, at: step.range) == nil
            case .call(let callee, _):
              guard case .name(let name) = callee.kind else { return false }
              return declarations.function(name, at: callee.range) == nil
            default:
              return !shared.contains { step.expression.usesInBrackets($0.pattern) }
            }
          })
        else { return false }
      default: return false
      }
    }
    return true
  }
}

extension Expression {
  /// Whether a step of this name stands in a scope inside: in parentheses, or in a list with a name.
  fileprivate func usesInBrackets(_ name: String) -> Bool {
    switch kind {
    case .group(let inner): inner.uses(name)
    case .list(let elements): elements.contains { $0.expression.usesInBrackets(name) }
    case .conditional(let conditional):
      conditional.then.usesInBrackets(name)
        || conditional.otherwise?.usesInBrackets(name) ?? false
    case .chain(let chain):
      chain.steps.contains { step in
        step.name == nil ? step.expression.usesInBrackets(name) : step.expression.uses(name)
      }
    default: false
    }
  }
}

extension Value {
  fileprivate var isLayer: Bool { if case .layer = self { true } else { false } }
}
