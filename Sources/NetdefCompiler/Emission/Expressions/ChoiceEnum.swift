/// The Swift enum for the names that a parameter takes.
struct ChoiceEnum {
  /// The enum's name: `Activation`.
  var name: String

  /// netdef's name of the parameter, for the documentation.
  var parameter: String

  /// The names that it takes, as netdef spells them.
  var cases: [String]

  var access = SwiftAccess.module

  /// Whether it says that it may go from one task to another, as public types must.
  var isSendable = false

  var member: SwiftMember {
    let conformances: [SwiftType] =
      [.swift("String"), .swift("CaseIterable")] + (isSendable ? [.swift("Sendable")] : [])
      + [.runtime("NetdefValueConvertible")]
    let cases = cases.map { SwiftCase(name: SwiftNames.camelCase($0), text: $0) }
    return SwiftMember(
      .type(
        SwiftTypeBody(
          keyword: .enumeration, type: .named(name, .module), conformances: conformances,
          members: [SwiftMember(.cases(cases))])), access: access,
      documentation: ["What `\(parameter)` can be."])
  }
}
