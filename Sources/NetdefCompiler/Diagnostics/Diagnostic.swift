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
  public var notes: [String] { facts.map(\.text) }
  var facts: [Note]

  /// Proposals.
  public var help: [String]

  init(
    _ id: String, _ message: String, severity: Severity = .error, at primary: Label,
    also secondary: [Label] = [], notes: [Note] = [], help: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = Self.presentable(message)
    self.primary = Self.presentable(primary)
    self.secondary = secondary.map(Self.presentable)
    facts = notes.map { Note(Self.presentable($0.text), file: $0.file) }
    self.help = help.map(Self.presentable)
  }

  /// A text fit to be shown: names, lists and pieces of the source are in it, which may be of any
  /// length and hold characters that would garble a terminal.
  private static func presentable(_ text: String) -> String { VisibleText.of(text, limit: 600) }

  /// A place whose remark is fit to be shown.
  private static func presentable(_ label: Label) -> Label {
    Label(label.range, VisibleText.of(label.text, limit: 300))
  }
}
