/// Values whose Swift type is not known before the program runs.
extension Arithmetic {
  /// a + b, of numbers or lists.
  ///
  /// - Throws: `DefinitionError` for values that have no sum.
  public static func sum(_ a: NetdefValue, _ b: NetdefValue) throws -> NetdefValue {
    if case .list(let left) = a, case .list(let right) = b {
      guard left.count + right.count <= listLimit else {
        throw DefinitionError.listTooLong(limit: listLimit)
      }
      return .list(left + right)
    }
    return try combine("+", a, b, sum) { try finite($0 + $1) }
  }

  /// a − b.
  ///
  /// - Throws: `DefinitionError` for values that have no difference.
  public static func difference(_ a: NetdefValue, _ b: NetdefValue) throws -> NetdefValue {
    try combine("-", a, b, difference) { try finite($0 - $1) }
  }

  /// a · b.
  ///
  /// - Throws: `DefinitionError` for values that have no product.
  public static func product(_ a: NetdefValue, _ b: NetdefValue) throws -> NetdefValue {
    try combine("*", a, b, product) { try finite($0 * $1) }
  }

  /// a / b, rounded down where both are Ints.
  ///
  /// - Throws: `DefinitionError` for values that have no quotient.
  public static func quotient(_ a: NetdefValue, _ b: NetdefValue) throws -> NetdefValue {
    try combine("/", a, b, quotient, quotient)
  }

  /// a − b · ⌊a / b⌋.
  ///
  /// - Throws: `DefinitionError` for values that have no remainder.
  public static func remainder(_ a: NetdefValue, _ b: NetdefValue) throws -> NetdefValue {
    try combine("%", a, b, remainder, remainder)
  }

  /// a to the power of b.
  ///
  /// - Throws: `DefinitionError` for values that have no power.
  public static func power(_ a: NetdefValue, _ b: NetdefValue) throws -> NetdefValue {
    try combine("**", a, b, power, power)
  }

  /// −a.
  ///
  /// - Throws: `DefinitionError` for what is no number.
  public static func negation(_ a: NetdefValue) throws -> NetdefValue {
    switch a {
    case .int(let number): return .int(try negation(number))
    case .float(let number): return .float(-number)
    default: throw DefinitionError.notArithmetic("-", a, nil)
    }
  }

  /// `a == b`: an Int equals a Float of the same worth.
  public static func areEqual(_ a: NetdefValue, _ b: NetdefValue) -> Bool {
    guard let (x, y) = reals(a, b) else { return a == b }
    return x == y
  }

  /// `a < b`, of numbers.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for other values.
  public static func isLess(_ a: NetdefValue, _ b: NetdefValue) throws -> Bool {
    if case .int(let x) = a, case .int(let y) = b { return x < y }
    guard let (x, y) = reals(a, b) else { throw DefinitionError.notComparable(a, b) }
    return x < y
  }

  /// The number without its sign.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for what is no number.
  public static func abs(_ a: NetdefValue) throws -> NetdefValue {
    switch a {
    case .int(let number): return .int(try abs(number))
    case .float(let number): return .float(number.magnitude)
    default: throw DefinitionError.wrongFunctionArguments("abs", a.kindName)
    }
  }

  /// The largest Int that is not above a.
  ///
  /// - Throws: `DefinitionError` for what is no number.
  public static func floor(_ a: NetdefValue) throws -> Int { try whole(a, "floor", floor) }

  /// The smallest Int that is not below a.
  ///
  /// - Throws: `DefinitionError` for what is no number.
  public static func ceil(_ a: NetdefValue) throws -> Int { try whole(a, "ceil", ceil) }

  /// The nearest Int; halves go to the even neighbour.
  ///
  /// - Throws: `DefinitionError` for what is no number.
  public static func round(_ a: NetdefValue) throws -> Int { try whole(a, "round", round) }

  private static func whole(
    _ a: NetdefValue, _ name: String, _ rounded: (Double) throws -> Int
  ) throws -> Int {
    switch a {
    case .int(let number): return number
    case .float(let number): return try rounded(number)
    default: throw DefinitionError.wrongFunctionArguments(name, a.kindName)
    }
  }

