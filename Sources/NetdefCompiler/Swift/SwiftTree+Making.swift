/// The expressions that emitters make.
extension SwiftTree {
  static func integer(_ number: Int) -> SwiftTree { SwiftTree(.integer(number)) }
  static func float(_ number: Double) -> SwiftTree { SwiftTree(.float(number)) }
  static func boolean(_ truth: Bool) -> SwiftTree { SwiftTree(.boolean(truth)) }
  static var absent: SwiftTree { SwiftTree(.absent) }
  static var shorthand: SwiftTree { shorthand(0) }
  static func shorthand(_ index: Int) -> SwiftTree { SwiftTree(.shorthand(index)) }
  static func type(_ type: SwiftType) -> SwiftTree { SwiftTree(.type(type)) }
  /// `Int.self`.
  static func metatype(_ type: SwiftType) -> SwiftTree { SwiftTree(.metatype(type)) }

  static func variable(_ variable: SwiftVariable) -> SwiftTree { SwiftTree(.variable(variable)) }
  static func own(_ variable: SwiftVariable) -> SwiftTree { SwiftTree(.own(variable)) }
  static func implicitMember(_ name: String) -> SwiftTree { SwiftTree(.implicitMember(name)) }
  static func keyPath(_ name: String) -> SwiftTree { SwiftTree(.keyPath(name)) }

  static func global(_ name: String, _ origin: SwiftOrigin) -> SwiftTree {
    SwiftTree(.global(name, origin))
  }

  /// A type or function of the module `Netdef`.
  static func runtime(_ name: String) -> SwiftTree { .global(name, .runtime) }

  /// A type or function of the standard library.
  static func swift(_ name: String) -> SwiftTree { .global(name, .swift) }

  /// A text literal without values in it.
  static func text(_ plain: String) -> SwiftTree { .text([.plain(plain)]) }

  static func text(_ parts: [SwiftTextPart]) -> SwiftTree {
    let isThrowing = parts.contains { part in
      switch part {
      case .plain: false
      case .value(let value): value.isThrowing
      }
    }
    return SwiftTree(.text(parts), throwing: isThrowing)
  }

  /// `Arithmetic.sum(a, b)`.
  static func arithmetic(
    _ function: String, _ arguments: [SwiftTree], throwing: Bool = true
  ) -> SwiftTree {
    .runtime("Arithmetic").member(function)
      .calling(SwiftList(arguments, .filled), throwing: throwing)
  }

  static func array(_ values: [SwiftTree], _ style: SwiftList.Style = .plain) -> SwiftTree {
    array(SwiftList(values, style))
  }

  /// A list, or a dictionary where the elements have labels.
  static func array(_ list: SwiftList) -> SwiftTree {
    SwiftTree(.array(list), throwing: list.isThrowing)
  }

  static func tuple(_ values: [SwiftTree], _ style: SwiftList.Style = .plain) -> SwiftTree {
    let list = SwiftList(values, style)
    return SwiftTree(.tuple(list), throwing: list.isThrowing)
  }

  static func closure(_ closure: SwiftClosure) -> SwiftTree {
    SwiftTree(.closure(closure), throwing: closure.isThrowing)
  }

  /// `a + b + c`.
  static func joined(_ operation: SwiftOperator, _ operands: [SwiftTree]) -> SwiftTree {
    if operands.count == 1 { return operands[0] }
    return SwiftTree(
      .joined(operation, operands), throwing: operands.contains(where: \.isThrowing))
  }

  static func ternary(
    _ condition: SwiftTree, _ then: SwiftTree, _ otherwise: SwiftTree
  ) -> SwiftTree {
    SwiftTree(
      .ternary(condition, then, otherwise),
      throwing: condition.isThrowing || then.isThrowing || otherwise.isThrowing)
  }

  func member(_ name: String) -> SwiftTree {
    SwiftTree(.member(self, name), throwing: isThrowing)
  }

  /// A part of a tuple.
  func part(_ index: Int) -> SwiftTree { member(String(index)) }

  func calling(
    _ arguments: SwiftList = SwiftList([SwiftTree]()), throwing: Bool = false
  ) -> SwiftTree {
    SwiftTree(
      .call(self, arguments, trailing: nil),
      throwing: throwing || isThrowing || arguments.isThrowing)
  }

  func calling(_ arguments: [SwiftTree], throwing: Bool = false) -> SwiftTree {
    calling(SwiftList(arguments), throwing: throwing)
  }

  func calling(_ items: [SwiftList.Item], throwing: Bool = false) -> SwiftTree {
    calling(SwiftList(items), throwing: throwing)
  }

  /// A call with a closure behind it; a function that keeps the closure does not throw what that
  /// throws.
  func calling(
    _ arguments: [SwiftTree] = [], _ closure: SwiftClosure, keepsClosure: Bool = false
  ) -> SwiftTree {
    calling(SwiftList(arguments), closure, keepsClosure: keepsClosure)
  }

  func calling(
    _ arguments: SwiftList, _ closure: SwiftClosure, keepsClosure: Bool = false
  ) -> SwiftTree {
    SwiftTree(
      .call(self, arguments, trailing: closure),
      throwing: isThrowing || arguments.isThrowing || !keepsClosure && closure.isThrowing)
  }

  func element(_ index: SwiftTree) -> SwiftTree { element([SwiftList.Item(nil, index)]) }

  func element(_ items: [SwiftList.Item]) -> SwiftTree {
    let list = SwiftList(items)
    return SwiftTree(.element(self, list), throwing: isThrowing || list.isThrowing)
  }

  func binary(_ operation: SwiftOperator, _ right: SwiftTree) -> SwiftTree {
    SwiftTree(
      .binary(self, operation, right), throwing: isThrowing || right.isThrowing)
  }

  var not: SwiftTree { SwiftTree(.not(self), throwing: isThrowing) }
  var negative: SwiftTree { SwiftTree(.negative(self), throwing: isThrowing) }
  var reference: SwiftTree { SwiftTree(.reference(self)) }
  var changed: SwiftTree { SwiftTree(.changed(self)) }
  var optionalChain: SwiftTree { SwiftTree(.optionalChain(self), throwing: isThrowing) }

  /// With a `try` of its own where it throws.
  var tried: SwiftTree { isThrowing ? SwiftTree(.tried(self)) : self }
}
