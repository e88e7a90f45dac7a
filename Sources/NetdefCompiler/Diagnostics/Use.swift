/// A use of a definition that led to what is being checked.
struct Use {
  /// Where the definition is named.
  let range: SourceRange

  /// What a note says of it; nil where the use is no news. Of most uses there is none.
  private let texts: (made: () -> String, line: () -> Int, file: String, role: () -> String)?

  /// A use that no note mentions.
  init(at range: SourceRange) {
    self.range = range
    texts = nil
  }

  /// - Parameters:
  ///   - made: What the use makes: `Stage(width: 8)`.
  ///   - file: The file of the use.
  ///   - line: The line of the use, beginning at 1.
  ///   - role: What it is made as, and what is known of it: `` `layer1`; here … ``.
  init(
    at range: SourceRange, made: @autoclosure @escaping () -> String, file: SourceFile,
    line: @autoclosure @escaping () -> Int, role: @autoclosure @escaping () -> String
  ) {
    self.range = range
    texts = (made, line, file.name, role)
  }

  /// One fact; a place in another file than the reader looks at has that file's name.
  func note(in file: Int) -> String? {
    texts.map { texts in
      "in `\(texts.made())`, made at line \(texts.line())"
        + (file == range.file ? "" : " of `\(texts.file)`") + " as \(texts.role())"
    }
  }
}