  /// The smallest of numbers; a Float among them makes it one.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for anything else, also for no number.
  public static func minimum(_ values: [NetdefValue]) throws -> NetdefValue {
    try extreme(values, "min") {
      $0.min()
    } _: {
      $0.min()
    }
  }

  /// The largest of numbers; a Float among them makes it one.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for anything else, also for no number.
  public static func maximum(_ values: [NetdefValue]) throws -> NetdefValue {
    try extreme(values, "max") {
      $0.max()
    } _: {
      $0.max()
    }
  }

  private static func extreme(
    _ values: [NetdefValue], _ name: String, _ ofInts: ([Int]) -> Int?,
    _ ofReals: ([Double]) -> Double?
  ) throws -> NetdefValue {
    if let ints = try? values.map(Int.init(netdefValue:)), let result = ofInts(ints) {
      return .int(result)
    }
    if let reals = try? values.map(Double.init(netdefValue:)), let result = ofReals(reals) {
      return .float(result)
    }
    let found = values.prefix(3).map(\.kindName).joined(separator: ", ")
    throw DefinitionError.wrongFunctionArguments(name, found.isEmpty ? "a list" : found)
  }

  /// `value.0`: a part of a tuple. A number or name stands for a pair of it.
  ///
  /// - Throws: `DefinitionError` `unknown-member`.
  public static func member(_ value: NetdefValue, _ index: Int) throws -> NetdefValue {
    switch value {
    case .tuple(let parts) where parts.indices.contains(index): return parts[index]
    case .int, .float, .bool, .none, .symbol: if (0..<2).contains(index) { return value }
    default: break
    }
    throw DefinitionError.unknownMember("\(index)", of: value)
  }

  /// The element of a list or tuple at a position, counted from the end if negative.
  ///
  /// - Throws: `DefinitionError` `wrong-index`, or `wrong-type` for what is no list.
  public static func element(_ value: NetdefValue, _ index: Int) throws -> NetdefValue {
    switch value {
    case .list(let elements), .tuple(let elements): return try element(elements, index)
    default: throw DefinitionError.wrongType(value, expected: "a list")
    }
  }

  /// The parts of a tuple or list of a known length.
  ///
  /// - Throws: `DefinitionError` `pattern` for any other value; what `body` throws.
  public static func tuple<Result>(
    _ value: NetdefValue, of count: Int, _ body: ([NetdefValue]) throws -> Result
  ) throws -> Result {
    switch value {
    case .tuple(let parts) where parts.count == count, .list(let parts) where parts.count == count:
      return try body(parts)
    // A pair that is written as one number is that number twice.
    case .int where count == 2: return try body([value, value])
    default: throw DefinitionError.patternMismatch(count: count, value)
    }
  }

  /// The parts of a list of a known length.
  ///
  /// - Throws: `DefinitionError` `pattern` for a list of another length; what `body` throws.
  public static func tuple<Element: NetdefValueConvertible, Result>(
    _ list: [Element], of count: Int, _ body: ([Element]) throws -> Result
  ) throws -> Result {
    guard list.count == count else {
      throw DefinitionError.patternMismatch(count: count, list.netdefValue)
    }
    return try body(list)
  }

  /// Two numbers of which one at least is a Float.
  private static func reals(_ a: NetdefValue, _ b: NetdefValue) -> (Double, Double)? {
    switch (a, b) {
    case (.float(let x), .float(let y)): (x, y)
    case (.int(let x), .float(let y)): (Double(x), y)
    case (.float(let x), .int(let y)): (x, Double(y))
    default: nil
    }
  }

  private static func combine(
    _ operation: String, _ a: NetdefValue, _ b: NetdefValue,
    _ ints: (Int, Int) throws -> Int, _ floats: (Double, Double) throws -> Double
  ) throws -> NetdefValue {
    if case .int(let x) = a, case .int(let y) = b { return .int(try ints(x, y)) }
    guard let (x, y) = reals(a, b) else { throw DefinitionError.notArithmetic(operation, a, b) }
    return .float(try floats(x, y))
  }
}
