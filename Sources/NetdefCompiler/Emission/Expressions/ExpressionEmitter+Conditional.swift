/// `if condition { … } else { … }` as a value.
extension ExpressionEmitter {
  /// - Parameters:
  ///   - expected: The type of the result; nil for the one that fits both arms.
  ///   - isExpected: Whether Swift expects that type, so that literals are enough.
  func emitConditional(
    _ conditional: ConditionalTerm, _ term: Term, as expected: StaticType? = nil,
    isExpected: Bool = false
  ) throws(EmissionError) -> SwiftExpression {
    guard let otherwise = conditional.otherwise else {
      throw EmissionError("an `if` without `else` as a value", term.range)
    }
    let (then, other) = try arms(
      conditional.then, otherwise, as: expected, isExpected: isExpected)
    if let test = optionalTest(conditional.condition) {
      let (present, absent) =
        test.isNone ? (otherwise, conditional.then) : (conditional.then, otherwise)
      if let result = try emitOptional(test.subject, present, absent, as: then.type) {
        return result
      }
    }
    let condition = try truth(conditional.condition)
    if let truth = condition.tree.truth { return truth ? then : other }
    return SwiftExpression(
      .ternary(condition.tree, then.tree, other.tree), then.type,
      sign: min(then.sign, other.sign), count: then.count == other.count ? then.count : nil)
  }

  /// Both arms in one type.
  private func arms(
    _ then: Term, _ otherwise: Term, as expected: StaticType?, isExpected: Bool
  ) throws(EmissionError) -> (SwiftExpression, SwiftExpression) {
    if let expected {
      return (
        try emit(then, as: expected, isExpected: isExpected),
        try emit(otherwise, as: expected, isExpected: isExpected)
      )
    }
    let a = try emit(then)
    let b = try emit(otherwise)
    let type = a.type.joined(b.type)
    if a.type == type, b.type == type { return (a, b) }
    // One arm may tell Swift the type of the other.
    let isTold = a.tells(type) || b.tells(type)
    return (
      try emit(then, as: type, isExpected: isTold),
      try emit(otherwise, as: type, isExpected: isTold)
    )
  }

  // MARK: none

  /// What a condition compares with `none`, and whether it holds for `none`.
  func optionalTest(_ condition: Term) -> (subject: Term, isNone: Bool)? {
    switch condition.kind {
    case .group(let inner): return optionalTest(inner)
    case .not(let inner): return optionalTest(inner).map { ($0.subject, !$0.isNone) }
    case .comparison(let operation, let left, let right):
      guard operation == .equal || operation == .notEqual else { return nil }
      let subject: Term
      if case .none = right.kind {
        subject = left
      } else if case .none = left.kind {
        subject = right
      } else {
        return nil
      }
      guard subject.isPlace, case .optional? = try? emit(subject).type else { return nil }
      return (subject, operation == .equal)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .arithmetic, .power, .and, .or, .range, .builtin, .call, .construct,
      .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .problem, .missing:
      return nil
    }
  }

  /// `x ?? other`, or `x.map { x in … } ?? other` where the arm uses the value; nil where neither
  /// would be right.
  private func emitOptional(
    _ subject: Term, _ present: Term, _ absent: Term, as type: StaticType
  ) throws(EmissionError) -> SwiftExpression? {
    let value = try emit(subject)
    guard case .optional(let wrapped) = value.type else { return nil }
    // The arm's value is then known to be there, which may make the result's type narrower.
    if present.isSame(as: subject) {
      let other = try emit(absent)
      let result = type == value.type ? wrapped.joined(other.type) : type
      if result == wrapped {
        return coalesced(value, try emit(absent, as: wrapped), wrapped)
      }
      return result == value.type && other.type == value.type
        ? coalesced(value, other, result) : nil
    }
    guard let (inner, parameter) = narrowed(subject, value, wrapped, in: present) else {
      return nil
    }
    let other = try emit(absent)
    let result = try type == .value ? inner.emit(present).type.joined(other.type) : type
    if case .optional = result { return nil }
    let some = try inner.emit(present, as: result, isExpected: false)
    let none = try emit(absent, as: result, isExpected: false)
    let mapped = SwiftExpression(
      value.tree.member("map").calling([], SwiftClosure([.variable(parameter)], some.tree)),
      result)
    return coalesced(mapped, none, result)
  }

  /// An emitter to which a name is a value that is there, and the variable for that; nil where the
  /// arm does not mention the name.
  private func narrowed(
    _ subject: Term, _ value: SwiftExpression, _ type: StaticType, in arm: Term
  ) -> (emitter: ExpressionEmitter, variable: SwiftVariable)? {
    var inner = self
    if case .local(let local) = subject.kind, arm.locals.contains(where: { $0 === local }) {
      let variable = value.tree.variable ?? variables.named(freshName(local.name))
      inner.environment.bind(local, variable, type: type)
      return (inner, variable)
    }
    if case .global(let id) = subject.kind, arm.definitions.contains(id) {
      let variable = value.tree.variable ?? variables.named(freshName(id.name))
      inner.environment.bind(id, variable, type: type)
      return (inner, variable)
    }
    return nil
  }

  private func coalesced(
    _ left: SwiftExpression, _ right: SwiftExpression, _ type: StaticType
  ) -> SwiftExpression {
    SwiftExpression(left.tree.binary(.coalesce, right.tree), type)
  }
}

extension SwiftExpression {
  /// Whether an arm tells Swift that both have the type, so that literals are enough in the other.
  fileprivate func tells(_ type: StaticType) -> Bool {
    if case .optional(let wrapped) = type, self.type == wrapped { return true }
    return self.type == type && type != .value
  }
}
