extension Size: CustomStringConvertible {
  /// As written in netdef: `N`, `2*H + 1`, `(H - 1) / 2 + 1`.
  public var description: String {
    if terms.isEmpty { return String(constant) }
    var text = ""
    for term in terms {
      let magnitude = term.coefficient.magnitude
      let sign = term.coefficient < 0 ? "-" : "+"
      text += text.isEmpty ? (sign == "-" ? "-" : "") : " \(sign) "
      text += magnitude == 1 ? term.monomial.description : "\(magnitude)*\(term.monomial)"
    }
    if constant != 0 { text += constant < 0 ? " - \(constant.magnitude)" : " + \(constant)" }
    return text
  }

  /// Whether the text needs parentheses as an operand.
  var isSum: Bool { terms.count + (constant != 0 ? 1 : 0) > 1 }

  fileprivate var asOperand: String { isSum ? "(\(description))" : description }
}

extension Size.Monomial: CustomStringConvertible {
  var description: String {
    atoms.map { atom in
      if case .quotient = atom, atoms.count > 1 { return "(\(atom))" }
      return atom.description
    }.joined(separator: "*")
  }
}

extension Size.Atom: CustomStringConvertible {
  var description: String {
    switch self {
    case .symbol(let name): name
    case .quotient(let numerator, let denominator):
      "\(numerator.asOperand) / \(denominator.asOperand)"
    case .remainder(let numerator, let denominator):
      "\(numerator.asOperand) % \(denominator.asOperand)"
    case .maximum(let left, let right): "max(\(left), \(right))"
    case .minimum(let left, let right): "min(\(left), \(right))"
    }
  }
}
