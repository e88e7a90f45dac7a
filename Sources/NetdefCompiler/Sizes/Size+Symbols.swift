extension Size {
  /// The names of the open sizes that it depends on, each once, in the order of its text.
  package var symbols: [String] {
    var names: [String] = []
    for atom in terms.flatMap(\.monomial.atoms) {
      for name in atom.symbols where !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The parts of `factor·symbol + constant`; nil for a size of another form.
  package var line: (factor: Int, symbol: String, constant: Int)? {
    guard terms.count == 1, terms[0].monomial.atoms.count == 1,
      case .symbol(let name) = terms[0].monomial.atoms[0]
    else { return nil }
    return (terms[0].coefficient, name, constant)
  }
}

extension Size.Atom {
  fileprivate var symbols: [String] {
    switch self {
    case .symbol(let name): [name]
    case .quotient(let left, let right), .remainder(let left, let right),
      .maximum(let left, let right), .minimum(let left, let right):
      left.symbols + right.symbols
    }
  }
}
