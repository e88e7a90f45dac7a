/// One `.netdef` file: its path as shown to people, its bytes, and where its lines begin.
public struct SourceFile: Sendable {
  /// The path as the caller gave it; diagnostics begin with it.
  public let path: String

  /// The file's contents, UTF-8 when `firstInvalidByte` is nil.
  public let bytes: [UInt8]

  /// The offset of the first byte of every line.
  let lineStarts: [Int]

  /// Whether every byte is a character of its own, which makes counting columns cheap.
  private let isASCII: Bool

  /// The largest file that is read, in bytes.
  public static let sizeLimit = 16 * 1024 * 1024

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    var union: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      for offset in bytes.indices {
        union |= bytes[offset]
        if bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
      }
    }
    lineStarts = starts
    isASCII = union < 0x80
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The last component of the path, for texts that must not depend on where the file lies.
  public var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The 0-based line that holds `offset`.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line without its line break.
  func lineBytes(_ index: Int) -> ArraySlice<UInt8> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  /// The 1-based line and column of `offset`; columns count Unicode scalars, as editors do.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    let end = min(offset, bytes.count)
    return (line + 1, scalarCount(start, max(start, end)) + 1)
  }

  /// The text between two offsets.
  public func text(_ lower: Int, _ upper: Int) -> String {
    String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The text between two offsets, cut to at most `limit` bytes, for messages.
  static func shortText(
    _ bytes: [UInt8], _ lower: Int, _ upper: Int, limit: Int = 80
  ) -> String {
    guard upper - lower > limit else {
      return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }
    var end = lower + limit
    while end > lower, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[lower..<end], as: UTF8.self) + "…"
  }

  /// The offset of the first byte that is not part of valid UTF-8, nil when all is well.
  public var firstInvalidByte: Int? {
    if isASCII || String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var consumed = 0
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): consumed += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return min(consumed, bytes.count)
      }
    }
  }

  /// The number of Unicode scalars that begin between two offsets.
  func scalarCount(_ lower: Int, _ upper: Int) -> Int {
    isASCII ? upper - lower : bytes[lower..<upper].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
