/// One thing to tell the author of a `.netdef` file.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is: errors fail the build, warnings don't.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// A place in the source with a remark.
  public struct Label: Sendable, Hashable {
    public var range: SourceRange
    public var text: String

    init(_ range: SourceRange, _ text: String = "") {
      self.range = range
      self.text = text
    }
  }

  /// A stable name such as `feature-count`, for tests, tools and the documentation.
  public var id: String
  public var severity: Severity
  public var message: String

  /// The place that is wrong.
  public var primary: Label

  /// Places that explain it.
  public var secondary: [Label]

  /// Facts: how the numbers came about.
  public var notes: [String]

  /// The file whose lines the notes count, where it is not that of the diagnostic.
  var fileOfNotes: Int?

  /// Proposals.
  public var help: [String]

  init(
    _ id: String, _ message: String, severity: Severity = .error, at primary: Label,
    also secondary: [Label] = [], notes: [String] = [], help: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = Self.presentable(message)
    self.primary = primary
    self.secondary = secondary
    self.notes = notes.map(Self.presentable)
    self.help = help.map(Self.presentable)
  }

  /// A text fit to be shown: names, lists and pieces of the source are in it, which may be of any
  /// length and hold characters that would garble a terminal.
  private static func presentable(_ text: String) -> String {
    let limit = 600
    var text = text
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
    }
    guard text.utf8.count > limit else { return text }
    return "\(text.prefix(limit / 2)) … \(text.suffix(limit / 2))"
  }
}
