extension TypeInference {
  func arithmetic(_ first: Expression, _ rest: [Expression.Operand]) -> ValueType {
    var result = type(of: first)
    for operand in rest {
      let right = type(of: operand.expression)
      let types = combinations(result, right).compactMap { combine($0, operand.operation, $1) }
      result =
        types.isEmpty
        ? report(
          .notArithmetic(
            operand.operation.rawValue, result, right, at: operand.operatorRange))
        : .joined(types)
    }
    return result
  }

  /// What an operation gives; nil where there is none of that kind.
  private func combine(
    _ left: ValueType, _ operation: ArithmeticOperator, _ right: ValueType
  ) -> ValueType? {
    switch (left, right) {
    case (.any, _), (_, .any), (.tensor, _), (_, .tensor): .any
    case (.list, .list) where operation == .add: .list(elements(left, right))
    case _ where left.isNumber && right.isNumber && operation != .matrixProduct:
      left == .int && right == .int ? .int : .float
    default: nil
    }
  }

  private func elements(_ left: ValueType, _ right: ValueType) -> ValueType {
    guard case .list(let a) = left, case .list(let b) = right else { return .any }
    return .joined([a, b])
  }

  func negation(_ operand: Expression, _ expression: Expression) -> ValueType {
    let type = type(of: operand)
    if type.mayBe({ $0.isNumber || $0 == .tensor }) { return type }
    return report(.notArithmetic("-", type, nil, at: expression.range))
  }

  func power(_ base: Expression, _ exponent: Expression, _ expression: Expression) -> ValueType {
    let left = type(of: base)
    let right = type(of: exponent)
    let types = combinations(left, right).compactMap { combine($0, .multiply, $1) }
    if types.isEmpty { return report(.notArithmetic("**", left, right, at: expression.range)) }
    return .joined(types)
  }

  private func combinations(
    _ left: ValueType, _ right: ValueType
  ) -> [(ValueType, ValueType)] {
    left.alternatives.flatMap { a in right.alternatives.map { b in (a, b) } }
  }

  func comparison(
    _ operation: Comparison, _ left: Expression, _ right: Expression, _ expression: Expression
  ) -> ValueType {
    let isEquality = operation == .equal || operation == .notEqual
    if isEquality {
      // A name that nothing binds stands for itself beside a value that may be a name.
      if let name = symbol(right) {
        checkSymbol(name, right, comparedWith: left)
        return .bool
      }
      if let name = symbol(left) {
        checkSymbol(name, left, comparedWith: right)
        return .bool
      }
    }
    let a = type(of: left)
    let b = type(of: right)
    if !isEquality, !combinations(a, b).contains(where: { mayCompare($0, $1) }) {
      return report(.notComparable(operation.rawValue, a, b, at: expression.range))
    }
    return .bool
  }

  private func mayCompare(_ left: ValueType, _ right: ValueType) -> Bool {
    left == .any || right == .any || left.isNumber && right.isNumber
  }

  private func symbol(_ side: Expression) -> String? {
    if case .name(let name) = side.kind, environment[name] == nil { name } else { nil }
  }

  private func checkSymbol(_ name: String, _ side: Expression, comparedWith other: Expression) {
    if symbol(other) != nil { return }
    let type = type(of: other)
    if type.mayBe({ $0 == .symbol(name) }) { return }
    if type.symbols.isEmpty {
      context.report(
        .unknownName(
          name, nearest: nearestName(to: name, among: environment.names), at: side.range))
    } else {
      context.report(
        .unknownSymbol(
          name, of: context.text(of: other) ?? "this value", known: type.symbols, at: side.range))
    }
  }
}
