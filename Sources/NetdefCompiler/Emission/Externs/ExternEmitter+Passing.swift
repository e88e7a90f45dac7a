/// Values as the Swift behind a declaration takes them.
extension ExternEmitter {
  /// A value as the class's own initializer or the function of `Node` takes it: a Float of 32 bits,
  /// the user's own enum, a tuple without Floats as an array or `Pair`.
  func passed(_ value: SwiftExpression) -> SwiftExpression {
    Self.passed(value, ownsChoices: !writesChoices)
  }

  /// - Parameter ownsChoices: Whether the enums for names are those that the Swift itself takes.
  static func passed(_ value: SwiftExpression, ownsChoices: Bool) -> SwiftExpression {
    func result(_ tree: SwiftTree) -> SwiftExpression {
      SwiftExpression(tree.throwing, value.type)
    }
    switch value.type {
    case .float: return value.isLiteral ? value : result(.runtimeFloat.calling([value.tree]))
    case .choice:
      return ownsChoices
        ? value : result(value.tree.member("netdefValue").member("symbol").calling())
    // The Swift type is the user's choice.
    case .value: return result(value.tree.member("converted").calling())
    case .tuple(let types):
      guard types.contains(where: { $0 == .float }) else {
        let parts = types.indices.map { value.tree.part($0).member("netdefValue") }
        return result(
          .netdefValue("tuple").calling([.array(parts)]).member("converted").calling())
      }
      let parts = types.enumerated().map { index, type in
        passed(SwiftExpression(value.tree.part(index), type), ownsChoices: ownsChoices).tree
      }
      return result(.tuple(parts))
    case .list(let element), .optional(let element):
      let inner = passed(.shorthand(element), ownsChoices: ownsChoices).tree
      if inner == .shorthand { return value }
      let map = value.tree.member("map")
      return result(
        inner == SwiftTree.runtimeFloat.calling([.shorthand]).throwing
          ? map.calling([.runtimeFloat]) : map.calling([], SwiftClosure(nil, inner)))
    default: return value
    }
  }
}

extension SwiftTree {
  /// `Arithmetic.float`, which rounds to 32 bits.
  fileprivate static var runtimeFloat: SwiftTree { .runtime("Arithmetic").member("float") }
}
