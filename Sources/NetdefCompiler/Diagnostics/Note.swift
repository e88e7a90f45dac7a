/// A fact that explains a diagnostic.
struct Note: Sendable, Hashable {
  var text: String

  /// The file whose line the text mentions, if it does.
  var file: Int?

  init(_ text: String, file: Int? = nil) {
    self.text = text
    self.file = file
  }
}

extension Note: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self.init(text) }
}
