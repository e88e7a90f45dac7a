/// Turns diagnostics into text: the line compilers print, the excerpt with carets, notes and help.
public struct DiagnosticRenderer: Sendable {
  let files: [SourceFile]
  let paint: Paint

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
    let path = VisibleText.of(file.path, limit: 600)
    var text =
      paint("\(path):\(line):\(column): ", .location)
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
    for (index, label) in ([diagnostic.primary] + diagnostic.secondary).enumerated() {
      let file = files[label.range.file]
      let line = file.lineIndex(of: label.range.lower)
      let bytes = file.lineBytes(line)
      let lower = min(label.range.lower, bytes.endIndex)
      let upper = min(max(label.range.upper, lower), bytes.endIndex)
      marks[LineKey(file: label.range.file, line: line), default: []].append(
        Mark(
          start: file.scalarCount(bytes.startIndex, lower),
          width: max(1, file.scalarCount(lower, upper)), text: label.text, isPrimary: index == 0,
          offset: lower))
    }
    // A line with nothing in it shows nothing.
    let keys = marks.keys.filter { !files[$0.file].lineBytes($0.line).isEmpty }.sorted()
    let gutter = String(repeating: " ", count: keys.map { String($0.line + 1).count }.max() ?? 1)
    var text = ""
    var shownFile = diagnostic.primary.range.file
    for key in keys {
      if key.file != shownFile {
        text +=
          paint("\(gutter)--> ", .gutter) + VisibleText.of(files[key.file].path, limit: 600) + "\n"
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
    let anchor = marks.first(where: \.isPrimary) ?? marks.min { $0.start < $1.start }
    let line = ExcerptLine(
      files[key.file], line: key.line, anchor: anchor?.offset ?? 0, column: anchor?.start ?? 0)
    let shown = marks.sorted { ($0.start, $0.width) < ($1.start, $1.width) }
      .map(line.placed)
    // A tab in the source stays a tab under it, so that the carets stand right at any tab width.
    let blank = line.text.unicodeScalars.map { $0 == "\t" ? "\t" as Unicode.Scalar : " " }
    var text = paint("\(padding)\(number) | ", .gutter) + line.text + "\n"
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
