extension Size: CustomStringConvertible {
  /// As written in netdef: `N`, `2*H + 1`, `(H - 1) / 2 + 1`. Read back, it gives the same size; the
  /// order of terms rests on different atoms having different texts.
  public var description: String {
    if terms.isEmpty { return String(constant) }
    var text = ""
    for term in terms {
      let sign = term.coefficient < 0 ? "-" : "+"
      let product = term.monomial.text(
        coefficient: term.coefficient.magnitude, isNegated: text.isEmpty && sign == "-")
      text += text.isEmpty ? (sign == "-" ? "-" : "") + product : " \(sign) \(product)"
    }
    if constant != 0 { text += constant < 0 ? " - \(constant.magnitude)" : " + \(constant)" }
    return text
  }

  /// Whether the text has more than one term.
  var isSum: Bool { terms.count + (constant != 0 ? 1 : 0) > 1 }

  /// Whether the text is a number or name, which stands anywhere without parentheses.
  var isPrimary: Bool {
    if let value { return value >= 0 }
    return constant == 0 && terms.count == 1 && terms[0].coefficient == 1
      && terms[0].monomial.atoms.count == 1 && terms[0].monomial.atoms[0].isPrimary
  }
}

extension Size.Monomial: CustomStringConvertible {
  var description: String { text(coefficient: 1, isNegated: false) }

  /// `3*H*W`, `2*(H / 2)`: a quotient stands in parentheses unless it stands alone.
  fileprivate func text(coefficient: UInt, isNegated: Bool) -> String {
    let isAlone = atoms.count == 1 && coefficient == 1 && !isNegated
    let factors = atoms.map { $0.isPrimary || isAlone ? $0.description : "(\($0))" }
    return ((coefficient == 1 ? [] : ["\(coefficient)"]) + factors).joined(separator: "*")
  }
}

extension Size.Atom: CustomStringConvertible {
  fileprivate var isPrimary: Bool {
    switch self {
    case .symbol, .maximum, .minimum: true
    case .quotient, .remainder: false
    }
  }

  var description: String {
    switch self {
    case .symbol(let name): name
    case .quotient(let numerator, let denominator):
      Self.text(numerator, "/", denominator)
    case .remainder(let numerator, let denominator):
      Self.text(numerator, "%", denominator)
    case .maximum(let left, let right): "max(\(left), \(right))"
    case .minimum(let left, let right): "min(\(left), \(right))"
    }
  }

  /// Operators of one level are read from the left, so the left side may be a product.
  private static func text(_ left: Size, _ operation: String, _ right: Size) -> String {
    (left.isSum ? "(\(left))" : "\(left)") + " \(operation) "
      + (right.isPrimary ? "\(right)" : "(\(right))")
  }
}
