/// Turns diagnostics into text: the line compilers print, the excerpt with carets, notes and help.
public struct DiagnosticRenderer: Sendable {
  let files: [SourceFile]
  let paint: Paint

  /// The widest excerpt in columns; longer lines are cut around the place.
  static let excerptWidth = 120

  /// - Parameter isColoured: Whether the text has the colour codes of a terminal.
  public init(files: [SourceFile], isColoured: Bool = false) {
    self.files = files
    paint = Paint(isColoured: isColoured)
  }

  /// All diagnostics, separated by blank lines.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined(separator: "\n")
  }

  /// One diagnostic, ending with a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    let file = files[diagnostic.primary.range.file]
    let (line, column) = file.position(of: diagnostic.primary.range.lower)
    var text =
      paint("\(file.path):\(line):\(column): ", .location)
      + paint("\(diagnostic.severity.rawValue): ", Self.role(of: diagnostic.severity))
      + "\(diagnostic.message) [\(diagnostic.id)]\n"
    text += excerpts(of: diagnostic)
    for note in diagnostic.notes { text += paint("note: ", .note) + note + "\n" }
    for help in diagnostic.help { text += paint("help: ", .help) + help + "\n" }
    return text
  }

  private static func role(of severity: Diagnostic.Severity) -> Paint.Role {
    severity == .error ? .error : .warning
  }

  /// The source lines that carry labels, each with its underlines.
  private func excerpts(of diagnostic: Diagnostic) -> String {
    var marks: [LineKey: [Mark]] = [:]
    let labels = [diagnostic.primary] + diagnostic.secondary
    for (index, label) in labels.enumerated() {
      let file = files[label.range.file]
      let line = file.lineIndex(of: label.range.lower)
      let lineBytes = file.lineBytes(line)
      let lower = min(label.range.lower, lineBytes.endIndex)
      let upper = min(max(label.range.upper, lower), lineBytes.endIndex)
      let start = SourceFile.scalarCount(file.bytes[lineBytes.startIndex..<lower])
      let width = SourceFile.scalarCount(file.bytes[lower..<upper])
      marks[LineKey(file: label.range.file, line: line), default: []].append(
        Mark(start: start, width: max(1, width), text: label.text, isPrimary: index == 0))
    }
    let keys = marks.keys.sorted()
    let gutter = String(repeating: " ", count: keys.map { String($0.line + 1).count }.max() ?? 1)
    var text = ""
    var shownFile = diagnostic.primary.range.file
    for key in keys {
      if key.file != shownFile {
        text += paint("\(gutter)--> ", .gutter) + files[key.file].path + "\n"
        shownFile = key.file
      }
      text += excerpt(
        of: key, marks: marks[key] ?? [], gutter: gutter, role: Self.role(of: diagnostic.severity))
    }
    return text
  }

  /// One source line and the rows under it.
  private func excerpt(
    of key: LineKey, marks: [Mark], gutter: String, role: Paint.Role
  ) -> String {
    let number = String(key.line + 1)
    let padding = String(repeating: " ", count: gutter.count - number.count)
    var scalars = Array(
      String(decoding: files[key.file].lineBytes(key.line), as: UTF8.self).unicodeScalars)
    var shift = 0
    let first = marks.map(\.start).min() ?? 0
    if scalars.count > Self.excerptWidth {
      shift = max(0, first - Self.excerptWidth / 2)
      scalars = Array(scalars[shift..<min(scalars.count, shift + Self.excerptWidth)])
    }
    let visible = scalars.map { $0.value < 0x20 && $0 != "\t" ? "\u{FFFD}" : $0 }
    var line = String(String.UnicodeScalarView(visible))
    if shift > 0 { line = "…" + line }
    let shown = marks.sorted { ($0.start, $0.width) < ($1.start, $1.width) }
      .map { $0.moved(by: (shift > 0 ? 1 : 0) - shift, limit: Self.excerptWidth) }
    // A tab in the source stays a tab under it, so that the carets stand right at any tab width.
    let blank = line.unicodeScalars.map { $0 == "\t" ? "\t" as Unicode.Scalar : " " }
    var text = paint("\(padding)\(number) | ", .gutter) + line + "\n"
    for row in Mark.rows(shown, blank: blank) {
      text += paint("\(gutter) | ", .gutter) + paint(row, role) + "\n"
    }
    return text
  }

  private struct LineKey: Hashable, Comparable {
    var file: Int
    var line: Int

    static func < (left: LineKey, right: LineKey) -> Bool {
      (left.file, left.line) < (right.file, right.line)
    }
  }
}
