/// Lists.
extension Arithmetic {
  /// The most elements that a list may get.
  static let listLimit = 1_000_000

  /// The sum of a list; 0 for an empty one.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func sum(_ numbers: some Sequence<Int>) throws -> Int {
    try numbers.reduce(0, sum)
  }

  /// The product of a list; 1 for an empty one.
  ///
  /// - Throws: `DefinitionError` `number-too-large`.
  public static func product(_ numbers: some Sequence<Int>) throws -> Int {
    try numbers.reduce(1, product)
  }

  /// The smallest of a list.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for an empty list.
  public static func minimum<Number: Comparable>(
    _ numbers: some Sequence<Number>
  ) throws -> Number {
    guard let result = numbers.min() else {
      throw DefinitionError.wrongFunctionArguments("min", "a list")
    }
    return result
  }

  /// The largest of a list.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for an empty list.
  public static func maximum<Number: Comparable>(
    _ numbers: some Sequence<Number>
  ) throws -> Number {
    guard let result = numbers.max() else {
      throw DefinitionError.wrongFunctionArguments("max", "a list")
    }
    return result
  }

  /// The elements of two lists side by side, as many as the shorter one has.
  public static func zip<A, B>(_ a: some Sequence<A>, _ b: some Sequence<B>) -> [(A, B)] {
    Array(Swift.zip(a, b))
  }

  /// The elements of three lists side by side, as many as the shortest one has.
  public static func zip<A, B, C>(
    _ a: some Sequence<A>, _ b: some Sequence<B>, _ c: some Sequence<C>
  ) -> [(A, B, C)] {
    Swift.zip(Swift.zip(a, b), c).map { ($0.0, $0.1, $1) }
  }

  /// The elements of four lists side by side, as many as the shortest one has.
  public static func zip<A, B, C, D>(
    _ a: some Sequence<A>, _ b: some Sequence<B>, _ c: some Sequence<C>, _ d: some Sequence<D>
  ) -> [(A, B, C, D)] {
    Swift.zip(Swift.zip(a, b), Swift.zip(c, d)).map { ($0.0, $0.1, $1.0, $1.1) }
  }

  /// The elements with their positions.
  public static func enumerate<Element>(_ list: some Sequence<Element>) -> [(Int, Element)] {
    list.enumerated().map { ($0.offset, $0.element) }
  }

  /// The element at a position, counted from the end if negative.
  ///
  /// - Throws: `DefinitionError` `wrong-index`.
  public static func element<List: RandomAccessCollection>(
    _ list: List, _ index: Int
  ) throws -> List.Element {
    let position = index < 0 ? index + list.count : index
    guard position >= 0, position < list.count else {
      throw DefinitionError.indexOutOfRange(index, count: list.count)
    }
    return list[list.index(list.startIndex, offsetBy: position)]
  }

  /// `list[lower..<upper by step]`: negative positions count from the end, and what lies outside is
  /// left out.
  ///
  /// - Throws: `DefinitionError` `wrong-index` for a step below 1.
  public static func slice<Element>(
    _ list: some Sequence<Element>, from lower: Int = 0, to upper: Int? = nil, by step: Int = 1
  ) throws -> [Element] {
    let list = Array(list)
    let end = upper.map { position($0, list.count) } ?? list.count
    return try slice(list, position(lower, list.count), end, step)
  }

  /// `list[lower...upper by step]`: negative positions count from the end, and what lies outside is
  /// left out.
  ///
  /// - Throws: `DefinitionError` `wrong-index` for a step below 1.
  public static func slice<Element>(
    _ list: some Sequence<Element>, from lower: Int = 0, through upper: Int, by step: Int = 1
  ) throws -> [Element] {
    let list = Array(list)
    let end = min(position(upper, list.count) + 1, list.count)
    return try slice(list, position(lower, list.count), end, step)
  }

  /// A position from the start. Beyond either end is as good as at the end, and cannot overflow.
  private static func position(_ index: Int, _ count: Int) -> Int {
    max(-1, min(index < 0 ? index + count : index, count))
  }

  private static func slice<Element>(
    _ list: [Element], _ lower: Int, _ upper: Int, _ step: Int
  ) throws -> [Element] {
    guard step > 0 else { throw DefinitionError.zeroStep }
    let lower = max(0, lower)
    guard lower < upper else { return [] }
    return stride(from: lower, to: upper, by: step).map { list[$0] }
  }

  /// `lower..<upper by step`; empty where the step leads away from the end.
  ///
  /// - Throws: `DefinitionError` `wrong-index` for a step of 0, `list-too-long`.
  public static func range(from lower: Int, to upper: Int, by step: Int = 1) throws -> [Int] {
    try range(lower, upper, step, isClosed: false)
  }

  /// `lower...upper by step`; empty where the step leads away from the end.
  ///
  /// - Throws: `DefinitionError` `wrong-index` for a step of 0, `list-too-long`.
  public static func range(from lower: Int, through upper: Int, by step: Int = 1) throws -> [Int] {
    try range(lower, upper, step, isClosed: true)
  }

  private static func range(
    _ lower: Int, _ upper: Int, _ step: Int, isClosed: Bool
  ) throws -> [Int] {
    guard step != 0 else { throw DefinitionError.zeroStep }
    let (distance, overflows) = upper.subtractingReportingOverflow(lower)
    guard !overflows, distance != .min else {
      throw DefinitionError.listTooLong(limit: listLimit)
    }
    if distance != 0, (distance < 0) != (step < 0) { return [] }
    let whole = distance.magnitude / step.magnitude
    let isPartial = distance.magnitude % step.magnitude != 0
    let last: UInt = isClosed || isPartial ? 1 : 0
    guard whole <= listLimit, whole + last <= listLimit else {
      throw DefinitionError.listTooLong(limit: listLimit)
    }
    let count = Int(whole + last)
    return (0..<count).map { lower + $0 * step }
  }

  /// What may be `none` where it may not.
  ///
  /// - Throws: `DefinitionError` `wrong-type`.
  public static func present<Value>(_ value: Value?) throws -> Value {
    guard let value else {
      throw DefinitionError("expected a value, found `none`", id: "wrong-type")
    }
    return value
  }

  /// A value that an expression uses more than once, computed once.
  public static func with<Value, Result>(
    _ value: Value, _ body: (Value) throws -> Result
  ) rethrows -> Result {
    try body(value)
  }
}
