extension GrayPicture {
  /// The picture in half blocks, a character for two pixels; `scale` pixels a side become one.
  func lines(scale: Int = 1) -> [String] {
    stride(from: 0, to: height, by: 2 * scale).map { row in
      stride(from: 0, to: width, by: scale).map { column in
        let upper = grey(row: row, column: column, side: scale) > Self.inkThreshold
        let lower = grey(row: row + scale, column: column, side: scale) > Self.inkThreshold
        return upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
      }.joined()
    }
  }

  /// Several pictures of one size side by side, as many in a row as `columns` characters hold.
  static func text(_ pictures: [GrayPicture], scale: Int = 2, columns: Int = 80) -> String {
    guard let width = pictures.first?.lines(scale: scale).first?.count else { return "" }
    let perRow = max(1, (columns + gap.count) / (width + gap.count))
    return stride(from: 0, to: pictures.count, by: perRow).map { start in
      let row = pictures[start..<min(start + perRow, pictures.count)].map { $0.lines(scale: scale) }
      let height = row.map(\.count).max() ?? 0
      return (0..<height).map { line in
        row.map { line < $0.count ? $0[line] : "" }.joined(separator: gap)
      }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// The grey from which a pixel is drawn as ink.
  private static let inkThreshold: Float = 0.43

  /// What stands between two pictures.
  private static let gap = "  "
}
