/// A source line as a diagnostic shows it: cut around the place when it is long.
struct ExcerptLine {
  /// The widest excerpt in columns, the ellipses aside.
  static let width = 120

  /// The line, or a part of it, fit for a terminal.
  let text: String

  /// How far columns of the source move to the left, below zero for the ellipsis before a part.
  let shift: Int

  /// - Parameters:
  ///   - anchor: The byte in the file around which a long line is cut.
  ///   - column: Its 0-based column.
  init(_ file: SourceFile, line: Int, anchor: Int, column: Int) {
    let bytes = file.lineBytes(line)
    guard file.scalarCount(bytes.startIndex, bytes.endIndex) > Self.width else {
      text = Self.printable(bytes)
      shift = 0
      return
    }
    var start = min(anchor, bytes.endIndex)
    var back = 0
    while start > bytes.startIndex, back < Self.width / 2 {
      start = Self.boundary(before: start, in: bytes)
      back += 1
    }
    var end = start
    for _ in 0..<Self.width where end < bytes.endIndex {
      end = Self.boundary(after: end, in: bytes)
    }
    let isCut = start > bytes.startIndex
    text =
      (isCut ? "…" : "") + Self.printable(bytes[start..<end]) + (end < bytes.endIndex ? "…" : "")
    shift = column - back - (isCut ? 1 : 0)
  }

  /// Control characters would garble the terminal; tabs stay.
  private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return String(
      String.UnicodeScalarView(
        scalars.map { ($0.value < 0x20 && $0 != "\t") || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
  }

  private static func boundary(before offset: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var offset = offset - 1
    while offset > bytes.startIndex, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private static func boundary(after offset: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var offset = offset + 1
    while offset < bytes.endIndex, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
