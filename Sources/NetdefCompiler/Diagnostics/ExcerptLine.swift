/// A source line as a diagnostic shows it: cut around the place when it is long.
struct ExcerptLine {
  /// The widest excerpt in columns, the ellipses aside.
  static let width = 120

  /// The line, or a part of it, fit for a terminal.
  let text: String

  /// How far columns of the source move to the left, below zero for the ellipsis before a part.
  private let shift: Int

  /// The columns of the source whose characters are shown as escapes, and how much wider they are.
  private let escapes: [(column: Int, extra: Int)]

  /// - Parameters:
  ///   - anchor: The byte in the file around which a long line is cut.
  ///   - column: Its 0-based column.
  init(_ file: SourceFile, line: Int, anchor: Int, column: Int) {
    let bytes = file.lineBytes(line)
    guard file.scalarCount(bytes.startIndex, bytes.endIndex) > Self.width else {
      text = Self.printable(bytes)
      escapes = Self.escapes(in: bytes, from: 0)
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
    escapes = Self.escapes(in: bytes[start..<end], from: column - back)
    shift = column - back - (isCut ? 1 : 0)
  }

  /// A mark on the source, moved to where its characters are shown.
  func placed(_ mark: Mark) -> Mark {
    var mark = mark
    let end = shown(mark.start + mark.width)
    mark.start = shown(mark.start)
    mark.width = max(1, end - mark.start)
    return mark.moved(by: -shift, limit: Self.width + escapes.reduce(0) { $0 + $1.extra })
  }

  private func shown(_ column: Int) -> Int {
    escapes.reduce(column) { $1.column < column ? $0 + $1.extra : $0 }
  }

  /// Control characters would garble the terminal; tabs stay.
  private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
    let parts = String(decoding: bytes, as: UTF8.self).split(
      separator: "\t", omittingEmptySubsequences: false)
    return parts.map { VisibleText.of(String($0)) }.joined(separator: "\t")
  }

  private static func escapes(
    in bytes: ArraySlice<UInt8>, from column: Int
  ) -> [(column: Int, extra: Int)] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.enumerated().compactMap { index, scalar in
      guard scalar != "\t", VisibleText.isHidden(scalar) else { return nil }
      return (column + index, VisibleText.escape(of: scalar).count - 1)
    }
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
