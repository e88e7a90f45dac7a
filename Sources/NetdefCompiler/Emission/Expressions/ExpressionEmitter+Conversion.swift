/// Changes of a value's Swift type. Every type goes to every other: what cannot be decided now is
/// decided by `NetdefValue` when the program runs, with the checker's error.
extension ExpressionEmitter {
  /// The value where Swift expects the type: literals stay as they are written.
  func contextual(_ value: SwiftExpression, as type: StaticType) -> SwiftExpression {
    var result = value
    result.type = type
    switch (value.type, type) {
    case (_, .optional(let wrapped)) where !value.type.mayBeNone && value.type != .value:
      result = contextual(value, as: wrapped)
      result.type = type
      return result
    case (.int, .float), (.int, .pair), (.int, .padding), (.int, .adaptiveSize), (.int, .value),
      (.float, .value), (.bool, .value):
      result.saysType = false
      return value.isLiteral ? result : convert(value, to: type)
    case (.none, .value), (.none, .adaptiveSize), (.none, .optional):
      return .literal(.absent, type)
    case (.emptyList, .list), (.emptyList, .value): return .literal(.array([]), type)
    case (.symbol("same"), .padding):
      result.tree = .implicitMember("same")
      return result
    case (.symbol(let name), .choice(_, let cases)) where cases.contains(name):
      result.tree = .implicitMember(SwiftNames.escaped(SwiftNames.camelCase(name)))
      result.isLiteral = true
      return result
    case (.symbol(let name), .value):
      result.tree = .implicitMember("symbol").calling([.text(name)])
      return result
    default: return convert(value, to: type)
    }
  }

  /// The value as an expression that has the type by itself.
  func convert(_ value: SwiftExpression, to type: StaticType) -> SwiftExpression {
    if value.type == type || value.type == .undetermined || type == .undetermined { return value }
    switch (value.type, type) {
    case (.int, .float):
      if let number = value.isLiteral ? value.tree.integer : nil {
        let real = SwiftTree.float(Double(number.magnitude))
        return SwiftExpression(
          number < 0 ? real.negative : real, .float, isLiteral: true, saysType: true)
      }
      return wrapped(.swift("Double"), value, type)
    case (.int, .pair): return wrapped(.runtime("Pair"), value, type)
    case (.tuple([.int, .int]), .pair):
      return parts(of: value, [.int, .int]) { .runtime("Pair").calling($0) }.typed(type)
    case (.pair, .padding): return wrapped(.runtime("Padding"), value, type)
    case (.int, .padding), (.tuple([.int, .int]), .padding):
      return convert(convert(value, to: .pair), to: type)
    case (.symbol("same"), .padding):
      return .literal(.type(type.swiftType).member("same"), type)
    case (.symbol(let name), .choice(let enumeration, let cases)) where cases.contains(name):
      return SwiftExpression(
        .type(enumeration).member(SwiftNames.escaped(SwiftNames.camelCase(name))), type,
        isLiteral: true, saysType: true)
    case (.int, .adaptiveSize), (.optional(.int), .adaptiveSize):
      return wrapped(.runtime("AdaptiveSize"), value, type)
    case (.none, .adaptiveSize):
      return .literal(.runtime("AdaptiveSize").calling([.absent]), type)
    case (.tuple(let elements), .adaptiveSize)
    where elements.count == 2 && elements.allSatisfy(\.isSize):
      return parts(of: value, elements) { .runtime("AdaptiveSize").calling($0) }.typed(type)
    case (.emptyList, .list): return .literal(.type(type.swiftType).calling(), type)
    case (.none, .optional): return .literal(.type(type.swiftType).member("none"), type)
    case (.list(let from), .list(let to)): return list(value, from, to, type)
    case (.value, .list(let element)) where !element.isConvertible:
      // Swift's tuples take no values by themselves.
      let values = converted(value, to: .list(.value))
      return list(values, .value, element, type)
    case (.tuple(let from), .tuple(let to)) where from.count == to.count:
      return parts(of: value, from, to) { .tuple($0) }.typed(type)
    case (.value, .optional(let wrapped)) where !wrapped.isConvertible: return map(value, to: type)
    case (.optional, .optional):
      return map(value, to: type)
    case (_, .optional(let wrapped)) where !value.type.mayBeNone && value.type != .value:
      return convert(value, to: wrapped).typed(type)
    case (.optional(let wrapped), _) where type != .value:
      return convert(arithmetic("present", [value], wrapped), to: type)
    case (_, .value): return netdefValue(value)
    case (.pair, .tuple([.int, .int])):
      return parts(of: value, [.int, .int], named: ["height", "width"]) { .tuple($0) }.typed(type)
    case (_, .tuple(let elements)):
      var value = value
      var elementType = StaticType.value
      if case .list(let type) = value.type, type.isConvertible {
        elementType = type
      } else {
        value = netdefValue(value)
      }
      let inner = elements.enumerated().map { index, element in
        convert(
          SwiftExpression(.shorthand.element(.integer(index)), elementType), to: element
        ).tree
      }
      return SwiftExpression(
        .runtime("Arithmetic").member("tuple").calling(
          SwiftList([.init(nil, value.tree), .init("of", .integer(elements.count))]),
          SwiftClosure(nil, .tuple(inner, .column))
        ).throwing, type)
    default: return converted(value, to: type)
    }
  }

