extension ComputedName {
  /// The name when nothing in it is computed.
  var plain: String? { syntax.plain }

  /// The name without what is computed, `cell{}`: layers that one statement declares have it in
  /// common.
  var pattern: String { syntax.pattern }

  /// The text before the first computed part, without a separator at its end; nil if there is none.
  var leadingText: String? {
    guard case .text(let text)? = segments.first else { return nil }
    let name = String(text.reversed().drop { $0 == "_" }.reversed())
    return name.isEmpty ? nil : name
  }

  var range: SourceRange { syntax.range }
}

extension LocalPattern {
  var range: SourceRange {
    switch self {
    case .local(_, let name): name.range
    case .ignored(let range), .tuple(_, let range): range
    }
  }

  /// The way to a local: at which position in each tuple it is.
  func path(to local: Local) -> [Int]? {
    switch self {
    case .local(let own, _): return own == local ? [] : nil
    case .ignored: return nil
    case .tuple(let parts, _):
      for (index, part) in parts.enumerated() {
        if let rest = part.path(to: local) { return [index] + rest }
      }
      return nil
    }
  }
}
