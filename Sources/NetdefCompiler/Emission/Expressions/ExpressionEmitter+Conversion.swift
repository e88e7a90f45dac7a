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
      return .literal("nil", type)
    case (.emptyList, .list), (.emptyList, .value): return .literal("[]", type)
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
    case (.symbol(let name), .choice(let enumeration, let cases)) where cases.contains(name):
      return SwiftExpression(
        text: "\(enumeration).\(SwiftNames.escaped(SwiftNames.camelCase(name)))", type: type,
        isLiteral: true, saysType: true)
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
    case (.value, .list(let element)) where !element.isConvertible:
      // Swift's tuples take no values by themselves.
      let values = converted("[NetdefValue]", value, to: .list(.value))
      return list(values, .value, element, type)
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
    case (.pair, .tuple([.int, .int])):
      return parts(of: value, [.int, .int], named: ["height", "width"]) {
        "(\($0.joined(separator: ", ")))"
      }.typed(type)
    case (_, .tuple(let elements)):
      var value = value
      var elementType = StaticType.value
      if case .list(let type) = value.type, type.isConvertible {
        elementType = type
      } else {
        value = netdefValue(value)
      }
      let inner = elements.enumerated().map { index, element in
        let part = SwiftExpression(text: "$0[\(index)]", type: elementType)
        return convert(part, to: element)
      }
      let isThrowing = inner.contains(where: \.isThrowing)
      let parts = (isThrowing ? "try " : "") + Self.brackets("(", inner.map(\.text), ")")
      return SwiftExpression(
        text: SwiftExpression.closure(
          "Arithmetic.tuple(\(value.text), of: \(elements.count))", parts),
        type: type, isThrowing: true)
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

  /// A call with a closure of one parameter, `$0`, which its body may not need.
  private static func closure(_ function: String, _ body: SwiftExpression) -> String {
    SwiftExpression.closure(
      function, taking: body.text.contains("$0") ? nil : "_", body.tried)
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
      text: Self.closure("\(value.atom).map", element), type: type,
      isThrowing: value.isThrowing || element.isThrowing, count: value.count)
  }

  /// An optional value of another type.
  private func map(_ value: SwiftExpression, to type: StaticType) -> SwiftExpression {
    guard case .optional(let from) = value.type, case .optional(let to) = type else {
      // A list or tuple that may be `none`.
      guard case .optional(let to) = type else { return value }
      let some = convert(SwiftExpression(text: "$0", type: .value), to: to)
      return SwiftExpression(
        text: Self.closure("Arithmetic.optional(\(value.text)).map", some), type: type,
        isThrowing: value.isThrowing || some.isThrowing)
    }
    let inner = convert(SwiftExpression(text: "$0", type: from), to: to)
    return SwiftExpression(
      text: Self.closure("\(value.atom).map", inner), type: type,
      isThrowing: value.isThrowing || inner.isThrowing)
  }

  /// Something made of the parts of a tuple, which is computed once.
  private func parts(
    of value: SwiftExpression, _ types: [StaticType], _ targets: [StaticType]? = nil,
    named names: [String]? = nil,
    _ make: ([String]) -> String
  ) -> SwiftExpression {
    // Names, members of them, and parts of a closure's parameter.
    let isName =
      value.isAtom
      && value.text.allSatisfy { $0.isLetter || $0.isNumber || "_.$".contains($0) }
    let base = isName ? value.text : "$0"
    let elements = types.enumerated().map { index, type in
      let part = SwiftExpression(
        text: "\(base).\(names?[index] ?? String(index))", type: type)
      return targets.map { convert(part, to: $0[index]) } ?? part
    }
    let isThrowing = elements.contains(where: \.isThrowing)
    let made = make(elements.map(\.text))
    guard !isName, made.contains("$0") else {
      return SwiftExpression(
        text: made, type: value.type, isThrowing: value.isThrowing || isThrowing)
    }
    return SwiftExpression(
      text: SwiftExpression.closure(
        "Arithmetic.with(\(value.text))", "\(isThrowing ? "try " : "")\(made)"),
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
    case .none: return value.isLiteral ? make("NetdefValue.none") : value.typed(.value)
    case .symbol(let name): return make("NetdefValue.symbol(\"\(name)\")")
    case .recipe: return make("NetdefValue.layer(\(value.text))")
    case .emptyList where value.isLiteral: return make("NetdefValue.list([])")
    case .list(let element) where !element.isConvertible:
      let inner = netdefValue(SwiftExpression(text: "$0", type: element))
      return make("NetdefValue.list(\(Self.closure("\(value.atom).map", inner)))")
    case .tuple(let elements):
      return parts(of: value, elements, elements.map { _ in .value }) {
        "NetdefValue.tuple(\(Self.brackets("[", $0.map(Self.shortened), "]")))"
      }.typed(.value)
    case .optional(let wrapped) where !wrapped.isConvertible:
      let inner = netdefValue(SwiftExpression(text: "$0", type: wrapped))
      return make("(\(Self.closure("\(value.atom).map", inner)) ?? NetdefValue.none)")
    default: return make("\(value.atom).netdefValue")
    }
  }

  /// A value among others in brackets, which say that it is one.
  private static func shortened(_ text: String) -> String {
    text.hasPrefix("NetdefValue.") ? String(text.dropFirst(11)) : text
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
