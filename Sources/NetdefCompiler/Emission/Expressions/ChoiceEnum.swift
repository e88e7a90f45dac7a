/// The Swift enum for the names that a parameter takes.
struct ChoiceEnum {
  /// The enum's name: `Activation`.
  var name: String

  /// netdef's name of the parameter, for the documentation.
  var parameter: String

  /// The names that it takes, as netdef spells them.
  var cases: [String]

  /// `public ` or nothing.
  var access = ""

  var text: String {
    let lines = cases.map { symbol in
      let swift = SwiftNames.camelCase(symbol)
      let value = swift == symbol ? "" : " = \"\(symbol)\""
      return "  case \(SwiftNames.escaped(swift))\(value)\n"
    }
    return """
      /// What `\(parameter)` can be.
      \(access)enum \(name): String, CaseIterable, NetdefValueConvertible {
      \(lines.joined())}
      """
  }
}
