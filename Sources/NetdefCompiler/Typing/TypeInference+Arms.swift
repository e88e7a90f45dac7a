/// Where data flows in one arm of a condition, it does in the other.
extension TypeInference {
  /// Checks what leaves a definition: a tensor, whichever arm of a condition is taken.
  func checkOutput(_ expression: Expression) {
    switch expression.kind {
    case .group(let inner): checkOutput(inner)
    case .conditional(let conditional):
      guard let otherwise = conditional.otherwise else {
        _ = type(of: expression)
        return
      }
      _ = truth(conditional.condition)
      narrowed(by: conditional.condition, isTrue: true).checkOutput(conditional.then)
      narrowed(by: conditional.condition, isTrue: false).checkOutput(otherwise)
    default:
      let type = type(of: expression)
      if !type.mayBe({ $0 == .tensor }) {
        context.report(.outputNotATensor(type, at: expression.range))
      }
    }
  }

  /// Reports arms of which one is a tensor and the other, for certain, a value.
  func checkArms(
    _ then: (value: Expression, type: ValueType), _ otherwise: (value: Expression, type: ValueType)
  ) {
    for (flow, other) in [(then, otherwise), (otherwise, then)]
    where isFlow(flow.value) && !isFlow(other.value) && other.type.isSurelyNoTensor {
      context.report(.mixedArms(other.type, flow: flow.value.range, at: other.value.range))
    }
  }

  /// Whether an expression is what flows, one tensor or several, for certain.
  func isFlow(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name): environment[name] == .tensor
    case .group(let inner), .negation(let inner): isFlow(inner)
    case .arithmetic(let first, let rest):
      isFlow(first) || rest.contains { isFlow($0.expression) }
    case .chain(let chain): chain.steps[0].name == nil && isFlow(chain.steps[0].expression)
    case .conditional(let conditional):
      isFlow(conditional.then) && conditional.otherwise.map(isFlow) ?? false
    case .call(let callee, let arguments):
      callee.isFunctionOfTensors(declarations, environment)
        && arguments.first.map { $0.label == nil && isFlow($0.expression) } ?? false
    default: false
    }
  }
}

extension Expression {
  /// Whether it names a function that tensors flow through.
  fileprivate func isFunctionOfTensors(
    _ declarations: Declarations, _ environment: TypeEnvironment
  ) -> Bool {
    guard case .name(let name) = kind, environment[name] == nil else { return false }
    return declarations.function(name, at: range) != nil
  }
}

extension ValueType {
  /// Whether it is a number, a truth, a name, or a list or tuple of such; a layer or `none` may stand
  /// for what is left out.
  fileprivate var isSurelyNoTensor: Bool {
    alternatives.allSatisfy { type in
      switch type {
      case .int, .float, .bool, .pair, .symbol: true
      case .list(let element): element.isSurelyNoTensor
      case .tuple(let parts): parts.allSatisfy(\.isSurelyNoTensor)
      case .any, .none, .layer, .tensor, .either: false
      }
    }
  }
}
