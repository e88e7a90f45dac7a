/// What is asked of expressions.
extension SwiftTree {
  var precedence: SwiftPrecedence {
    switch kind {
    case .tried: .try
    case .ternary: .ternary
    case .binary(_, let operation, _), .joined(let operation, _): operation.precedence
    case .not, .negative, .reference: .prefix
    case .integer(let number): number < 0 ? .prefix : .atom
    case .float(let number): number < 0 ? .prefix : .atom
    case .boolean, .absent, .text, .variable, .own, .shorthand, .global, .type, .metatype, .member,
      .implicitMember, .keyPath, .optionalChain, .call, .element, .array, .tuple, .closure,
      .changed:
      .atom
    }
  }

  /// The number that a literal is, with its sign.
  var integer: Int? {
    if case .negative(let inner) = kind { return inner.integer.map { -$0 } }
    if case .integer(let number) = kind { return number }
    return nil
  }

  /// The same for a literal of either kind.
  var number: Double? {
    if case .negative(let inner) = kind { return inner.number.map { -$0 } }
    if case .float(let number) = kind { return number }
    return integer.map(Double.init)
  }

  /// The variable that it is.
  var variable: SwiftVariable? {
    if case .variable(let variable) = kind { variable } else { nil }
  }

  /// The name of a type, function or value that is declared elsewhere.
  var globalName: String? {
    if case .global(let name, _) = kind { return name }
    if case .type(let type) = kind { return type.firstName }
    return nil
  }

  /// The member, where nothing but what Swift expects tells of which type it is: `.same`.
  var implicitMember: String? {
    if case .call(let callee, _, trailing: nil) = kind { return callee.implicitMember }
    if case .implicitMember(let name) = kind { return name }
    return nil
  }

  /// Whether it is a name or a part of what one holds, which may be written twice.
  var isPath: Bool {
    switch kind {
    case .variable, .own, .shorthand, .global: true
    case .member(let base, _): base.isPath
    case .integer, .float, .boolean, .absent, .text, .type, .metatype, .implicitMember, .keyPath,
      .optionalChain, .call, .element, .not, .negative, .binary, .joined, .ternary, .array, .tuple,
      .closure, .tried, .reference, .changed:
      false
    }
  }

  /// `Padding.same` for `.same`.
  func qualified(by type: SwiftType) -> SwiftTree {
    if case .implicitMember(let name) = kind { return SwiftTree.type(type).member(name) }
    guard case .call(let callee, let arguments, trailing: nil) = kind else { return self }
    return SwiftTree(
      .call(callee.qualified(by: type), arguments, trailing: nil), throwing: isThrowing)
  }

  /// `.int(3)` for `NetdefValue.int(3)`, where Swift expects the type.
  func unqualified(by type: SwiftType) -> SwiftTree {
    if case .member(let base, let name) = kind, base.kind == .type(type) {
      return .implicitMember(name)
    }
    guard case .call(let callee, let arguments, trailing: nil) = kind else { return self }
    return SwiftTree(
      .call(callee.unqualified(by: type), arguments, trailing: nil), throwing: isThrowing)
  }

  // MARK: What is in it

  /// Whether a variable occurs in it.
  func mentions(_ variable: SwiftVariable) -> Bool {
    contains { $0.kind == .variable(variable) || $0.kind == .own(variable) }
  }

  /// Whether numbers or lists are added, subtracted or multiplied in it.
  var holdsArithmetic: Bool {
    contains { tree in
      if case .binary(_, let operation, _) = tree.kind { return operation.isArithmetic }
      if case .joined(let operation, _) = tree.kind { return operation.isArithmetic }
      return false
    }
  }

  var holdsClosure: Bool {
    contains { tree in
      if case .call(_, _, trailing: .some) = tree.kind { return true }
      if case .closure = tree.kind { return true }
      return false
    }
  }

  /// Whether it reads the parameter of the closure that it is the value of.
  var readsShorthand: Bool {
    if case .shorthand = kind { return true }
    if case .closure(let closure) = kind, closure.parameters == nil { return false }
    if case .call(let callee, let arguments, trailing: .some(let closure)) = kind,
      closure.parameters == nil
    {
      return callee.readsShorthand || arguments.items.contains(where: \.value.readsShorthand)
    }
    var result = false
    visitParts { result = result || $0.readsShorthand }
    return result
  }

  /// Whether something holds for it or for a part of it.
  func contains(_ isWanted: (SwiftTree) -> Bool) -> Bool {
    if isWanted(self) { return true }
    var result = false
    visitParts { result = result || $0.contains(isWanted) }
    return result
  }

  /// Calls something with it and with all its parts.
  func visit(_ body: (SwiftTree) -> Void) {
    body(self)
    visitParts { $0.visit(body) }
  }

  /// Calls something with the parts of it.
  func visitParts(_ body: (SwiftTree) -> Void) {
    switch kind {
    case .integer, .float, .boolean, .absent, .variable, .own, .shorthand, .global, .type,
      .metatype,
      .implicitMember, .keyPath:
      break
    case .text(let parts):
      for part in parts {
        switch part {
        case .plain: break
        case .value(let value): body(value)
        }
      }
    case .member(let inner, _), .optionalChain(let inner), .not(let inner), .negative(let inner),
      .tried(let inner), .reference(let inner), .changed(let inner):
      body(inner)
    case .call(let callee, let arguments, let closure):
      body(callee)
      for item in arguments.items { body(item.value) }
      closure?.visitParts(body)
    case .element(let base, let indices):
      body(base)
      for item in indices.items { body(item.value) }
    case .binary(let left, _, let right):
      body(left)
      body(right)
    case .joined(_, let operands): operands.forEach(body)
    case .ternary(let condition, let then, let otherwise):
      body(condition)
      body(then)
      body(otherwise)
    case .array(let list), .tuple(let list): for item in list.items { body(item.value) }
    case .closure(let closure): closure.visitParts(body)
    }
  }
}

extension SwiftClosure {
  /// Calls something with the expressions in it.
  func visitParts(_ body: (SwiftTree) -> Void) {
    for capture in captures { body(capture.value) }
    for statement in statements { statement.visitTrees(body) }
    body(value)
  }
}

extension SwiftTree {
  /// Whether it is `a ? b : c`.
  var isTernary: Bool { if case .ternary = kind { true } else { false } }
}
