/// Values as the Swift behind a declaration takes them.
extension ExternEmitter {
  /// A value as the class's own initializer or the function of `Node` takes it: a Float of 32 bits,
  /// the user's own enum, a tuple without Floats as an array or `Pair`.
  func passed(_ value: SwiftExpression) -> SwiftExpression {
    Self.passed(value, ownsChoices: !writesChoices)
  }

  /// - Parameter ownsChoices: Whether the enums for names are those that the Swift itself takes.
  static func passed(_ value: SwiftExpression, ownsChoices: Bool) -> SwiftExpression {
    func result(_ text: String) -> SwiftExpression {
      SwiftExpression(text: text, type: value.type, isThrowing: true)
    }
    switch value.type {
    case .float: return value.isLiteral ? value : result("Arithmetic.float(\(value.text))")
    case .choice:
      return ownsChoices ? value : result("\(value.atom).netdefValue.symbol()")
    // The Swift type is the user's choice.
    case .value: return result("\(value.atom).converted()")
    case .tuple(let types):
      guard types.contains(where: { $0 == .float }) else {
        let parts = types.indices.map { "\(value.atom).\($0).netdefValue" }
        return result("NetdefValue.tuple([\(parts.joined(separator: ", "))]).converted()")
      }
      let parts = types.enumerated().map { index, type in
        passed(
          SwiftExpression(text: "\(value.atom).\(index)", type: type), ownsChoices: ownsChoices)
      }
      return result("(\(parts.map(\.text).joined(separator: ", ")))")
    case .list(let element), .optional(let element):
      let inner = passed(SwiftExpression(text: "$0", type: element), ownsChoices: ownsChoices)
      if inner.text == "$0" { return value }
      let function = inner.text == "Arithmetic.float($0)" ? "(Arithmetic.float)" : nil
      return result("\(value.atom).map" + (function ?? " { \(inner.tried) }"))
    default: return value
    }
  }
}
