/// The names that an expression may use, with the Swift that stands for them.
struct StaticEnvironment: Hashable {
  private var values: [String: SwiftExpression] = [:]

  subscript(name: String) -> SwiftExpression? { values[name] }

  /// Binds a name of netdef to a Swift variable.
  ///
  /// - Parameter sign: What is known of a number: sizes of inputs are not negative.
  mutating func bind(
    _ name: String, _ variable: SwiftVariable, type: StaticType,
    sign: SwiftExpression.Sign = .unknown
  ) {
    values[name] = .variable(variable, type, sign: sign)
  }

  /// Binds a name to a Swift variable that holds a value.
  mutating func bind(_ name: String, _ variable: SwiftVariable, holding value: SwiftExpression) {
    values[name] = SwiftExpression(
      .variable(variable), value.type, sign: value.sign, count: value.count)
  }

  /// Binds a name to an expression that may stand wherever the name does.
  mutating func bind(_ name: String, holding value: SwiftExpression) { values[name] = value }

  /// Forgets a name.
  mutating func remove(_ name: String) { values[name] = nil }

  /// The names of netdef that are bound, in alphabetical order.
  var names: [String] { values.keys.sorted() }

  /// The names of Swift variables that are taken: one in an inner scope avoids them.
  var swiftNames: Set<String> { Set(values.values.compactMap { $0.tree.variable?.name }) }
}
