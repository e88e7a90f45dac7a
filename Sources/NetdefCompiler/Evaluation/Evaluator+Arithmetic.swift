extension Evaluator {
  func evaluateArithmetic(_ first: Term, _ rest: [Term.Operand]) -> Value {
    var result = evaluate(first)
    for operand in rest {
      result = combine(result, operand, evaluate(operand.term))
    }
    return result
  }

  private func combine(_ left: Value, _ operand: Term.Operand, _ right: Value) -> Value {
    switch (left, right) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.tensor, _), (_, .tensor): return combineTensors(left, operand, right)
    case (.int(let a), .int(let b)): return combine(a, operand, b)
    case (.list(let a), .list(let b)) where operand.operation == .add:
      return list(a + b, operand.term)
    case (.int, .float), (.float, .int), (.float, .float):
      guard let a = real(left), let b = real(right) else {
        return report(.openSizeInReal(at: operand.term.range), operand.term)
      }
      if let result = combine(a, operand, b) { return result }
    default: break
    }
    return report(
      .notArithmetic(operand.operation.rawValue, left, right, at: operand.syntax.operatorRange),
      operand.term)
  }

  /// Nil for an operation that real numbers don't have.
  private func combine(_ a: Double, _ operand: Term.Operand, _ b: Double) -> Value? {
    switch operand.operation {
    case .add: return finite(a + b, operand.term)
    case .subtract: return finite(a - b, operand.term)
    case .multiply: return finite(a * b, operand.term)
    case .divide, .remainder:
      if b == 0 {
        return report(.divisionByZero(at: operand.term.range), operand.term)
      }
      let quotient = a / b
      return finite(
        operand.operation == .divide ? quotient : a - b * quotient.rounded(.down),
        operand.term)
    case .matrixProduct: return nil
    }
  }

  /// Reports infinities and what is not a number: neither can be written down.
  func finite(_ number: Double, _ term: Term) -> Value {
    number.isFinite
      ? .float(number) : report(.arithmeticOverflow([], at: term.range), term)
  }

  private func combine(_ a: Size, _ operand: Term.Operand, _ b: Size) -> Value {
    guard budget.spend(on: a, b) else { return tooLong(0, operand.term) }
    let result: Size?
    switch operand.operation {
    case .add: result = a.adding(b)
    case .subtract: result = a.subtracting(b)
    case .multiply: result = a.multiplied(by: b)
    case .divide, .remainder:
      if b.value == 0 {
        return report(.divisionByZero(at: operand.term.range), operand.term)
      }
      result = operand.operation == .divide ? a.divided(by: b) : a.remainder(dividingBy: b)
    case .matrixProduct:
      return report(
        .notArithmetic("@", .int(a), .int(b), at: operand.syntax.operatorRange), operand.term)
    }
    guard let result else {
      return report(
        .arithmeticOverflow([a, b], at: operand.term.range), operand.term)
    }
    return .int(result)
  }

  func negate(_ value: Value, _ term: Term) -> Value {
    switch value {
    case .int(let size):
      guard let result = size.negated() else {
        return report(.arithmeticOverflow([size], at: term.range), term)
      }
      return .int(result)
    case .float(let number): return .float(-number)
    case .unknown: return .unknown
    case .tensor(let tensor):
      if tensor.shape == nil { return value }
      return report(.notYetSupported("`-` of a tensor", at: term.range), term)
    default: return report(.notArithmetic("-", value, nil, at: term.range), term)
    }
  }

  func power(_ base: Value, _ exponent: Value, _ term: Term) -> Value {
    switch (base, exponent) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.tensor(let tensor), _), (_, .tensor(let tensor)):
      if tensor.shape == nil { return .tensor(.unknown(tensor.origin)) }
      return report(.notYetSupported("`**` of tensors", at: term.range), term)
    case (.int(let size), .int(let count)):
      guard let number = count.value else {
        return report(.undecidable(at: term.range), term)
      }
      guard number >= 0 else {
        return report(.negativeExponent(at: term.range), term)
      }
      return power(size, number, term)
    default:
      guard let a = real(base), let b = real(exponent) else {
        if base.isNumber, exponent.isNumber {
          return report(.openSizeInReal(at: term.range), term)
        }
        return report(.notArithmetic("**", base, exponent, at: term.range), term)
      }
      return finite(Self.realPower(a, b), term)
    }
  }

  /// By squaring; numbers overflow long before the loop is long.
  private func power(_ base: Size, _ exponent: Int, _ term: Term) -> Value {
    if let value = base.value, value == 0 || value == 1 || value == -1 {
      return .int(Size(exponent == 0 ? 1 : value == -1 && exponent % 2 == 0 ? 1 : value))
    }
    guard exponent <= 63 else {
      return report(.arithmeticOverflow([base], at: term.range), term)
    }
    var result = Size(1)
    for _ in 0..<exponent {
      guard let next = result.multiplied(by: base) else {
        return report(.arithmeticOverflow([base], at: term.range), term)
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
