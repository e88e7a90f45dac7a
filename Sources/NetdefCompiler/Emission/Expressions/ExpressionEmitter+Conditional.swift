/// `if condition { … } else { … }` as a value.
extension ExpressionEmitter {
  func emitConditional(
    _ conditional: Conditional, _ expression: Expression, as expected: StaticType?
  ) throws(EmissionError) -> SwiftExpression {
    guard let otherwise = conditional.otherwise else {
      throw EmissionError("an `if` without `else` as a value", expression.range)
    }
    if let test = optionalTest(conditional.condition) {
      let (present, absent) =
        test.isNone ? (otherwise, conditional.then) : (conditional.then, otherwise)
      if let result = try emitOptional(test.subject, present, absent, as: expected) {
        return result
      }
    }
    let condition = try truth(conditional.condition)
    let (then, other) = try arms(conditional.then, otherwise, as: expected)
    if condition.text == "true" { return then }
    if condition.text == "false" { return other }
    var result = SwiftExpression(
      text: condition.operand(.or) + " ? " + then.operand(.or) + " : " + other.operand(.ternary),
      type: then.type,
      isThrowing: condition.isThrowing || then.isThrowing || other.isThrowing,
      precedence: .ternary)
    result.sign = min(then.sign, other.sign)
    result.count = then.count == other.count ? then.count : nil
    return result
  }

  /// Both arms in one type.
  private func arms(
    _ then: Expression, _ otherwise: Expression, as expected: StaticType?
  ) throws(EmissionError) -> (SwiftExpression, SwiftExpression) {
    if let expected { return (try emit(then, as: expected), try emit(otherwise, as: expected)) }
    let a = try emit(then)
    let b = try emit(otherwise)
    let type = a.type.joined(b.type)
    if a.type == type, b.type == type { return (a, b) }
    switch type {
    // One arm tells Swift the type of the other.
    case .optional where a.isOf(type) != b.isOf(type), .list where a.isOf(type) != b.isOf(type):
      return (try emit(then, as: type), try emit(otherwise, as: type))
    default:
      return (try explicit(then, as: type), try explicit(otherwise, as: type))
    }
  }

  /// An expression that has a type by itself; the parts of lists and tuples are converted one by one.
  func explicit(
    _ expression: Expression, as type: StaticType
  ) throws(EmissionError) -> SwiftExpression {
    switch (expression.kind, type) {
    case (.group(let inner), _): return try explicit(inner, as: type)
    case (.conditional, .value): return convert(try emit(expression), to: type)
    default:
      let value = try emit(expression)
      return value.type == type ? value : convert(value, to: type)
    }
  }

  // MARK: none

  /// What a condition compares with `none`, and whether it holds for `none`.
  func optionalTest(_ condition: Expression) -> (subject: Expression, isNone: Bool)? {
    switch condition.kind {
    case .group(let inner): return optionalTest(inner)
    case .not(let inner): return optionalTest(inner).map { ($0.subject, !$0.isNone) }
    case .comparison(let operation, let left, let right):
      guard operation == .equal || operation == .notEqual else { return nil }
      let subject: Expression
      switch (left.kind, right.kind) {
      case (_, .none): subject = left
      case (.none, _): subject = right
      default: return nil
      }
      guard case .optional? = try? emit(subject).type else { return nil }
      return (subject, operation == .equal)
    default: return nil
    }
  }

  /// `x ?? other`, or `x.map { x in … } ?? other` where the arm uses the value; nil where neither
  /// would be right.
  private func emitOptional(
    _ subject: Expression, _ present: Expression, _ absent: Expression, as expected: StaticType?
  ) throws(EmissionError) -> SwiftExpression? {
    let value = try emit(subject)
    guard case .optional(let wrapped) = value.type else { return nil }
    if present.isSame(as: subject) {
      let other = try emit(absent)
      let type = expected ?? wrapped.joined(other.type)
      guard type == wrapped || expected == nil && type == other.type else { return nil }
      let right = type == wrapped ? try emit(absent, as: wrapped) : other
      guard type == wrapped || type == value.type else { return nil }
      return coalesced(value, right, type)
    }
    guard case .name(let name) = subject.kind, Names.mentioned(in: present).contains(name) else {
      return nil
    }
    var inner = self
    inner.environment.bind(name, swift: value.text, type: wrapped)
    let then = try inner.emit(present)
    let other = try emit(absent)
    let type = expected ?? then.type.joined(other.type)
    if case .optional = type { return nil }
    let some = try inner.explicit(present, as: type)
    let none = try explicit(absent, as: type)
    let mapped = SwiftExpression(
      text: "\(value.atom).map { \(value.text) in \(some.tried) }", type: type,
      isThrowing: value.isThrowing || some.isThrowing)
    return coalesced(mapped, none, type)
  }

  private func coalesced(
    _ left: SwiftExpression, _ right: SwiftExpression, _ type: StaticType
  ) -> SwiftExpression {
    SwiftExpression(
      text: left.operand(.nilCoalescing.tighter) + " ?? " + right.operand(.nilCoalescing),
      type: type, isThrowing: left.isThrowing || right.isThrowing, precedence: .nilCoalescing)
  }
}

extension SwiftExpression {
  /// Whether Swift finds the type in the text alone.
  fileprivate func isOf(_ type: StaticType) -> Bool {
    switch (self.type, type) {
    case (.none, _), (.emptyList, _): false
    case (let wrapped, .optional(let expected)): wrapped == expected || wrapped == type
    default: self.type == type
    }
  }
}

extension Expression {
  /// Whether it is written like another name or member of one.
  fileprivate func isSame(as other: Expression) -> Bool {
    switch (kind, other.kind) {
    case (.group(let inner), _): inner.isSame(as: other)
    case (_, .group(let inner)): isSame(as: inner)
    case (.name(let a), .name(let b)): a == b
    case (.member(let a, let x), .member(let b, let y)): x.value == y.value && a.isSame(as: b)
    default: false
    }
  }
}
