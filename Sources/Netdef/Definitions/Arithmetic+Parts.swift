/// What compile-time values need beside arithmetic.
extension Arithmetic {
  /// The value, nil where it is `none`.
  public static func optional(_ value: NetdefValue) -> NetdefValue? {
    if case NetdefValue.none = value { nil } else { value }
  }

  /// The elements of five and more lists side by side, as many as the shortest one has.
  public static func zip<A, B, C, D, E, each Element>(
    _ a: [A], _ b: [B], _ c: [C], _ d: [D], _ e: [E], _ lists: repeat [each Element]
  ) -> [(A, B, C, D, E, repeat each Element)] {
    var count = min(a.count, b.count, c.count, d.count, e.count)
    for list in repeat each lists { count = min(count, list.count) }
    return (0..<count).map { index in
      (a[index], b[index], c[index], d[index], e[index], repeat (each lists)[index])
    }
  }

  /// Stops a function of compile-time values that calls itself too deep, as the checker does.
  ///
  /// - Throws: `DefinitionError` `cycle`.
  public static func checkCallDepth(_ depth: Int, of function: String) throws {
    guard depth < 64 else {
      throw DefinitionError("the calls of \(quoted(function)) do not come to an end", id: "cycle")
    }
  }
}
