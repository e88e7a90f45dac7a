extension Size {
  /// The size with a number in place of an open size; nil when a number overflows.
  package func replacing(_ symbol: String, with number: Int) -> Size? {
    replacing([symbol: Size(number)])
  }

  /// The size with other sizes in place of open ones; nil when a number overflows or a divisor
  /// becomes zero.
  package func replacing(_ replacements: [String: Size]) -> Size? {
    var result = Size(constant)
    for term in terms {
      var product = Size(term.coefficient)
      for atom in term.monomial.atoms {
        guard let factor = atom.replacing(replacements),
          let next = product.multiplied(by: factor)
        else { return nil }
        product = next
      }
      guard let next = result.adding(product) else { return nil }
      result = next
    }
    return result
  }
}

extension Size.Atom {
  fileprivate func replacing(_ replacements: [String: Size]) -> Size? {
    switch self {
    case .symbol(let name): return replacements[name] ?? Size(symbol: name)
    case .quotient(let left, let right):
      return both(left, right, replacements) { $0.divided(by: $1) }
    case .remainder(let left, let right):
      return both(left, right, replacements) { $0.remainder(dividingBy: $1) }
    case .maximum(let left, let right):
      return both(left, right, replacements) { $0.maximum($1) }
    case .minimum(let left, let right):
      return both(left, right, replacements) { $0.minimum($1) }
    }
  }

  private func both(
    _ left: Size, _ right: Size, _ replacements: [String: Size],
    _ combine: (Size, Size) -> Size?
  ) -> Size? {
    guard let left = left.replacing(replacements), let right = right.replacing(replacements)
    else { return nil }
    return combine(left, right)
  }
}
