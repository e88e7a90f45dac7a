/// An underline below one excerpt line: `^^^` for the place that is wrong, `---` for the others.
struct Mark {
  var start: Int
  var width: Int
  var text: String
  var isPrimary: Bool

  /// The byte in the file where it begins.
  var offset: Int

  /// The mark in an excerpt that was cut, kept within `limit` columns.
  func moved(by offset: Int, limit: Int) -> Mark {
    var mark = self
    mark.start = min(max(0, start + offset), limit)
    mark.width = max(1, min(width, limit - mark.start))
    return mark
  }

  /// The rows under a line: all underlines with the last one's text, then the other texts.
  static func rows(_ marks: [Mark], blank: [Unicode.Scalar]) -> [String] {
    guard let last = marks.last else { return [] }
    var underline = Row(blank: blank)
    for mark in marks where !mark.isPrimary {
      underline.put("-", count: mark.width, at: mark.start)
    }
    for mark in marks where mark.isPrimary { underline.put("^", count: mark.width, at: mark.start) }
    var rows = [underline.text + (last.text.isEmpty ? "" : " " + last.text)]
    for mark in marks.dropLast().reversed() where !mark.text.isEmpty {
      rows.append(Row(blank: blank).prefix(mark.start) + mark.text)
    }
    return rows
  }

  /// A line of marks that keeps the tabs of the line above it.
  private struct Row {
    let blank: [Unicode.Scalar]
    var cells: [Unicode.Scalar] = []

    init(blank: [Unicode.Scalar]) { self.blank = blank }

    mutating func put(_ scalar: Unicode.Scalar, count: Int, at start: Int) {
      while cells.count < start + count {
        cells.append(cells.count < blank.count ? blank[cells.count] : " ")
      }
      for index in start..<start + count { cells[index] = scalar }
    }

    func prefix(_ count: Int) -> String {
      var view = String.UnicodeScalarView()
      for index in 0..<count { view.append(index < blank.count ? blank[index] : " ") }
      return String(view)
    }

    var text: String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: cells)
      return String(view)
    }
  }
}
