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
      return value.isLiteral ? result : convert(value, to: type)
    case (.none, .value), (.none, .adaptiveSize), (.none, .optional), (.emptyList, .list):
      return result
    case (.symbol("same"), .padding):
      result.text = ".same"
      return result
    case (.symbol(let name), .choice(_, let cases)) where cases.contains(name):
      result.text = "." + SwiftNames.escaped(SwiftNames.camelCase(name))
      result.isLiteral = true
      return result
    case (.symbol(let name), .value):
      result.text = ".symbol(\"\(name)\")"
      return result
    case (.choice, .choice), (.value, .choice), (.optional(.choice), .choice),
      (.choice, .optional(.choice)), (.value, .optional), (.optional(.choice), .optional(.choice)):
      if value.type == type { return value }
      return converted(".init", value, to: type)
    default: return convert(value, to: type)
    }
  }

  /// The value as an expression that has the type by itself.
  func convert(_ value: SwiftExpression, to type: StaticType) -> SwiftExpression {
    if value.type == type || value.type == .undetermined || type == .undetermined { return value }
    switch (value.type, type) {
    case (.int, .float):
      if value.isLiteral { return .literal(value.text + ".0", .float) }
      return wrapped("Double", value, type)
    case (.int, .pair): return wrapped("Pair", value, type)
    case (.tuple([.int, .int]), .pair):
      return parts(of: value, [.int, .int]) { "Pair(\($0.joined(separator: ", ")))" }.typed(type)
    case (.pair, .padding): return wrapped("Padding", value, type)
    case (.int, .padding), (.tuple([.int, .int]), .padding):
      return convert(convert(value, to: .pair), to: type)
    case (.symbol("same"), .padding):
      return SwiftExpression(text: "Padding.same", type: type, isLiteral: true)
    case (.int, .adaptiveSize), (.optional(.int), .adaptiveSize):
      return wrapped("AdaptiveSize", value, type)
    case (.none, .adaptiveSize): return .literal("AdaptiveSize(nil)", type)
    case (.tuple(let elements), .adaptiveSize)
    where elements.count == 2 && elements.allSatisfy(\.isSize):
      return parts(of: value, elements) { "AdaptiveSize(\($0.joined(separator: ", ")))" }
        .typed(type)
    case (.emptyList, .list): return .literal("\(type.swiftName)()", type)
    case (.none, .optional): return .literal("\(type.swiftName).none", type)
    case (.list(let from), .list(let to)): return list(value, from, to, type)
    case (.tuple(let from), .tuple(let to)) where from.count == to.count:
      return parts(of: value, from, to) { "(\($0.joined(separator: ", ")))" }.typed(type)
    case (.value, .optional(let wrapped)) where !wrapped.isConvertible: return map(value, to: type)
    case (.optional, .optional):
      return map(value, to: type)
    case (_, .optional(let wrapped)) where !value.type.mayBeNone && value.type != .value:
      return convert(value, to: wrapped).typed(type)
    case (.optional(let wrapped), _) where type != .value:
      return convert(call("Arithmetic.present", [value], wrapped), to: type)
    case (_, .value): return netdefValue(value)
    case (.value, .tuple(let elements)):
      let inner = elements.enumerated().map { index, element in
        let part = SwiftExpression(text: "$0[\(index)]", type: .value)
        return convert(part, to: element)
      }
      let text = inner.map(\.tried).joined(separator: ", ")
      return SwiftExpression(
        text: "Arithmetic.tuple(\(value.text), of: \(elements.count)) { (\(text)) }", type: type,
        isThrowing: true)
    default:
      return converted(type.swiftName, value, to: type)
    }
  }

  /// `try Int(netdefValue: value)`.
  private func converted(
    _ function: String, _ value: SwiftExpression, to type: StaticType
  ) -> SwiftExpression {
    SwiftExpression(
      text: "\(function)(netdefValue: \(netdefValue(value).text))", type: type, isThrowing: true)
  }

  private func wrapped(
    _ function: String, _ value: SwiftExpression, _ type: StaticType
  ) -> SwiftExpression {
    SwiftExpression(
      text: "\(function)(\(value.text))", type: type, isThrowing: value.isThrowing,
      sign: value.sign)
  }

  private func list(
    _ value: SwiftExpression, _ from: StaticType, _ to: StaticType, _ type: StaticType
  ) -> SwiftExpression {
    if from == to { return value.typed(type) }
    let element = convert(SwiftExpression(text: "$0", type: from), to: to)
    return SwiftExpression(
      text: "\(value.atom).map { \(element.tried) }", type: type,
      isThrowing: value.isThrowing || element.isThrowing, count: value.count)
  }

  /// An optional value of another type.
  private func map(_ value: SwiftExpression, to type: StaticType) -> SwiftExpression {
    guard case .optional(let from) = value.type, case .optional(let to) = type else {
      // A list or tuple that may be `none`.
      guard case .optional(let to) = type else { return value }
      let some = convert(SwiftExpression(text: "$0", type: .value), to: to)
      return SwiftExpression(
        text: "\(value.atom).some.map { \(some.tried) }", type: type,
        isThrowing: value.isThrowing || some.isThrowing)
    }
    let inner = convert(SwiftExpression(text: "$0", type: from), to: to)
    return SwiftExpression(
      text: "\(value.atom).map { \(inner.tried) }", type: type,
      isThrowing: value.isThrowing || inner.isThrowing)
  }

  /// Something made of the parts of a tuple, which is computed once.
  private func parts(
    of value: SwiftExpression, _ types: [StaticType], _ targets: [StaticType]? = nil,
    _ make: ([String]) -> String
  ) -> SwiftExpression {
    let isName = value.isAtom && value.text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let base = isName ? value.text : "$0"
    let elements = types.enumerated().map { index, type in
      let part = SwiftExpression(text: "\(base).\(index)", type: type)
      return targets.map { convert(part, to: $0[index]) } ?? part
    }
    let isThrowing = elements.contains(where: \.isThrowing)
    let made = make(elements.map(\.text))
    guard !isName else {
      return SwiftExpression(
        text: made, type: value.type, isThrowing: value.isThrowing || isThrowing)
    }
    return SwiftExpression(
      text: "Arithmetic.with(\(value.text)) { \(isThrowing ? "try " : "")\(made) }",
      type: value.type, isThrowing: value.isThrowing || isThrowing)
  }

  /// The value as a `NetdefValue`.
  private func netdefValue(_ value: SwiftExpression) -> SwiftExpression {
    func make(_ text: String) -> SwiftExpression {
      SwiftExpression(text: text, type: .value, isThrowing: value.isThrowing)
    }
    switch value.type {
    case .value, .undetermined: return value
    case .int: return make("NetdefValue.int(\(value.text))")
    case .float: return make("NetdefValue.float(\(value.text))")
    case .bool: return make("NetdefValue.bool(\(value.text))")
    case .none: return make("NetdefValue.none")
    case .symbol(let name): return make("NetdefValue.symbol(\"\(name)\")")
    case .recipe: return make("NetdefValue.layer(\(value.text))")
    case .emptyList: return make("NetdefValue.list([])")
    case .list(let element) where !element.isConvertible:
      let inner = netdefValue(SwiftExpression(text: "$0", type: element))
      return make("NetdefValue.list(\(value.atom).map { \(inner.text) })")
    case .tuple(let elements):
      return parts(of: value, elements, elements.map { _ in .value }) {
        "NetdefValue.tuple([\($0.joined(separator: ", "))])"
      }.typed(.value)
    case .optional(let wrapped) where !wrapped.isConvertible:
      let inner = netdefValue(SwiftExpression(text: "$0", type: wrapped))
      return make("(\(value.atom).map { \(inner.text) } ?? NetdefValue.none)")
    default: return make("\(value.atom).netdefValue")
    }
  }

  /// The value as `any NetdefValueConvertible`, which a recipe's arguments are: without a type from
  /// around it.
  func convertible(_ value: SwiftExpression) -> SwiftExpression {
    switch value.type {
    case .tuple([.int, .int]): convert(value, to: .pair)
    case _ where value.type.isConvertible && !value.text.hasPrefix("."): value
    default: convert(value, to: .value)
    }
  }
}

extension SwiftExpression {
  /// The same text as a value of another type.
  func typed(_ type: StaticType) -> SwiftExpression {
    var result = self
    result.type = type
    return result
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
