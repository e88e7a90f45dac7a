/// Names that are bound to values or to their parts.
extension ExpressionEmitter {
  /// Binds the names of a pattern and answers it in Swift: `(kernel, (width, _))`.
  ///
  /// The value's type must have the pattern's parts as a Swift tuple; `bind(_:takingApart:)` serves
  /// any.
  mutating func bind(_ pattern: LocalPattern, _ value: SwiftExpression) -> SwiftPattern {
    switch pattern {
    case .ignored: return .ignored
    case .local(let local, _):
      let variable = variables.named(freshName(local.name))
      environment.bind(local, variable, holding: value)
      return .variable(variable)
    case .tuple(let parts, _):
      var patterns: [SwiftPattern] = []
      for (index, part) in parts.enumerated() {
        var type = StaticType.value
        if case .tuple(let types) = value.type, types.indices.contains(index) {
          type = types[index]
        }
        patterns.append(bind(part, .shorthand(type)))
      }
      return .tuple(patterns)
    }
  }

  /// Binds the names of a pattern to the parts of a value: the pattern in Swift, and what it is
  /// assigned.
  mutating func bind(
    _ pattern: LocalPattern, takingApart value: SwiftExpression
  ) -> (pattern: SwiftPattern, value: SwiftExpression) {
    let shaped = takenApart(value, for: pattern)
    return (bind(pattern, shaped), shaped)
  }

  /// The value as a Swift tuple with the pattern's parts.
  func takenApart(_ value: SwiftExpression, for pattern: LocalPattern) -> SwiftExpression {
    guard case .tuple(let parts, _) = pattern else { return value }
    if case .tuple(let types) = value.type, types.count == parts.count,
      !zip(parts, types).contains(where: { $0.isTuple && !$1.isTuple })
    {
      return value
    }
    return convert(value, to: pattern.tupleType(of: value.type))
  }

  /// A Swift name that nothing here has.
  func freshName(_ name: String) -> String {
    var taken = environment.swiftNames
    return SwiftNames.local(SwiftNames.camelCase(name), taken: &taken)
  }
}

extension LocalPattern {
  /// Whether it takes a value apart.
  var isTuple: Bool { if case .tuple = self { true } else { false } }

  /// The pattern without the names that nobody reads.
  func naming(_ isRead: (Local) -> Bool) -> LocalPattern {
    switch self {
    case .ignored: self
    case .local(let local, let name): isRead(local) ? self : .ignored(name.range)
    case .tuple(let parts, let range): .tuple(parts.map { $0.naming(isRead) }, range)
    }
  }

  /// The tuple that a value of a type is taken apart into.
  fileprivate func tupleType(of type: StaticType) -> StaticType {
    guard case .tuple(let parts, _) = self else { return type }
    switch type {
    case .tuple(let types) where types.count == parts.count:
      return .tuple(zip(parts, types).map { $0.tupleType(of: $1) })
    case .pair where parts.count == 2: return .tuple([.int, .int])
    case .list(let element): return .tuple(parts.map { $0.tupleType(of: element) })
    default: return .tuple(parts.map { $0.tupleType(of: .value) })
    }
  }
}
