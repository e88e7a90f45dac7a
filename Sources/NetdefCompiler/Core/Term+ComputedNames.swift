extension Term {
  /// Whether a layer with a computed name of this pattern, `cell{}`, occurs in it.
  func mentions(computed pattern: String) -> Bool {
    if case .computedName(let name) = kind, name.pattern == pattern { return true }
    return parts.contains { $0.mentions(computed: pattern) }
  }
}
