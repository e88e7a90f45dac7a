/// What a line of Swift does to names, found in one pass over its text.
///
/// A body of a thousand statements declares a thousand names: looking for each in every line would
/// take a time that grows with the square of that.
struct LineNames {
  /// The identifiers that it reads: all of them but a variable that it only sets.
  private(set) var read: Set<String>

  /// The variable that it does nothing but set: `half = width`. What makes a layer does more.
  private(set) var idleTarget: String?

  /// The variables that it may change, with how often; 2 stands for more than once.
  private(set) var assigned: [String: Int] = [:]

  /// - Parameter values: Variables whose setting does nothing else, whatever they are set to.
  init(_ line: String, values: Set<String> = []) {
    let text = SwiftLiteral.blanked(Array(line.utf8))
    read = []
    var position = 0
    while let word = Self.nextWord(in: text, from: position) {
      let name = String(decoding: text[word], as: UTF8.self)
      if !Self.isLabel(word, in: text) { read.insert(name) }
      note(name, at: word, in: text)
      position = word.upperBound
    }
    if let target = Self.idleTarget(of: text, line, values) {
      idleTarget = target
      read.remove(target)
    }
  }

  /// Whether it mentions a name, to read or to set it.
  func mentions(_ name: String) -> Bool { idleTarget == name || read.contains(name) }

  private mutating func note(_ name: String, at word: Range<Int>, in text: [UInt8]) {
    func isFollowed(by suffix: StaticString) -> Bool {
      text[word.upperBound...].starts(
        with: UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
    }
    if word.lowerBound == 0,
      isFollowed(by: " = ") || isFollowed(by: " += ")
        || isFollowed(by: ".append(")
    {
      assigned[name] = max(1, assigned[name] ?? 0)
    } else if isFollowed(by: ".next()")
      || word.lowerBound > 0 && text[word.lowerBound - 1] == UInt8(ascii: "&")
    {
      assigned[name] = 2
    }
  }

  /// The name in front of the ` = ` with which a line starts, if it is all that the line changes.
  private static func idleTarget(
    of text: [UInt8], _ line: String, _ values: Set<String>
  ) -> String? {
    guard let word = nextWord(in: text, from: 0), word.lowerBound == 0,
      text[word.upperBound...].starts(with: " = ".utf8)
    else { return nil }
    let name = String(decoding: text[word], as: UTF8.self)
    if values.contains(name) { return name }
    if line.contains("children.add") || line.contains("try ") { return nil }
    var position = word.upperBound
    while let other = nextWord(in: text, from: position) {
      if text[other] == text[word] { return nil }
      position = other.upperBound
    }
    return name
  }

  /// `N` of `Linear(on: &x, N: 4)`.
  private static func isLabel(_ word: Range<Int>, in text: [UInt8]) -> Bool {
    guard word.upperBound < text.count, text[word.upperBound] == UInt8(ascii: ":") else {
      return false
    }
    let before = text[..<word.lowerBound].last {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n")
    }
    return before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
  }

  /// Where the next identifier stands; backticks and what is not ASCII are parts of one.
  private static func nextWord(in text: [UInt8], from start: Int) -> Range<Int>? {
    guard let lower = text[start...].firstIndex(where: \.isIdentifierPart) else { return nil }
    return lower..<(text[lower...].firstIndex { !$0.isIdentifierPart } ?? text.count)
  }
}
