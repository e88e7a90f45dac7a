extension Elaborator {
  func arithmetic(
    _ first: Expression, _ rest: [Expression.Operand], _ expression: Expression
  ) -> Term {
    let start = term(first)
    var type = start.type
    var operands: [Term.Operand] = []
    for operand in rest {
      let right = term(operand.expression)
      operands.append(Term.Operand(term: right, syntax: operand))
      let types = Self.combinations(type, right.type).compactMap {
        Self.combine($0, operand.operation, $1)
      }
      if types.isEmpty {
        note(
          .notArithmetic(
            operand.operation.rawValue, type, right.type, at: operand.operatorRange))
      }
      type = types.isEmpty ? .any : .joined(types)
    }
    return Term(.arithmetic(first: start, rest: operands), expression, type)
  }

  func negation(_ operand: Expression, _ expression: Expression) -> Term {
    let operand = term(operand)
    let kind = Term.Kind.negation(operand)
    if operand.type.mayBe({ $0.isNumber || $0 == .tensor }) {
      return Term(kind, expression, operand.type)
    }
    return wrong(
      kind, .notArithmetic("-", operand.type, nil, at: expression.range), expression)
  }

  func power(_ base: Expression, _ exponent: Expression, _ expression: Expression) -> Term {
    let (left, right) = (term(base), term(exponent))
    let kind = Term.Kind.power(base: left, exponent: right)
    let types = Self.combinations(left.type, right.type).compactMap {
      Self.combine($0, .multiply, $1)
    }
    if types.isEmpty {
      return wrong(
        kind, .notArithmetic("**", left.type, right.type, at: expression.range), expression)
    }
    return Term(kind, expression, .joined(types))
  }

  /// What an operation gives; nil where there is none of that kind.
  private static func combine(
    _ left: ValueType, _ operation: ArithmeticOperator, _ right: ValueType
  ) -> ValueType? {
    switch (left, right) {
    case (.either([]), _), (_, .either([])): return .nothing
    case (.tensor, .tensor), (.tensor, .any), (.any, .tensor): return .tensor
    case (.tensor, let other), (let other, .tensor): return other.isNumber ? .tensor : .any
    case (.any, _), (_, .any): return .any
    case (.list(let a), .list(let b)) where operation == .add: return .list(.joined([a, b]))
    case (.int, _), (.float, _), (.bool, _), (.pair, _), (.none, _), (.symbol, _), (.list, _),
      (.tuple, _), (.layer, _), (.either, _):
      break
    }
    guard left.isNumber, right.isNumber, operation != .matrixProduct else { return nil }
    return left == .int && right == .int ? .int : .float
  }

  private static func combinations(
    _ left: ValueType, _ right: ValueType
  ) -> [(ValueType, ValueType)] {
    left.known.flatMap { a in right.known.map { b in (a, b) } }
  }
}
