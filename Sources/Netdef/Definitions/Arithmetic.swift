#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(ucrt)
  import ucrt
#endif

/// netdef's arithmetic where it is not Swift's: division rounds down, and what has no result is an
/// error and stops nothing.
public enum Arithmetic {
  /// ⌊a / b⌋.
  ///
  /// - Throws: `DefinitionError` `division-by-zero`, or `number-too-large`.
  public static func quotient(_ a: Int, _ b: Int) throws -> Int {
    guard b != 0 else { throw DefinitionError.divisionByZero }
    let (quotient, overflows) = a.dividedReportingOverflow(by: b)
    guard !overflows else { throw DefinitionError.numberTooLarge }
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  /// a − b · ⌊a / b⌋: it has the divisor's sign.
  ///
  /// - Throws: `DefinitionError` `division-by-zero`.
  public static func remainder(_ a: Int, _ b: Int) throws -> Int {
    guard b != 0 else { throw DefinitionError.divisionByZero }
    // The smallest number has no quotient by -1.
    if b == -1 { return 0 }
    let remainder = a % b
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
  }

  /// a to the power of b.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for a negative exponent, or `number-too-large`.
  public static func power(_ a: Int, _ b: Int) throws -> Int {
    guard b >= 0 else { throw DefinitionError.negativeExponent }
    // The powers of these never overflow, so their exponents may be of any size.
    if a == 0 || a == 1 || a == -1 { return b == 0 ? 1 : a == -1 && b % 2 == 0 ? 1 : a }
    guard b <= 63 else { throw DefinitionError.numberTooLarge }
    return try (0..<b).reduce(1) { result, _ in try product(result, a) }
  }

  /// a + b.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func sum(_ a: Int, _ b: Int) throws -> Int {
    let (sum, overflows) = a.addingReportingOverflow(b)
    guard !overflows else { throw DefinitionError.numberTooLarge }
    return sum
  }

  /// a − b.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func difference(_ a: Int, _ b: Int) throws -> Int {
    let (difference, overflows) = a.subtractingReportingOverflow(b)
    guard !overflows else { throw DefinitionError.numberTooLarge }
    return difference
  }

  /// a · b.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func product(_ a: Int, _ b: Int) throws -> Int {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    guard !overflows else { throw DefinitionError.numberTooLarge }
    return product
  }

  /// −a.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func negation(_ a: Int) throws -> Int { try difference(0, a) }

  /// The number without its sign.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for the smallest Int, as the checker has it.
  public static func abs(_ a: Int) throws -> Int {
    guard a != .min else { throw DefinitionError.wrongFunctionArguments("abs", "an Int") }
    return a < 0 ? -a : a
  }
}

extension Arithmetic {
  /// Checks numbers that a declaration computes with: within ±(2³¹ − 1) no sum of products of two of
  /// them overflows.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func checkMagnitudes(
    of definition: String, _ arguments: KeyValuePairs<String, any NetdefValueConvertible>
  ) throws {
    for (name, argument) in arguments {
      let value = argument.netdefValue
      guard !value.holdsInt(beyond: Int(Int32.max)) else {
        throw DefinitionError(
          "\(quoted(name)) of \(quoted(definition)) is at most \(Int32.max), but it is \(value)",
          id: "number-too-large")
      }
    }
  }
}

/// Real numbers.
extension Arithmetic {
  /// a / b.
  ///
  /// - Throws: `DefinitionError` `division-by-zero`, or `number-too-large`.
  public static func quotient(_ a: Double, _ b: Double) throws -> Double {
    guard b != 0 else { throw DefinitionError.divisionByZero }
    return try finite(a / b)
  }

  /// a − b · ⌊a / b⌋.
  ///
  /// - Throws: `DefinitionError` `division-by-zero`, or `number-too-large`.
  public static func remainder(_ a: Double, _ b: Double) throws -> Double {
    guard b != 0 else { throw DefinitionError.divisionByZero }
    return try finite(a - b * (a / b).rounded(.down))
  }

  /// a to the power of b.
  ///
  /// - Throws: `DefinitionError` `number-too-large`, also where there is no result.
  public static func power(_ a: Double, _ b: Double) throws -> Double { try finite(pow(a, b)) }

  /// The number, if it is one and finite.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func finite(_ number: Double) throws -> Double {
    guard number.isFinite else { throw DefinitionError.numberTooLarge }
    return number
  }

  /// The number without its sign.
  public static func abs(_ a: Double) -> Double { a.magnitude }

  /// √a.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for a negative number.
  public static func sqrt(_ a: Double) throws -> Double {
    guard a >= 0 else { throw DefinitionError.wrongFunctionArguments("sqrt", "a Float") }
    return a.squareRoot()
  }

  /// √a.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for a negative number.
  public static func sqrt(_ a: Int) throws -> Double {
    guard a >= 0 else { throw DefinitionError.wrongFunctionArguments("sqrt", "an Int") }
    return Double(a).squareRoot()
  }

  /// The largest Int that is not above a.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func floor(_ a: Double) throws -> Int { try whole(a.rounded(.down)) }

  /// The smallest Int that is not below a.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func ceil(_ a: Double) throws -> Int { try whole(a.rounded(.up)) }

  /// The nearest Int; halves go to the even neighbour, as in Python.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func round(_ a: Double) throws -> Int { try whole(a.rounded(.toNearestOrEven)) }

  /// A number of a Float parameter as the layer's own type: the nearest to its digits.
  ///
  /// - Throws: `DefinitionError` `number-too-large` for a number past Float's range.
  public static func float(_ number: Double) throws -> Float {
    try Float(netdefValue: .float(number))
  }

  private static func whole(_ number: Double) throws -> Int {
    guard let whole = Int(exactly: number) else { throw DefinitionError.numberTooLarge }
    return whole
  }
}
