/// Division rounds down, so the remainder of a positive divisor is never negative.
extension Size {
  /// ⌊self / divisor⌋; nil also when the divisor is zero.
  func divided(by divisor: Size) -> Size? {
    guard let number = divisor.value else {
      if self == divisor { return Size(1) }
      return Size(atom: .quotient(self, divisor)).limited
    }
    if number == 0 { return nil }
    // Dividing by a negative number is dividing the negation by a positive one; that also keeps
    // the smallest number from overflowing when it is divided by -1.
    guard number > 0 else {
      guard let positive = divisor.negated() else { return nil }
      return negated()?.divided(by: positive)
    }
    if let value { return Size(Size.floorQuotient(value, number)) }
    return dividedBySymbolically(number)
  }

  /// Takes the multiples of `number` out: ⌊(a·q + r) / q⌋ = a + ⌊r / q⌋, and
  /// ⌊(⌊x / a⌋ + c) / q⌋ = ⌊(x + c·a) / (a·q)⌋.
  private func dividedBySymbolically(_ number: Int) -> Size? {
    var whole: [Monomial: Int] = [:]
    for term in terms { whole[term.monomial] = Size.floorQuotient(term.coefficient, number) }
    let outside = Size(constant: Size.floorQuotient(constant, number), terms: whole)
    let inside = remainders(number)
    if inside.terms.isEmpty { return outside }
    if inside.terms.count == 1, inside.terms[0].coefficient == 1,
      inside.terms[0].monomial.atoms.count == 1,
      case .quotient(let numerator, let denominator) = inside.terms[0].monomial.atoms[0],
      let inner = denominator.value, inner > 0,
      let shifted = Size(inside.constant).multiplied(by: Size(inner))?.adding(numerator)
    {
      let (product, overflow) = inner.multipliedReportingOverflow(by: number)
      if overflow { return nil }
      return shifted.divided(by: Size(product))?.adding(outside)
    }
    return Size(atom: .quotient(inside, Size(number))).adding(outside)
  }

  /// self − divisor · ⌊self / divisor⌋.
  func remainder(dividingBy divisor: Size) -> Size? {
    guard let number = divisor.value else {
      return self == divisor ? Size(0) : Size(atom: .remainder(self, divisor)).limited
    }
    if number == 0 { return nil }
    // Whole multiples of the divisor leave nothing.
    let inside = remainders(number)
    return inside.terms.isEmpty ? inside : Size(atom: .remainder(inside, divisor)).limited
  }

  /// The constant and the coefficients without their multiples of `number`.
  private func remainders(_ number: Int) -> Size {
    var rest: [Monomial: Int] = [:]
    for term in terms { rest[term.monomial] = Size.floorRemainder(term.coefficient, number) }
    return Size(constant: Size.floorRemainder(constant, number), terms: rest)
  }

  /// ⌊value / number⌋ for a positive number.
  private static func floorQuotient(_ value: Int, _ number: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: number)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// value − number · ⌊value / number⌋: it has the divisor's sign.
  private static func floorRemainder(_ value: Int, _ number: Int) -> Int {
    if number == -1 { return 0 }
    let remainder = value % number
    return remainder != 0 && (remainder < 0) != (number < 0) ? remainder + number : remainder
  }
}
