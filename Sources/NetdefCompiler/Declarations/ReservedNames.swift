/// Names that definitions cannot have, because generated Swift means something else by them. The
/// language reference lists them; a test compares the two.
enum ReservedNames {
  /// What no type can be called in Swift, what every model has inside of it, and the modules' own
  /// names: a type called so hides the module from all that says `Netdef.Shape`.
  static let types: Set<String> = [
    "Activations", "Any", "Netdef", "Protocol", "Self", "Swift", "Type",
  ]

  /// Names that members of generated classes leave to the types of the runtime and of Swift, so that
  /// people can read them as such, and those.
  static let members: Set<String> = MentionedNames.runtime.union(MentionedNames.swift).union(types)
}
