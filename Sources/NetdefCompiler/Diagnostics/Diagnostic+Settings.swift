/// What can be wrong with values that are set from outside.
extension Diagnostic {
  static func unknownSetting(
    _ name: String, model: String?, parameters: [String], sizes: [String], nearest: String?,
    at range: SourceRange
  ) -> Diagnostic {
    let known = [("parameters", parameters), ("open sizes", sizes)].filter { !$0.1.isEmpty }
      .map { kind, names in "\(kind) " + names.map { "`\($0)`" }.joined(separator: ", ") }
    return Diagnostic(
      "unknown-setting",
      "\(model.map { "`\($0)` has no" } ?? "no model has a") parameter or open size `\(name)`",
      at: Label(range),
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? (known.isEmpty
            ? "nothing is open" : "there are the \(known.joined(separator: ", and the "))")
      ])
  }

  static func sizeSetting(_ name: String, _ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "the size `\(name)` is an Int of at least 1, but `\(value.shortText)`"
        + (value.constantInt == nil ? " is \(value.kindName)" : " was given"),
      at: Label(range))
  }

  static func missingSettings(
    _ missing: [(name: String, type: String)], of model: String, host: Host, at range: SourceRange
  ) -> Diagnostic {
    let needs = missing.map { "`\($0.name)`, \($0.type)" }.joined(separator: ", and ")
    let help =
      switch host {
      case .commandLine:
        "give values: `" + missing.map { "--set \($0.name)=…" }.joined(separator: " ") + "`"
      case .app, .build:
        "give values: `settings: ["
          + missing.map { "\"\($0.name)=…\"" }.joined(separator: ", ") + "]`"
      }
    return Diagnostic(
      "missing-argument", "`\(model)` needs \(needs)", at: Label(range), help: [help])
  }
}
