/// `== != < <= > >=`, `and`, `or`.
extension ExpressionEmitter {
  func emitTruths(
    _ operands: [Term], _ operation: SwiftOperator
  ) throws(EmissionError) -> SwiftExpression {
    var trees: [SwiftTree] = []
    for operand in operands { trees.append(try truth(operand).tree) }
    return SwiftExpression(.joined(operation, trees), .bool)
  }

  func emitComparison(
    _ operation: Comparison, _ left: Term, _ right: Term
  ) throws(EmissionError) -> SwiftExpression {
    // Swift warns of what it sees to be always so.
    if case .integer(let a) = left.kind, case .integer(let b) = right.kind {
      return .bool(Self.holds(a, operation, b))
    }
    guard operation == .equal || operation == .notEqual else {
      return compare(operation, try emit(left), try emit(right))
    }
    if case .symbol(let name) = left.kind { return try equality(operation, right, name) }
    if case .symbol(let name) = right.kind { return try equality(operation, left, name) }
    if let result = equality(operation, try emit(left), try emit(right)) { return result }
    // Numbers alone are compared by what they are worth; netdef's values know the rest.
    let values = [try emit(left, as: .value), try emit(right, as: .value)]
    let areEqual = arithmetic("areEqual", values, .bool, throwing: false)
    return operation == .notEqual ? SwiftExpression(areEqual.tree.not, .bool) : areEqual
  }

  private static func holds(_ a: Int, _ operation: Comparison, _ b: Int) -> Bool {
    switch operation {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  /// Whether the value of a term is a name.
  private func equality(
    _ operation: Comparison, _ side: Term, _ name: String
  ) throws(EmissionError) -> SwiftExpression {
    // Both parts of `same` are `same`.
    if case .member(let base, _) = side.kind, try emit(base).type == .padding {
      return try equality(operation, base, name)
    }
    let value = try emit(side)
    let symbol = contextual(SwiftExpression(.symbol(name), .symbol(name)), as: value.type)
    switch value.type {
    case .choice(_, let cases), .optional(.choice(_, let cases)):
      return cases.contains(name)
        ? binary(value, operation, symbol) : truth(false, operation)
    case .padding, .optional(.padding):
      return name == "same" ? binary(value, operation, symbol) : truth(false, operation)
    case .value: return binary(value, operation, symbol)
    default: return truth(false, operation)
    }
  }

  /// A comparison whose result is known.
  private func truth(_ areEqual: Bool, _ operation: Comparison) -> SwiftExpression {
    .bool(areEqual == (operation == .equal))
  }

  /// Swift's comparison.
  private func binary(
    _ left: SwiftExpression, _ operation: Comparison, _ right: SwiftExpression
  ) -> SwiftExpression {
    SwiftExpression(left.tree.binary(operation.swift, right.tree), .bool)
  }

  /// Swift's comparison where it says what netdef's does; nil where it does not.
  private func equality(
    _ operation: Comparison, _ left: SwiftExpression, _ right: SwiftExpression
  ) -> SwiftExpression? {
    let none = SwiftExpression.literal(.absent, .none)
    switch (left.type, right.type) {
    case (.none, .none): return truth(true, operation)
    case (.optional, .none): return binary(left, operation, none)
    case (.none, .optional): return binary(right, operation, none)
    case (.none, .adaptiveSize), (.adaptiveSize, .none), (.none, .value), (.value, .none): break
    case (.none, _), (_, .none): return truth(false, operation)
    case (.int, .float), (.float, .int): return binary(real(left), operation, real(right))
    case (.emptyList, .emptyList): return truth(true, operation)
    case (.list, .emptyList): return isEmpty(left, operation)
    case (.emptyList, .list): return isEmpty(right, operation)
    case (.tuple(let a), .tuple(let b))
    where a == b && a.count <= 6 && a.allSatisfy(\.isEquatable):
      return binary(left, operation, right)
    case (.value, _), (_, .value): break
    case (.optional(let a), let b) where a == b && b.isEquatable,
      (let b, .optional(let a)) where a == b && b.isEquatable:
      return binary(left, operation, right)
    case (let a, let b) where a == b && a.isEquatable: return binary(left, operation, right)
    default: break
    }
    return nil
  }

  private func isEmpty(_ list: SwiftExpression, _ operation: Comparison) -> SwiftExpression {
    let isEmpty = list.tree.member("isEmpty")
    return SwiftExpression(operation == .notEqual ? isEmpty.not : isEmpty, .bool)
  }

  /// `< <= > >=`.
  private func compare(
    _ operation: Comparison, _ left: SwiftExpression, _ right: SwiftExpression
  ) -> SwiftExpression {
    switch (left.type, right.type) {
    case (.int, .int), (.undetermined, .int), (.int, .undetermined),
      (.undetermined, .undetermined), (.float, .float):
      return binary(left, operation, right)
    case (.int, .float), (.float, .int), (.undetermined, .float), (.float, .undetermined):
      return binary(real(left), operation, real(right))
    default:
      // The order of two values is that of two numbers, or an error.
      let values = [convert(left, to: .value), convert(right, to: .value)]
      let isSwapped = operation == .greater || operation == .lessOrEqual
      let isLess = arithmetic("isLess", isSwapped ? values.reversed() : values, .bool)
      let isNegated = operation == .lessOrEqual || operation == .greaterOrEqual
      return isNegated ? SwiftExpression(isLess.tree.not, .bool) : isLess
    }
  }
}

extension Comparison {
  var swift: SwiftOperator {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
