/// Names that definitions cannot have, because generated Swift means something else by them. The
/// language reference lists them; a test compares the two.
enum ReservedNames {
  /// Types of the runtime and of Swift that generated code mentions, and Swift's own words.
  static let types: Set<String> = MentionedNames.runtime.union(MentionedNames.swift).union(words)

  /// What no type can be called in Swift, what every model has inside of it, and the modules' own
  /// names: a type called so hides the module from all that says `Netdef.Shape`.
  private static let words: Set<String> = [
    "Activations", "Any", "Netdef", "Protocol", "Self", "Swift", "Type",
  ]
}
