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

  /// How many atoms the size has, those inside of quotients counted.
  let weight: Int

  /// The most atoms that the result of an operation may have: longer formulas help nobody, and
  /// without a limit `(A + B + C) ** 60` would not end.
  static let weightLimit = 256

  public init(_ constant: Int) {
    self.constant = constant
    terms = []
    weight = 0
  }

  init(symbol: String) {
    self.init(atom: .symbol(symbol))
  }

  init(atom: Atom) {
    constant = 0
    terms = [(Monomial(atoms: [atom]), 1)]
    weight = atom.weight
  }

  init(constant: Int, terms: [Monomial: Int]) {
    self.constant = constant
    let present = terms.filter { $0.value != 0 }
    self.terms =
      present.map { (text: $0.key.description, monomial: $0.key, coefficient: $0.value) }
      .sorted { $0.text < $1.text }
      .map { (monomial: $0.monomial, coefficient: $0.coefficient) }
    weight = present.keys.reduce(0) { $0 + $1.weight }
  }

  /// Nil when the size is too long.
  var limited: Size? { weight <= Size.weightLimit ? self : nil }

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
    guard left.constant == right.constant, left.terms.count == right.terms.count else {
      return false
    }
    // A loop: sizes are compared more than anything else.
    for index in left.terms.indices {
      guard left.terms[index].coefficient == right.terms[index].coefficient,
        left.terms[index].monomial == right.terms[index].monomial
      else { return false }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(constant)
    for term in terms {
      hasher.combine(term.monomial)
      hasher.combine(term.coefficient)
    }
  }

  // MARK: Arithmetic; nil when a number overflows or the formula gets too long

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
    return Size(constant: sum, terms: result).limited
  }

  package func multiplied(by other: Size) -> Size? {
    if terms.isEmpty, other.terms.isEmpty {
      let (product, overflow) = constant.multipliedReportingOverflow(by: other.constant)
      return overflow ? nil : Size(product)
    }
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
    return Size(constant: constant, terms: result).limited
  }

  func negated() -> Size? { Size(0).subtracting(self) }

  /// The larger one, decided where bounds allow.
  func maximum(_ other: Size) -> Size? {
    switch compare(other) {
    case .greater, .equal, .greaterOrEqual: self
    case .less, .lessOrEqual: other
    case nil: Size(atom: .maximum(min(self, other), max(self, other))).limited
    }
  }

  /// The smaller one, decided where bounds allow.
  func minimum(_ other: Size) -> Size? {
    switch compare(other) {
    case .greater, .greaterOrEqual: other
    case .less, .equal, .lessOrEqual: self
    case nil: Size(atom: .minimum(min(self, other), max(self, other))).limited
    }
  }
}

extension Size.Atom {
  fileprivate var weight: Int {
    switch self {
    case .symbol: 1
    case .quotient(let left, let right), .remainder(let left, let right),
      .maximum(let left, let right), .minimum(let left, let right):
      1 + left.weight + right.weight
    }
  }
}

extension Size.Monomial {
  fileprivate var weight: Int { atoms.reduce(0) { $0 + $1.weight } }

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
