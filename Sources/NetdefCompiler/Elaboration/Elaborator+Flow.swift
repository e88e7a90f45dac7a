/// How data flows through steps, as far as types tell.
extension Elaborator {
  func chain(_ chain: Chain, _ expression: Expression, isStep: Bool) -> Term {
    var steps: [StepTerm] = []
    for (index, syntax) in chain.steps.enumerated() {
      let flows = isStep || index > 0 || syntax.name != nil
      steps.append(
        StepTerm(
          name: syntax.name.map { computed($0) },
          term: flows ? step(syntax.expression) : term(syntax.expression), syntax: syntax))
    }
    let mentioned: [Term] = steps.flatMap { step in (step.name?.terms ?? []) + [step.term] }
    let bound = Set(mentioned.flatMap(\.bound).map(\.index))
    var captured: Set<Int> = []
    let captures = mentioned.flatMap(\.locals).filter {
      !bound.contains($0.index) && captured.insert($0.index).inserted
    }
    let result = ChainTerm(
      steps: steps, captures: captures,
      usesComputedNames: mentioned.contains(where: \.usesComputedNames))
    for step in steps { checkBrackets(step) }
    return Term(.chain(result), expression, isStep ? .any : type(of: steps, at: expression.range))
  }

  /// What a chain is: a layer, or what its last step gives of what flows into the first.
  private func type(of steps: [StepTerm], at range: SourceRange) -> ValueType {
    if steps[0].name != nil || steps[0].term.type.isRecipe {
      if case .tuple(let parts) = steps.reduce(.tensor, { $1.result(of: $0) }) {
        note(.severalTensorsLeaveChain(parts.count, at: range))
      }
      return .layer(LayerType())
    }
    // What comes from a list that is empty so far will be tensors as well.
    if !steps[0].term.flows, !steps[0].term.type.isEmpty { return .any }
    return steps.dropFirst().reduce(steps[0].term.type) { $1.result(of: $0) }
  }

  /// Notes a step in brackets that several tensors leave.
  private func checkBrackets(_ step: StepTerm) {
    let result: ValueType
    if case .group(let inner) = step.term.kind {
      result = StepTerm(name: nil, term: inner, syntax: step.syntax).result(of: .tensor)
    } else if step.name != nil, case .list = step.term.kind {
      // Without its name the list is its steps.
      result = StepTerm(name: nil, term: step.term, syntax: step.syntax).result(of: .tensor)
    } else {
      return
    }
    if case .tuple(let parts) = result {
      note(.severalTensorsLeave(parts.count, at: step.range))
    }
  }

  /// The term of what stands as a step.
  func step(_ expression: Expression) -> Term {
    let term = term(expression, isStep: true)
    switch expression.kind {
    case .group, .chain, .list, .conditional, .missing: break
    case .name, .computedName, .call, .index, .member: check(term)
    case .integer, .float, .string, .boolean, .none, .choice, .negation, .not, .arithmetic,
      .power, .and, .or, .comparison, .range, .tuple:
      note(.notAStep(expression, among: declarations, at: expression.range))
    }
    return term
  }

  /// What cannot be a step whatever its value is.
  func notAStep(_ expression: Expression) -> Term {
    problem(.notAStep(expression, among: declarations, at: expression.range), expression)
  }

  private func check(_ step: Term) {
    let isStep = step.type.mayBe { alternative in
      switch alternative {
      case .layer, .list, .none: true
      case .any, .int, .float, .bool, .pair, .symbol, .tuple, .tensor, .either: false
      }
    }
    guard isStep else {
      if case .name(let name) = step.syntax.kind {
        note(.valueAsFunction(name, at: step.range))
      } else {
        note(.notAStep(step.syntax, among: declarations, at: step.range))
      }
      return
    }
    guard case .layer(let layer) = step.type, !layer.missing.isEmpty else { return }
    note(
      .missingArguments(
        layer.missing.map { ($0.name, $0.type.expectation) }, of: layer.name, at: step.range))
  }
}

extension ValueType {
  /// Whether a chain that begins with a value of the type is a layer.
  fileprivate var isRecipe: Bool {
    !isEmpty
      && alternatives.allSatisfy { alternative in
        switch alternative {
        case .layer, .list: true
        case .any, .int, .float, .bool, .pair, .none, .symbol, .tuple, .tensor, .either: false
        }
      }
  }
}

extension Term {
  /// The locals that repeats in it bind.
  fileprivate var bound: [Local] {
    var own: [Local] = []
    if case .list(let elements) = kind {
      own = elements.flatMap { $0.clauses.flatMap(\.pattern.locals) }
    }
    return own + parts.flatMap(\.bound)
  }
}
