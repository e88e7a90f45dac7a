import NetdefCompiler

/// A diagnostic as `netdef check --json` writes it.
struct DiagnosticRecord: Encodable {
  /// A stretch of a file; lines and columns begin at 1, the end is the column after the last one.
  struct Place: Encodable {
    let path: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int

    init(_ range: SourceRange, files: [SourceFile]) {
      let file = files[range.file]
      path = file.path
      (line, column) = file.position(of: range.lower)
      (endLine, endColumn) = file.position(of: range.upper)
    }
  }

  /// A place that explains the diagnostic, with a remark.
  struct Label: Encodable {
    let place: Place
    let text: String

    init(_ label: Diagnostic.Label, files: [SourceFile]) {
      place = Place(label.range, files: files)
      text = label.text
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(text, forKey: .text)
      try place.encode(to: encoder)
    }

    private enum CodingKeys: CodingKey { case text }
  }

  let place: Place
  let severity: String
  let id: String
  let message: String
  let notes: [String]
  let help: [String]

  /// The place of the diagnostic first, then those that explain it.
  let labels: [Label]

  init(_ diagnostic: Diagnostic, files: [SourceFile]) {
    place = Place(diagnostic.primary.range, files: files)
    severity = diagnostic.severity.rawValue
    id = diagnostic.id
    message = diagnostic.message
    notes = diagnostic.notes
    help = diagnostic.help
    labels = ([diagnostic.primary] + diagnostic.secondary).map { Label($0, files: files) }
  }

  func encode(to encoder: any Encoder) throws {
    try place.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(severity, forKey: .severity)
    try container.encode(id, forKey: .id)
    try container.encode(message, forKey: .message)
    try container.encode(notes, forKey: .notes)
    try container.encode(help, forKey: .help)
    try container.encode(labels, forKey: .labels)
  }

  private enum CodingKeys: CodingKey { case severity, id, message, notes, help, labels }
}
