/// A whole number that may depend on sizes known only at run time, in a normal form.
///
/// A size is a sum of a constant and of products of atoms with whole coefficients. Atoms are open
/// sizes such as `N` and what cannot be simplified, such as ⌊H / 2⌋. Equal normal forms mean equal
/// sizes; that is how `⌊(H + 2·1 − 3) / 2⌋ + 1` and `⌊(H − 1) / 2⌋ + 1` are found to be the same.
public struct Size: Sendable, Hashable {
  /// What a size is made of besides numbers.
  indirect enum Atom: Sendable, Hashable {
    case symbol(String)
    case quotient(Size, Size)
    case remainder(Size, Size)
    case maximum(Size, Size)
    case minimum(Size, Size)
  }

  /// A product of atoms; equal atoms stand together.
  struct Monomial: Sendable, Hashable {
    var atoms: [Atom]
  }

  private(set) var constant: Int

  /// In the order of their texts, without zeros.
  private(set) var terms: [(monomial: Monomial, coefficient: Int)]

  public init(_ constant: Int) {
    self.constant = constant
    terms = []
  }

  init(symbol: String) {
    self.init(atom: .symbol(symbol))
  }

  init(atom: Atom) {
    constant = 0
    terms = [(Monomial(atoms: [atom]), 1)]
  }

  private init(constant: Int, terms: [Monomial: Int]) {
    self.constant = constant
    self.terms =
      terms.filter { $0.value != 0 }
      .map { (monomial: $0.key, coefficient: $0.value) }
      .sorted { $0.monomial.description < $1.monomial.description }
  }

  /// The number, nil when it depends on open sizes.
  public var value: Int? { terms.isEmpty ? constant : nil }

  /// The name when the size is just an open size.
  public var symbol: String? {
    guard constant == 0, terms.count == 1, terms[0].coefficient == 1,
      terms[0].monomial.atoms.count == 1, case .symbol(let name) = terms[0].monomial.atoms[0]
    else { return nil }
    return name
  }

  public static func == (left: Size, right: Size) -> Bool {
    left.constant == right.constant && left.terms.count == right.terms.count
      && zip(left.terms, right.terms).allSatisfy {
        $0.monomial == $1.monomial && $0.coefficient == $1.coefficient
      }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(constant)
    for term in terms {
      hasher.combine(term.monomial)
      hasher.combine(term.coefficient)
    }
  }

  // MARK: Arithmetic; nil when a number overflows

  package func adding(_ other: Size) -> Size? { combining(other, times: 1) }

  func subtracting(_ other: Size) -> Size? { combining(other, times: -1) }

  private func combining(_ other: Size, times factor: Int) -> Size? {
    let (scaled, overflow) = other.constant.multipliedReportingOverflow(by: factor)
    let (sum, overflow2) = constant.addingReportingOverflow(scaled)
    if overflow || overflow2 { return nil }
    if terms.isEmpty, other.terms.isEmpty { return Size(sum) }
    var result: [Monomial: Int] = [:]
    for term in terms { result[term.monomial] = term.coefficient }
    for term in other.terms {
      let (product, overflow) = term.coefficient.multipliedReportingOverflow(by: factor)
      let (total, overflow2) = result[term.monomial, default: 0].addingReportingOverflow(product)
      if overflow || overflow2 { return nil }
      result[term.monomial] = total
    }
    return Size(constant: sum, terms: result)
  }

  package func multiplied(by other: Size) -> Size? {
    var constant = 0
    var result: [Monomial: Int] = [:]
    let left = [(Monomial(atoms: []), self.constant)] + terms.map { ($0.monomial, $0.coefficient) }
    let right =
      [(Monomial(atoms: []), other.constant)]
      + other.terms.map { ($0.monomial, $0.coefficient) }
    for (a, x) in left where x != 0 {
      for (b, y) in right where y != 0 {
        let (product, overflow) = x.multipliedReportingOverflow(by: y)
        if overflow { return nil }
        let monomial = a.times(b)
        let old = monomial.atoms.isEmpty ? constant : result[monomial, default: 0]
        let (total, overflow2) = old.addingReportingOverflow(product)
        if overflow2 { return nil }
        if monomial.atoms.isEmpty { constant = total } else { result[monomial] = total }
      }
    }
    return Size(constant: constant, terms: result)
  }

