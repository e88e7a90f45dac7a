/// Compile-time values as Swift expressions.
extension SwiftTree {
  /// `3`, `[5, 5]`, `nil`, `.same`; the parameter's Swift type takes them as literals.
  init(literal value: Value) {
    switch value {
    case .int(let size):
      self = size.value.map(SwiftTree.integer) ?? .global(size.description, .module)
    case .float(let number): self = .float(number)
    case .bool(let truth): self = .boolean(truth)
    case .symbol(let name):
      self = .implicitMember(SwiftNames.escaped(SwiftNames.camelCase(name)))
    case .list(let values): self = .array(values.map(SwiftTree.init(literal:)))
    case .tuple(let values):
      // A pair of Ints is an array literal, because tuples cannot be literals of `Pair`.
      let isPair = values.allSatisfy { if case .float = $0 { false } else { true } }
      let parts = values.map(SwiftTree.init(literal:))
      self = isPair ? .array(parts) : .tuple(parts)
    case .none, .tensor, .layer, .undecided, .unknown: self = .absent
    }
  }
}
