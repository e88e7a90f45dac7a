extension JSONCursor {
  /// Reads a string: valid UTF-8, no bare control characters, all of JSON's escapes.
  mutating func readString(_ expected: String) throws(Problem) -> String {
    guard take("\"") else { throw unexpected(expected + " in quotes") }
    let start = offset
    // Most names have no escape: only the first one starts a buffer.
    var decoded: [UInt8]?
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw unexpected("an escape instead of a control character") }
      if byte == UInt8(ascii: "\\") {
        var buffer = decoded ?? Array(bytes[start..<offset])
        decoded = nil
        try readEscape(into: &buffer)
        decoded = buffer
      } else {
        decoded?.append(byte)
        offset += 1
      }
    }
    let end = offset
    guard next != nil else { throw unexpected("a closing quote") }
    offset += 1
    let content = decoded ?? Array(bytes[start..<end])
    guard let text = String(validating: content, as: UTF8.self) else {
      throw unexpected("valid UTF-8", at: start)
    }
    return text
  }

  /// Reads an escape, from its backslash on, and appends what it stands for.
  private mutating func readEscape(into buffer: inout [UInt8]) throws(Problem) {
    let start = offset
    offset += 1
    guard let kind = next else { throw unexpected("an escape", at: start) }
    offset += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(kind)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try readScalar(escapedAt: start)
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw unexpected("one of JSON's escapes", at: start)
    }
  }

  /// Reads what follows `\u`: one code unit, or a surrogate pair over two escapes.
  private mutating func readScalar(escapedAt start: Int) throws(Problem) -> Unicode.Scalar {
    let first = try readCodeUnit(escapedAt: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let expected = "a pair of surrogates"
    guard UTF16.isLeadSurrogate(first), next == UInt8(ascii: "\\") else {
      throw unexpected(expected, at: start)
    }
    offset += 1
    guard next == UInt8(ascii: "u") else { throw unexpected(expected, at: start) }
    offset += 1
    let second = try readCodeUnit(escapedAt: start)
    guard UTF16.isTrailSurrogate(second) else { throw unexpected(expected, at: start) }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  /// Reads four hexadecimal digits.
  private mutating func readCodeUnit(escapedAt start: Int) throws(Problem) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("four hexadecimal digits behind `\\u`", at: start)
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }
}
