/// The names that an expression may use, with the Swift that stands for them.
struct StaticEnvironment: Hashable, Sendable {
  private var values: [String: SwiftExpression] = [:]

  subscript(name: String) -> SwiftExpression? { values[name] }

  /// Binds a name of netdef to a Swift variable, or to another expression without operators.
  ///
  /// - Parameter sign: What is known of a number: sizes of inputs are not negative.
  mutating func bind(
    _ name: String, swift: String, type: StaticType, sign: SwiftExpression.Sign = .unknown,
    isThrowing: Bool = false
  ) {
    values[name] = SwiftExpression(text: swift, type: type, isThrowing: isThrowing, sign: sign)
  }

  /// Binds a name to a Swift variable that holds a value.
  mutating func bind(_ name: String, swift: String, holding value: SwiftExpression) {
    values[name] = SwiftExpression(
      text: swift, type: value.type, sign: value.sign, count: value.count)
  }

  /// Binds a name to an expression that may stand wherever the name does.
  mutating func bind(_ name: String, holding value: SwiftExpression) { values[name] = value }

  /// Forgets a name.
  mutating func remove(_ name: String) { values[name] = nil }

  /// The names of netdef that are bound, in alphabetical order.
  var names: [String] { values.keys.sorted() }

  /// The Swift texts that are taken: a variable in an inner scope avoids them.
  var swiftNames: Set<String> { Set(values.values.map(\.text)) }
}