  /// `try Int(netdefValue: value)`.
  private func converted(_ value: SwiftExpression, to type: StaticType) -> SwiftExpression {
    SwiftExpression(
      .type(type.swiftType).calling(
        [SwiftList.Item("netdefValue", netdefValue(value).tree)], throwing: true), type)
  }

  /// A call with a closure of one parameter, `$0`, which its body may not need.
  private static func closure(_ function: SwiftTree, _ body: SwiftExpression) -> SwiftTree {
    function.calling(
      [], SwiftClosure(body.tree.readsShorthand ? nil : [.ignored], body.tree))
  }

  private func wrapped(
    _ function: SwiftTree, _ value: SwiftExpression, _ type: StaticType
  ) -> SwiftExpression {
    SwiftExpression(function.calling([value.tree]), type, sign: value.sign)
  }

  private func list(
    _ value: SwiftExpression, _ from: StaticType, _ to: StaticType, _ type: StaticType
  ) -> SwiftExpression {
    if from == to { return value.typed(type) }
    let element = convert(.shorthand(from), to: to)
    return SwiftExpression(
      Self.closure(value.tree.member("map"), element), type, count: value.count)
  }

  /// An optional value of another type.
  private func map(_ value: SwiftExpression, to type: StaticType) -> SwiftExpression {
    guard case .optional(let to) = type else { return value }
    if case .optional(let from) = value.type {
      return SwiftExpression(
        Self.closure(value.tree.member("map"), convert(.shorthand(from), to: to)), type)
    }
    // A list or tuple that may be `none`.
    let present = SwiftTree.runtime("Arithmetic").member("optional").calling([value.tree])
    return SwiftExpression(
      Self.closure(present.member("map"), convert(.shorthand(.value), to: to)), type)
  }

  /// Something made of the parts of a tuple, which is computed once.
  private func parts(
    of value: SwiftExpression, _ types: [StaticType], _ targets: [StaticType]? = nil,
    named names: [String]? = nil, _ make: ([SwiftTree]) -> SwiftTree
  ) -> SwiftExpression {
    let isPath = value.tree.isPath
    let base = isPath ? value.tree : .shorthand
    let elements = types.enumerated().map { index, type in
      let part = SwiftExpression(base.member(names?[index] ?? String(index)), type)
      return (targets.map { convert(part, to: $0[index]) } ?? part).tree
    }
    let made = make(elements)
    guard !isPath, made.readsShorthand else { return SwiftExpression(made, value.type) }
    return SwiftExpression(
      .runtime("Arithmetic").member("with").calling([value.tree], SwiftClosure(nil, made)),
      value.type)
  }

  /// The value as a `NetdefValue`.
  private func netdefValue(_ value: SwiftExpression) -> SwiftExpression {
    func make(_ name: String, _ tree: SwiftTree) -> SwiftExpression {
      SwiftExpression(.netdefValue(name).calling([tree]), .value)
    }
    switch value.type {
    case .value, .undetermined: return value
    case .int: return make("int", value.tree)
    case .float: return make("float", value.tree)
    case .bool: return make("bool", value.tree)
    case .none:
      return value.isLiteral ? SwiftExpression(.netdefValue("none"), .value) : value.typed(.value)
    case .symbol(let name): return SwiftExpression(.symbol(name), .value)
    case .recipe: return make("layer", value.tree)
    case .emptyList where value.isLiteral: return make("list", .array([]))
    case .list(let element) where !element.isConvertible:
      let inner = netdefValue(.shorthand(element))
      return make("list", Self.closure(value.tree.member("map"), inner))
    case .tuple(let elements):
      return parts(of: value, elements, elements.map { _ in .value }) { parts in
        .netdefValue("tuple").calling([
          .array(parts.map { $0.unqualified(by: .netdefValue) }, .column)
        ])
      }.typed(.value)
    case .optional(let wrapped) where !wrapped.isConvertible:
      let inner = Self.closure(value.tree.member("map"), netdefValue(.shorthand(wrapped)))
      return SwiftExpression(inner.binary(.coalesce, .netdefValue("none")), .value)
    default: return SwiftExpression(value.tree.member("netdefValue"), .value)
    }
  }

  /// The value as `any NetdefValueConvertible`, which a recipe's arguments are: without a type from
  /// around it.
  func convertible(_ value: SwiftExpression) -> SwiftExpression {
    switch value.type {
    case .tuple([.int, .int]): convert(value, to: .pair)
    case _ where value.type.isConvertible && value.tree.implicitMember == nil: value
    default: convert(value, to: .value)
    }
  }
}

extension StaticType {
  /// Whether `none` is among the values.
  fileprivate var mayBeNone: Bool {
    switch self {
    case .optional, .none, .adaptiveSize: true
    default: false
    }
  }

  fileprivate var isSize: Bool { self == .int || self == .optional(.int) || self == .none }
}
