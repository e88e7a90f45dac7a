/// A reader of the few JSON forms that a safetensors header consists of.
///
/// It goes from left to right once, allocates no more than it has read, and never recurses: what may
/// follow is known at every point, so that a header cannot nest deeper than the format does.
struct JSONCursor {
  typealias Problem = SafeTensorsError.Problem

  /// The header. Every access is checked against its end, in release builds too.
  let bytes: UnsafeRawBufferPointer

  /// The place of the header's first byte in the file, for messages.
  let origin: Int

  /// The next byte to read.
  var offset = 0

  /// The tensor whose entry is being read, for messages.
  var tensor: String?

  /// Starts at the first byte of a header that begins at `origin` in its file.
  init(_ bytes: UnsafeRawBufferPointer, origin: Int) {
    self.bytes = bytes
    self.origin = origin
  }

  /// The next byte, or nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Passes over JSON's four kinds of white space.
  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  /// Passes over white space and over a character if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Passes over white space and over a word if it comes next.
  mutating func takeWord(_ word: StaticString) -> Bool {
    skipSpace()
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count,
      word.withUTF8Buffer({ bytes[offset..<end].elementsEqual($0) })
    else { return false }
    offset = end
    return true
  }

  /// Passes over a character that has to come next.
  mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
    guard take(character) else { throw unexpected("`\(character)`") }
  }

  /// Reads an object, calling `member` behind each key's colon.
  mutating func readObject(
    _ member: (inout JSONCursor, String) throws(Problem) -> Void
  ) throws(Problem) {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try readString("a name")
      try expect(":")
      try member(&self, key)
    } while take(",")
    guard take("}") else { throw unexpected("`,` or `}`") }
  }

  /// Reads an array of non-negative integers.
  mutating func readIntegers() throws(Problem) -> [Int] {
    try expect("[")
    if take("]") { return [] }
    var integers: [Int] = []
    repeat {
      integers.append(try readInteger())
    } while take(",")
    guard take("]") else { throw unexpected("`,` or `]`") }
    return integers
  }

  /// Reads a non-negative integer in JSON's spelling, without sign, fraction or exponent.
  mutating func readInteger() throws(Problem) -> Int {
    skipSpace()
    let expected = "an integer from 0 to \(Int.max)"
    let start = offset
    var value = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (shifted, multiplied) = value.multipliedReportingOverflow(by: 10)
      let (sum, added) = shifted.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if multiplied || added { throw unexpected(expected, at: start) }
      value = sum
      offset += 1
    }
    let hasLeadingZero = offset - start > 1 && bytes[start] == UInt8(ascii: "0")
    let continues = next.map { $0 == 0x2E || $0 | 0x20 == 0x65 } ?? false
    if offset == start || hasLeadingZero || continues { throw unexpected(expected, at: start) }
    return value
  }

  /// The problem that something else stands here, or at `place`, than what is expected.
  func unexpected(_ expected: String, at place: Int? = nil) -> Problem {
    let place = place ?? offset
    return .header(
      expected: expected, found: found(at: place), offset: origin + place, tensor: tensor)
  }

  /// The word at a place, for messages.
  private func found(at place: Int) -> String {
    guard place < bytes.count else { return "the end of the header" }
    var end = place + 1
    // A bracket stands for itself, a string is shown from its quote on.
    let isWord = bytes[place] == UInt8(ascii: "\"") || !Self.endsWord(bytes[place])
    while isWord, end < bytes.count, end - place < 24, !Self.endsWord(bytes[end]) { end += 1 }
    return quoted(String(decoding: bytes[place..<end], as: UTF8.self))
  }

  /// Whether a byte ends the word that a message shows.
  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || ",:[]{}\"".utf8.contains(byte)
  }
}
