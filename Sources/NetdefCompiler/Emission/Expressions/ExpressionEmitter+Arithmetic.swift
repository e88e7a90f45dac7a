/// `+ - * / % **` and the negation.
extension ExpressionEmitter {
  func emitNegation(_ operand: Term) throws(EmissionError) -> SwiftExpression {
    let value = try emit(operand)
    guard value.type == .int || value.type == .float else {
      let number = convert(value, to: .value)
      return arithmetic("negation", [number], .value)
    }
    return SwiftExpression(
      value.tree.negative, value.type, isLiteral: value.isLiteral && value.isAtom,
      saysType: value.saysType)
  }

  func emitArithmetic(
    _ first: Term, _ rest: [Term.Operand]
  ) throws(EmissionError) -> SwiftExpression {
    var result = try emit(first)
    for operand in rest {
      result = try combine(result, operand, try emit(operand.term))
    }
    return result
  }

  private func combine(
    _ left: SwiftExpression, _ operand: Term.Operand, _ right: SwiftExpression
  ) throws(EmissionError) -> SwiftExpression {
    let operation = operand.operation
    if left.type == .tensor || right.type == .tensor || operation == .matrixProduct {
      throw EmissionError("arithmetic of tensors here", operand.syntax.operatorRange)
    }
    switch (left.type, right.type) {
    case (.undetermined, .undetermined): return combine(left, operation, right, .undetermined)
    case (.int, .int), (.undetermined, .int), (.int, .undetermined):
      return combine(left, operation, right, .int)
    case (.int, .float), (.float, .int), (.float, .float), (.undetermined, .float),
      (.float, .undetermined):
      return combine(real(left), operation, real(right), .float)
    case (.list, _) where operation == .add && right.type.isList,
      (.emptyList, _) where operation == .add && right.type.isList:
      return concatenation([left, right])
    // One of them is given by a function that is being written, and is as the other.
    case (.undetermined, .list) where operation == .add:
      return concatenation([left.typed(right.type), right])
    case (.list, .undetermined) where operation == .add:
      return concatenation([left, right.typed(left.type)])
    default:
      return arithmetic(Self.functionNames[operation] ?? "", values(left, right), .value)
    }
  }

  private static let functionNames: [ArithmeticOperator: String] = [
    .add: "sum", .subtract: "difference", .multiply: "product", .divide: "quotient",
    .remainder: "remainder",
  ]

  /// Two numbers of one type.
  private func combine(
    _ left: SwiftExpression, _ operation: ArithmeticOperator, _ right: SwiftExpression,
    _ type: StaticType
  ) -> SwiftExpression {
    switch operation {
    case .divide where !isPlainDivision(left, right, type):
      return arithmetic("quotient", [left, right], type)
    case .remainder where !isPlainDivision(left, right, type) || type == .float:
      return arithmetic("remainder", [left, right], type)
    case .add, .subtract, .multiply:
      guard checksArithmetic, type == .int, !(left.isSmall && right.isSmall) else { break }
      var result = arithmetic(Self.functionNames[operation] ?? "", [left, right], type)
      result.sign = sign(left.sign, operation, right.sign)
      return result
    default: break
    }
    return SwiftExpression(
      left.tree.binary(operation.swift, right.tree), type,
      sign: sign(left.sign, operation, right.sign))
  }

  /// Whether Swift's division is netdef's, which rounds down and refuses zero.
  private func isPlainDivision(
    _ left: SwiftExpression, _ right: SwiftExpression, _ type: StaticType
  ) -> Bool {
    if type == .float { return right.isLiteral && right.tree.number != 0 }
    return left.sign >= .notNegative && right.sign == .positive
  }

  private func sign(
    _ left: SwiftExpression.Sign, _ operation: ArithmeticOperator, _ right: SwiftExpression.Sign
  ) -> SwiftExpression.Sign {
    guard left >= .notNegative, right >= .notNegative else { return .unknown }
    switch operation {
    case .add: return max(left, right)
    case .multiply: return min(left, right)
    case .divide, .remainder: return .notNegative
    case .subtract, .matrixProduct: return .unknown
    }
  }

  func emitPower(
    _ base: Term, _ exponent: Term
  ) throws(EmissionError) -> SwiftExpression {
    let left = try emit(base)
    let right = try emit(exponent)
    switch (left.type, right.type) {
    case (.int, .int), (.int, .undetermined), (.undetermined, .int):
      var result = arithmetic("power", [left, right], .int)
      result.sign = left.sign
      return result
    case (.int, .float), (.float, .int), (.float, .float), (.undetermined, .float),
      (.float, .undetermined):
      return arithmetic("power", [real(left), real(right)], .float)
    default:
      return arithmetic("power", values(left, right), .value)
    }
  }

  /// Two operands as values: beside one, a literal is one too.
  private func values(_ left: SwiftExpression, _ right: SwiftExpression) -> [SwiftExpression] {
    [
      right.type == .value ? contextual(left, as: .value) : convert(left, to: .value),
      left.type == .value ? contextual(right, as: .value) : convert(right, to: .value),
    ]
  }

  /// A number as an operand of real arithmetic: literals stay as they are written.
  func real(_ value: SwiftExpression) -> SwiftExpression {
    value.type == .int && value.isLiteral
      ? contextual(value, as: .float) : convert(value, to: .float)
  }

  /// A call of a function of the runtime that may throw.
  func arithmetic(
    _ function: String, _ arguments: [SwiftExpression], _ type: StaticType, throwing: Bool = true
  ) -> SwiftExpression {
    SwiftExpression(.arithmetic(function, arguments.map(\.tree), throwing: throwing), type)
  }

  /// A call of a function of the standard library.
  func call(
    _ function: String, _ arguments: [SwiftExpression], _ type: StaticType
  ) -> SwiftExpression {
    SwiftExpression(
      .swift(function).calling(SwiftList(arguments.map(\.tree), .filled)), type)
  }
}

extension ArithmeticOperator {
  /// The operator in Swift, which has none for the product of matrices.
  var swift: SwiftOperator {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply, .matrixProduct: .multiply
    case .divide: .divide
    case .remainder: .remainder
    }
  }
}

extension StaticType {
  var isList: Bool {
    switch self {
    case .list, .emptyList: true
    default: false
    }
  }

  var isTuple: Bool { if case .tuple = self { true } else { false } }
}

extension SwiftExpression {
  /// Whether it is a whole number that no sum or product with another such makes too large.
  fileprivate var isSmall: Bool { isLiteral && tree.integer.flatMap(Int32.init(exactly:)) != nil }
}
