/// Where data flows in one arm of a condition, it does in the other.
extension Elaborator {
  /// What leaves a definition: a tensor, whichever arm of a condition is taken.
  func output(_ expression: Expression) -> Term {
    switch expression.kind {
    case .group(let inner):
      let inner = output(inner)
      return Term(.group(inner), expression, inner.type)
    case .conditional(let conditional):
      guard let otherwise = conditional.otherwise else { break }
      let condition = truth(conditional.condition)
      let then = narrowed(by: condition, isTrue: true).output(conditional.then)
      let other = narrowed(by: condition, isTrue: false).output(otherwise)
      return Term(
        .conditional(ConditionalTerm(condition: condition, then: then, otherwise: other)),
        expression, .joined([then.type, other.type]))
    default: break
    }
    let term = term(expression)
    if !term.type.mayBe({ $0 == .tensor }) {
      note(.outputNotATensor(term.type, at: expression.range))
    }
    return term
  }

  /// Notes arms of which one is a tensor and the other, for certain, a value.
  func checkArms(_ then: Term, _ otherwise: Term) {
    for (flow, other) in [(then, otherwise), (otherwise, then)]
    where flow.flows && !other.flows && other.type.isSurelyNoTensor {
      note(.mixedArms(other.type, flow: flow.range, at: other.range))
    }
  }
}

extension Term {
  /// Whether it is what flows, one tensor or several, for certain.
  var flows: Bool {
    switch kind {
    case .local: type == .tensor
    case .group(let inner), .negation(let inner): inner.flows
    case .arithmetic(let first, let rest): first.flows || rest.contains { $0.term.flows }
    case .chain(let chain): chain.steps[0].name == nil && chain.steps[0].term.flows
    case .conditional(let conditional):
      conditional.then.flows && conditional.otherwise.map(\.flows) ?? false
    case .operate(_, _, let arguments):
      arguments.first.map { $0.label == nil && $0.term.flows } ?? false
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .computedName,
      .not, .power, .and, .or, .comparison, .range, .builtin, .call, .construct, .apply, .index,
      .member, .tuple, .list, .problem, .missing:
      false
    }
  }

  /// The type under which a name for it is known.
  var namedType: ValueType { flows ? .tensor : type }
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
