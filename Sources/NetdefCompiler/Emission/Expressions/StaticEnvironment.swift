/// The names that a term may use, with the Swift that stands for them.
struct StaticEnvironment: Hashable {
  private var values: [Local: SwiftExpression] = [:]

  /// Values of the file that a condition tells more of than their types do.
  private var narrowed: [DefinitionID: SwiftExpression] = [:]

  subscript(local: Local) -> SwiftExpression? { values[local] }

  /// What is known here of a value of the file.
  subscript(global: DefinitionID) -> SwiftExpression? { narrowed[global] }

  /// Binds a name of netdef to a Swift variable.
  ///
  /// - Parameter sign: What is known of a number: sizes of inputs are not negative.
  mutating func bind(
    _ local: Local, _ variable: SwiftVariable, type: StaticType,
    sign: SwiftExpression.Sign = .unknown
  ) {
    values[local] = .variable(variable, type, sign: sign)
  }

  /// Binds a name to a Swift variable that holds a value.
  mutating func bind(_ local: Local, _ variable: SwiftVariable, holding value: SwiftExpression) {
    values[local] = SwiftExpression(
      .variable(variable), value.type, sign: value.sign, count: value.count)
  }

  /// Binds a name to an expression that may stand wherever the name does.
  mutating func bind(_ local: Local, holding value: SwiftExpression) { values[local] = value }

  /// Lets a Swift variable stand for a value of the file.
  mutating func bind(_ global: DefinitionID, _ variable: SwiftVariable, type: StaticType) {
    narrowed[global] = .variable(variable, type)
  }

  /// Forgets a name.
  mutating func remove(_ local: Local) { values[local] = nil }

  /// The names of netdef that are bound, in alphabetical order.
  var locals: [Local] { values.keys.sorted { ($0.name, $0.index) < ($1.name, $1.index) } }

  /// The names of Swift variables that are taken: one in an inner scope avoids them.
  var swiftNames: Set<String> {
    Set((Array(values.values) + narrowed.values).compactMap { $0.tree.variable?.name })
  }
}
