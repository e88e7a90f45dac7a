/// A parameter of an extern declaration as its Swift has it.
struct ExternParameter {
  /// What it is in the declaration.
  var core: Local

  /// The label in calls: `ceilMode`.
  var label: String

  /// The variable in the body.
  var local: SwiftVariable
  var type: StaticType

  /// The default where Swift can state it, a literal.
  var literal: SwiftExpression?

  /// The default that depends on the input or on other parameters.
  var formula: Term?
  var isNamed: Bool

  /// The type in words, as the checker has it.
  var typeText: String

  /// The name in netdef: `ceil_mode`.
  var name: String { core.name }

  /// Whether the initializer takes nil for a default that it computes.
  var isComputed: Bool { formula != nil }

  var isRequired: Bool { literal == nil && formula == nil }

  /// As it stands between the parentheses of the declaration.
  var declaration: SwiftParameter {
    let type = type.swiftType
    if isComputed { return SwiftParameter(label, local, .optional(type), standard: .absent) }
    return SwiftParameter(label, local, type, standard: literal?.tree)
  }

  /// The variable's value.
  var value: SwiftExpression { .variable(local, type) }
}

extension SwiftNames {
  /// The Swift enum for the names that a parameter of an extern declaration takes.
  ///
  /// Not a plain `Mode`: the class is the user's and may have a type of that name.
  static func externChoice(
    _ signature: Signature, _ parameter: ParameterSyntax
  ) -> SwiftType {
    .nested(choiceScope(signature), externChoice(of: signature, parameter))
  }

  /// The same without what it is declared in.
  static func externChoice(of signature: Signature, _ parameter: ParameterSyntax) -> String {
    let own = upperCamelCase(parameter.name.value) + "Choice"
    return signature.name.isCapitalised ? own : upperCamelCase(signature.name) + own
  }

  /// The type that holds the enum.
  private static func choiceScope(_ signature: Signature) -> SwiftType {
    signature.name.isCapitalised ? .layer(signature.name) : .runtime("ShapeRules")
  }

  /// `leaky_relu` → `LeakyRelu`.
  private static func upperCamelCase(_ name: String) -> String {
    let camel = camelCase(name)
    return camel.prefix(1).uppercased() + camel.dropFirst()
  }
}
