extension Evaluator {
  func evaluateArithmetic(_ first: Expression, _ rest: [Expression.Operand]) -> Value {
    var result = evaluate(first)
    for operand in rest {
      result = combine(result, operand, evaluate(operand.expression))
    }
    return result
  }

  private func combine(_ left: Value, _ operand: Expression.Operand, _ right: Value) -> Value {
    switch (left, right) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.tensor, _), (_, .tensor): return combineTensors(left, operand, right)
    case (.int(let a), .int(let b)): return combine(a, operand, b)
    case (.list(let a), .list(let b)) where operand.operation == .add:
      return list(a + b, operand.expression)
    case (.int, .float), (.float, .int), (.float, .float):
      guard let a = real(left), let b = real(right) else {
        return report(.openSizeInReal(at: operand.expression.range), operand.expression)
      }
      if let result = combine(a, operand, b) { return result }
    default: break
    }
    return report(
      .notArithmetic(operand.operation.rawValue, left, right, at: operand.operatorRange),
      operand.expression)
  }

  /// Nil for an operation that real numbers don't have.
  private func combine(_ a: Double, _ operand: Expression.Operand, _ b: Double) -> Value? {
    switch operand.operation {
    case .add: return finite(a + b, operand.expression)
    case .subtract: return finite(a - b, operand.expression)
    case .multiply: return finite(a * b, operand.expression)
    case .divide, .remainder:
      if b == 0 {
        return report(.divisionByZero(at: operand.expression.range), operand.expression)
      }
      let quotient = a / b
      return finite(
        operand.operation == .divide ? quotient : a - b * quotient.rounded(.down),
        operand.expression)
    case .matrixProduct: return nil
    }
  }

  /// Reports infinities and what is not a number: neither can be written down.
  func finite(_ number: Double, _ expression: Expression) -> Value {
    number.isFinite
      ? .float(number) : report(.arithmeticOverflow([], at: expression.range), expression)
  }

  private func combine(_ a: Size, _ operand: Expression.Operand, _ b: Size) -> Value {
    guard budget.spend(on: a, b) else { return tooLong(0, operand.expression) }
    let result: Size?
    switch operand.operation {
    case .add: result = a.adding(b)
    case .subtract: result = a.subtracting(b)
    case .multiply: result = a.multiplied(by: b)
    case .divide, .remainder:
      if b.value == 0 {
        return report(.divisionByZero(at: operand.expression.range), operand.expression)
      }
      result = operand.operation == .divide ? a.divided(by: b) : a.remainder(dividingBy: b)
    case .matrixProduct:
      return report(
        .notArithmetic("@", .int(a), .int(b), at: operand.operatorRange), operand.expression)
    }
    guard let result else {
      return report(
        .arithmeticOverflow([a, b], at: operand.expression.range), operand.expression)
    }
    return .int(result)
  }

  func negate(_ value: Value, _ expression: Expression) -> Value {
    switch value {
    case .int(let size):
      guard let result = size.negated() else {
        return report(.arithmeticOverflow([size], at: expression.range), expression)
      }
      return .int(result)
    case .float(let number): return .float(-number)
    case .unknown: return .unknown
    case .tensor(let tensor):
      if tensor.shape == nil { return value }
      return report(.notYetSupported("`-` of a tensor", at: expression.range), expression)
    default: return report(.notArithmetic("-", value, nil, at: expression.range), expression)
    }
  }

  func power(_ base: Value, _ exponent: Value, _ expression: Expression) -> Value {
    switch (base, exponent) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.tensor(let tensor), _), (_, .tensor(let tensor)):
      if tensor.shape == nil { return .tensor(.unknown(tensor.origin)) }
      return report(.notYetSupported("`**` of tensors", at: expression.range), expression)
    case (.int(let size), .int(let count)):
      guard let number = count.value else {
        return report(.undecidable(at: expression.range), expression)
      }
      guard number >= 0 else {
        return report(.negativeExponent(at: expression.range), expression)
      }
      return power(size, number, expression)
    default:
      guard let a = real(base), let b = real(exponent) else {
        if base.isNumber, exponent.isNumber {
          return report(.openSizeInReal(at: expression.range), expression)
        }
        return report(.notArithmetic("**", base, exponent, at: expression.range), expression)
      }
      return finite(Self.realPower(a, b), expression)
    }
  }

  /// By squaring; numbers overflow long before the loop is long.
  private func power(_ base: Size, _ exponent: Int, _ expression: Expression) -> Value {
    if let value = base.value, value == 0 || value == 1 || value == -1 {
      return .int(Size(exponent == 0 ? 1 : value == -1 && exponent % 2 == 0 ? 1 : value))
    }
    guard exponent <= 63 else {
      return report(.arithmeticOverflow([base], at: expression.range), expression)
    }
    var result = Size(1)
    for _ in 0..<exponent {
      guard let next = result.multiplied(by: base) else {
        return report(.arithmeticOverflow([base], at: expression.range), expression)
      }
      result = next
    }
    return .int(result)
  }

  /// A number as a Float; nil for open sizes and other values.
  func real(_ value: Value) -> Double? {
    switch value {
    case .int(let size): size.value.map(Double.init)
    case .float(let number): number
    default: nil
    }
  }
}
