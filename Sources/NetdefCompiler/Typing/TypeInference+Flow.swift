/// How data flows through steps, as far as types tell.
extension TypeInference {
  func type(of chain: Chain) -> ValueType {
    let first = chain.steps[0]
    let type = first.name == nil ? self.type(of: first.expression) : .layer(LayerType())
    for step in chain.steps.dropFirst() { check(step) }
    if first.name != nil { check(first) }
    let isRecipe = type.alternatives.allSatisfy { alternative in
      switch alternative {
      case .layer, .list: true
      default: false
      }
    }
    // What leaves a step may be one tensor or several.
    return isRecipe ? .layer(LayerType()) : .any
  }

  private func check(_ step: StepSyntax) {
    if let name = step.name { _ = type(ofComputed: name) }
    checkStep(step.expression)
  }

  /// Checks what stands as a step.
  private func checkStep(_ expression: Expression) {
    switch expression.kind {
    case .group(let inner): checkStep(inner)
    case .chain(let chain):
      for step in chain.steps { check(step) }
    case .list(let elements):
      for element in elements {
        let inner = inside(element.clauses)
        if element.isSpread {
          _ = inner.element(of: inner.type(of: element.expression), element.expression)
        } else {
          inner.checkStep(element.expression)
        }
      }
    case .conditional(let conditional):
      _ = truth(conditional.condition)
      narrowed(by: conditional.condition, isTrue: true).checkStep(conditional.then)
      if let otherwise = conditional.otherwise {
        narrowed(by: conditional.condition, isTrue: false).checkStep(otherwise)
      }
    case .name(let name)
    where !name.isCapitalised && environment[name] == nil
      && !declarations.isStep(name, at: expression.range):
      _ = unknownFunction(name, expression)
    case .name, .computedName, .call, .index, .member: checkStep(type(of: expression), expression)
    case .missing: break
    default: context.report(.notAStep(expression, among: declarations, at: expression.range))
    }
  }

  private func checkStep(_ type: ValueType, _ expression: Expression) {
    let isStep = type.mayBe { alternative in
      switch alternative {
      case .layer, .list, .none: true
      default: false
      }
    }
    guard isStep else {
      if case .name(let name) = expression.kind {
        context.report(.valueAsFunction(name, at: expression.range))
      } else {
        context.report(.notAStep(expression, among: declarations, at: expression.range))
      }
      return
    }
    guard case .layer(let layer) = type, !layer.missing.isEmpty else { return }
    context.report(
      .missingArguments(
        layer.missing.map { ($0.name, $0.type.expectation) }, of: layer.name,
        at: expression.range))
  }
}
