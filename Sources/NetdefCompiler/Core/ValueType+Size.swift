extension ValueType {
  /// The most parts that a type may have, those of parts counted.
  private static let partLimit = 256

  /// Whether the type has few parts: comparing it, or writing it down, then takes no long time.
  var isSmall: Bool {
    var room = Self.partLimit
    return fits(in: &room)
  }

  private func fits(in room: inout Int) -> Bool {
    room -= 1
    if room < 0 { return false }
    switch self {
    case .list(let element): return element.fits(in: &room)
    case .tuple(let parts), .either(let parts):
      for part in parts where !part.fits(in: &room) { return false }
      return true
    case .any, .int, .float, .bool, .pair, .none, .symbol, .layer, .tensor: return true
    }
  }
}
