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
    case .integer, .float, .string, .boolean, .none, .name, .choice, .computedName, .negation, .not,
      .arithmetic, .power, .and, .or, .comparison, .range, .call, .index, .member, .tuple, .list,
      .chain, .missing:
      break
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

extension ValueType {
  /// Whether it is a number, a truth, a name, or a list or tuple of such; a layer or `none` may stand
  /// for what is left out.
  var isSurelyNoTensor: Bool {
    self != .nothing
      && alternatives.allSatisfy { type in
        switch type {
        case .int, .float, .bool, .pair, .symbol: true
        case .list(let element): element.isSurelyNoTensor
        case .tuple(let parts): parts.allSatisfy(\.isSurelyNoTensor)
        case .any, .none, .layer, .tensor, .either: false
        }
      }
  }
}
