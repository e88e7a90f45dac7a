extension JSONCursor {
  /// How deep values can nest that are passed over: as deep as Python's library takes them.
  private static let maximumDepth = 127

  /// Passes over a value of any kind, which must be JSON.
  ///
  /// What is open is kept in a list: there is no recursion that a file could make deep.
  mutating func skipValue() throws(Problem) {
    var open: [Unicode.Scalar] = []
    repeat {
      // A value begins here.
      if let bracket = takeOpening() {
        guard open.count < Self.maximumDepth else {
          throw unexpected("values that nest at most \(Self.maximumDepth) deep", at: offset - 1)
        }
        open.append(bracket)
        if take(Self.closing(bracket)) {
          open.removeLast()
        } else {
          try beginMember(of: bracket)
          continue
        }
      } else {
        try skipScalar()
      }
      // A value ended here: so may those around it.
      while let bracket = open.last, !take(",") {
        guard take(Self.closing(bracket)) else {
          throw unexpected("`,` or `\(Self.closing(bracket))`")
        }
        open.removeLast()
      }
      if let bracket = open.last { try beginMember(of: bracket) }
    } while !open.isEmpty
  }

  /// Passes over an opening bracket if one comes next.
  private mutating func takeOpening() -> Unicode.Scalar? {
    if take("{") { return "{" }
    return take("[") ? "[" : nil
  }

  /// The bracket that closes another.
  private static func closing(_ bracket: Unicode.Scalar) -> Unicode.Scalar {
    bracket == "{" ? "}" : "]"
  }

  /// Passes over what stands before a member's value.
  private mutating func beginMember(of bracket: Unicode.Scalar) throws(Problem) {
    guard bracket == "{" else { return }
    _ = try readString("a name")
    try expect(":")
  }

  /// Passes over a string, a number, or one of JSON's three words.
  private mutating func skipScalar() throws(Problem) {
    skipSpace()
    if next == UInt8(ascii: "\"") {
      _ = try readString("a text")
      return
    }
    if takeWord("null") || takeWord("true") || takeWord("false") { return }
    try skipNumber()
  }

  /// Passes over a number in JSON's spelling.
  private mutating func skipNumber() throws(Problem) {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    var fits = skipDigits() && (offset == first + 1 || bytes[first] != UInt8(ascii: "0"))
    if fits, next == UInt8(ascii: ".") {
      offset += 1
      fits = skipDigits()
    }
    if fits, let exponent = next, exponent | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
      fits = skipDigits()
    }
    guard fits else { throw unexpected("a value", at: start) }
  }

  /// Passes over digits; false where there is none.
  private mutating func skipDigits() -> Bool {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    return offset > start
  }
}
