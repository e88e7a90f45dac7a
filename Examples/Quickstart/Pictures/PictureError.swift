/// A picture that cannot be used: which file, what was expected, and what was found.
struct PictureError: Error, Equatable, CustomStringConvertible {
  /// The file's name.
  let file: String

  /// What was expected, in words.
  let expected: String

  /// What was found, in words.
  let found: String

  /// One sentence without a final period.
  var description: String { "\(file): expected \(expected), found \(found)" }
}
