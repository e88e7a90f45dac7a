extension Size {
  /// What is known of two sizes whatever the open sizes are.
  enum Order {
    case less, lessOrEqual, equal, greaterOrEqual, greater
  }

  /// How `self` stands to `other`, nil when that depends on the open sizes.
  func compare(_ other: Size) -> Order? {
    // Not by their difference, which may be too large for a number.
    if let left = value, let right = other.value {
      return left < right ? .less : left > right ? .greater : .equal
    }
    guard let difference = subtracting(other) else { return nil }
    if let value = difference.value { return value < 0 ? .less : value > 0 ? .greater : .equal }
    if let lower = difference.lowerBound {
      if lower > 0 { return .greater }
      if lower == 0 { return .greaterOrEqual }
    }
    if let lower = difference.negated()?.lowerBound {
      if lower > 0 { return .less }
      if lower == 0 { return .lessOrEqual }
    }
    return nil
  }

  /// A number that the size never falls below: a batch may be empty, other open sizes are at
  /// least 1.
  fileprivate var lowerBound: Int? {
    var bound = constant
    for term in terms {
      guard term.coefficient > 0 else { return nil }
      var product = term.coefficient
      for atom in term.monomial.atoms {
        guard let factor = atom.lowerBound, factor >= 0 else { return nil }
        let (next, overflow) = product.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        product = next
      }
      let (next, overflow) = bound.addingReportingOverflow(product)
      if overflow { return nil }
      bound = next
    }
    return bound
  }
}

extension Size.Atom {
  fileprivate var lowerBound: Int? {
    switch self {
    case .symbol("N"): 0
    case .symbol: 1
    case .quotient(let numerator, let denominator):
      if denominator.value.map({ $0 > 0 }) ?? false, let bound = numerator.lowerBound {
        Size(bound).divided(by: denominator)?.value
      } else {
        nil
      }
    case .remainder(_, let denominator): denominator.value.map { $0 > 0 } ?? false ? 0 : nil
    case .maximum(let left, let right):
      [left.lowerBound, right.lowerBound].compactMap { $0 }.max()
    case .minimum(let left, let right):
      if let a = left.lowerBound, let b = right.lowerBound { Swift.min(a, b) } else { nil }
    }
  }
}
