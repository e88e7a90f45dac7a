/// What no Swift can be written for: it becomes the diagnostic `notYetGenerated`.
struct EmissionError: Error {
  /// In words, as in «`a list of steps` cannot be generated yet».
  var what: String
  var range: SourceRange

  init(_ what: String, _ range: SourceRange) {
    self.what = what
    self.range = range
  }
}
