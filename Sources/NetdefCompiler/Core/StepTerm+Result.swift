/// What steps give of what flows into them.
extension StepTerm {
  /// The type of what leaves the step.
  func result(of input: ValueType) -> ValueType {
    name == nil ? term.result(asStepOf: input) : term.namedResult(of: input)
  }
}

extension Term {
  /// What a step without a name gives.
  fileprivate func result(asStepOf input: ValueType) -> ValueType {
    switch kind {
    // One tensor leaves what stands in parentheses.
    case .group: return .tensor
    case .chain(let chain): return chain.steps.reduce(input) { $1.result(of: $0) }
    case .conditional(let conditional):
      let then = conditional.then.result(asStepOf: input)
      return .joined([then, conditional.otherwise?.result(asStepOf: input) ?? input])
    case .list(let elements):
      return elements.reduce(input) { type, element in
        let isRepeated = !element.clauses.isEmpty || element.isSpread
        return isRepeated ? .tensor : element.term.result(asStepOf: type)
      }
    case .problem, .missing: return .any
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .index, .member, .tuple:
      return .joined(type.known.map { $0.result(asStepOf: input) })
    }
  }

  /// What a step with a name gives: a chain or list under a name is a layer of its own.
  fileprivate func namedResult(of input: ValueType) -> ValueType {
    switch kind {
    case .chain, .list: return .tensor
    case .conditional(let conditional):
      let then = conditional.then.namedResult(of: input)
      return .joined([then, conditional.otherwise?.namedResult(of: input) ?? input])
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .index, .member, .tuple, .group, .problem,
      .missing:
      return result(asStepOf: input)
    }
  }
}

extension ValueType {
  /// What a value of the type gives as a step: one tensor where nobody knows more of a layer.
  fileprivate func result(asStepOf input: ValueType) -> ValueType {
    switch self {
    case .none: input
    case .layer(let layer): .outputs(layer.outputs)
    case .any, .int, .float, .bool, .pair, .symbol, .list, .tuple, .tensor, .either: .tensor
    }
  }
}
