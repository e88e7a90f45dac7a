extension SwiftTree {
  /// Whether a condition holds, where what is written tells: Swift warns of the arm that it never
  /// takes. Nil for a condition that is computed.
  var truth: Bool? {
    switch kind {
    case .boolean(let truth): return truth
    case .not(let inner): return inner.truth.map { !$0 }
    case .joined(.and, let parts):
      let truths = parts.map(\.truth)
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .joined(.or, let parts):
      let truths = parts.map(\.truth)
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .binary(let left, let operation, let right):
      guard let a = left.number, let b = right.number else { return nil }
      return operation.holds(a, b)
    case .integer, .float, .absent, .text, .variable, .own, .shorthand, .global, .type, .metatype,
      .member, .implicitMember, .keyPath, .optionalChain, .call, .element, .negative, .joined,
      .ternary, .array, .tuple, .closure, .tried, .reference, .changed:
      return nil
    }
  }
}

extension SwiftOperator {
  /// Whether a comparison of two numbers holds; nil for other operators.
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool? {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .or, .and, .coalesce, .halfOpenRange, .closedRange, .add, .subtract, .multiply, .divide,
      .remainder:
      nil
    }
  }
}
