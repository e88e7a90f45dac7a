/// What a declaration, a loop or a closure names: `width`, `(kernel, (width, _))`.
indirect enum SwiftPattern: Hashable {
  case ignored
  case variable(SwiftVariable)
  case tuple([SwiftPattern])

  /// The variables in it, from left to right.
  var variables: [SwiftVariable] {
    switch self {
    case .ignored: []
    case .variable(let variable): [variable]
    case .tuple(let parts): parts.flatMap(\.variables)
    }
  }

  /// The pattern with `_` for the variables that nobody reads.
  func keeping(_ isRead: (SwiftVariable) -> Bool) -> SwiftPattern {
    switch self {
    case .ignored: return .ignored
    case .variable(let variable): return isRead(variable) ? self : .ignored
    case .tuple(let parts):
      return .tuple(parts.map { $0.keeping(isRead) })
    }
  }

  /// The pattern as a value: what has its parts again.
  var tree: SwiftTree {
    switch self {
    case .ignored: .global("_", .swift)
    case .variable(let variable): .variable(variable)
    case .tuple(let parts): .tuple(parts.map(\.tree), .column)
    }
  }

  var text: String {
    switch self {
    case .ignored: "_"
    case .variable(let variable): SwiftNames.escaped(variable.name)
    case .tuple(let parts): "(\(parts.map(\.text).joined(separator: ", ")))"
    }
  }
}