  /// ⌊self / divisor⌋; nil when the divisor is zero or a number overflows.
  func divided(by divisor: Size) -> Size? {
    guard let number = divisor.value else {
      if self == divisor { return Size(1) }
      return Size(atom: .quotient(self, divisor))
    }
    if number == 0 { return nil }
    if let value {
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: number)
      return Size(remainder != 0 && (remainder < 0) != (number < 0) ? quotient - 1 : quotient)
    }
    guard number > 0 else { return negated()?.divided(by: Size(-number)) }
    return dividedBySymbolically(number)
  }

  /// Takes the multiples of `number` out: ⌊(a·q + r) / q⌋ = a + ⌊r / q⌋, and
  /// ⌊(⌊x / a⌋ + c) / q⌋ = ⌊(x + c·a) / (a·q)⌋.
  private func dividedBySymbolically(_ number: Int) -> Size? {
    var whole: [Monomial: Int] = [:]
    var rest: [Monomial: Int] = [:]
    for term in terms {
      let quotient = Size.floorQuotient(term.coefficient, number)
      whole[term.monomial] = quotient
      rest[term.monomial] = term.coefficient - quotient * number
    }
    let constantQuotient = Size.floorQuotient(constant, number)
    let outside = Size(constant: constantQuotient, terms: whole)
    let inside = Size(constant: constant - constantQuotient * number, terms: rest)
    if inside.terms.isEmpty { return outside }
    if inside.terms.count == 1, inside.terms[0].coefficient == 1,
      inside.terms[0].monomial.atoms.count == 1,
      case .quotient(let numerator, let denominator) = inside.terms[0].monomial.atoms[0],
      let inner = denominator.value,
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
      return self == divisor ? Size(0) : Size(atom: .remainder(self, divisor))
    }
    if number == 0 { return nil }
    if let value {
      guard let quotient = divided(by: divisor)?.value else { return nil }
      return Size(value - quotient * number)
    }
    // Whole multiples of the divisor leave nothing.
    var rest: [Monomial: Int] = [:]
    for term in terms {
      rest[term.monomial] =
        term.coefficient - Size.floorQuotient(term.coefficient, number) * number
    }
    let inside = Size(
      constant: constant - Size.floorQuotient(constant, number) * number, terms: rest)
    return inside.terms.isEmpty ? inside : Size(atom: .remainder(inside, divisor))
  }

  func negated() -> Size? { Size(0).subtracting(self) }

  /// The larger one, decided where bounds allow.
  func maximum(_ other: Size) -> Size {
    switch compare(other) {
    case .greater, .equal, .greaterOrEqual: self
    case .less, .lessOrEqual: other
    case nil: Size(atom: .maximum(min(self, other), max(self, other)))
    }
  }

  /// The smaller one, decided where bounds allow.
  func minimum(_ other: Size) -> Size {
    switch compare(other) {
    case .greater, .greaterOrEqual: other
    case .less, .equal, .lessOrEqual: self
    case nil: Size(atom: .minimum(min(self, other), max(self, other)))
    }
  }

  private static func floorQuotient(_ value: Int, _ number: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: number)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Size.Monomial {
  fileprivate func times(_ other: Self) -> Self {
    if atoms.isEmpty { return other }
    if other.atoms.isEmpty { return self }
    return Self(atoms: (atoms + other.atoms).sorted { $0.description < $1.description })
  }
}

/// By text: an arbitrary but fixed order for symmetric atoms.
private func min(_ left: Size, _ right: Size) -> Size {
  left.description <= right.description ? left : right
}

private func max(_ left: Size, _ right: Size) -> Size {
  left.description <= right.description ? right : left
}
