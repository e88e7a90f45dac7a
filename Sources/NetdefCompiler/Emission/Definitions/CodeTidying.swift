/// Takes away what a person would not have written: names that nobody reads, `var` where `let` does.
///
/// Names are unique within a body, so that a name's uses are the places where it is mentioned.
enum CodeTidying {
  static func tidied(_ codes: [Code]) -> [Code] {
    var current = codes
    // A name that goes may have been the last to read another.
    for _ in 0..<32 {
      let lines = Code.lines(current).count
      current = withoutUnread(current, after: [])
      if Code.lines(current).count == lines { break }
    }
    return withConstants(current, after: [])
  }

  // MARK: Names that nobody reads

  private static func withoutUnread(_ codes: [Code], after rest: [Code]) -> [Code] {
    var kept: [Code] = []
    for index in codes.indices.reversed() {
      let later = kept.reversed() + rest
      switch codes[index] {
      case .line(let text):
        guard let declared = declaredNames(text), !declared.isEmpty else {
          kept.append(codes[index])
          break
        }
        let read = declared.filter { name in later.contains { $0.reads(name) } }
        if read.isEmpty {
          for name in declared { kept = Code.withoutAssignments(of: name, in: kept) }
          // A call that makes or runs a layer counts for what it does.
          if text.contains("children.add") || text.hasPrefix("_ = ") || text.hasPrefix("let _ = ") {
            kept.append(.line(text))
          }
        } else if declared.count > 1 {
          kept.append(.line(replacing(declared.filter { !read.contains($0) }, in: text)))
        } else {
          kept.append(codes[index])
        }
      case .loop(let pattern, let values, let body):
        let inner = withoutUnread(body, after: later)
        let unread = identifiers(pattern).filter { name in
          !inner.contains { $0.mentions(name) }
        }
        if inner.isEmpty { break }
        var tidied = pattern
        for name in unread { tidied = replacingWord(name, with: "_", in: tidied) }
        if !identifiers(tidied).contains(where: { $0 != "_" }) { tidied = "_" }
        kept.append(.loop(pattern: tidied, values: values, body: inner))
      case .branches(let arms):
        let inner = arms.map { (head: $0.head, body: withoutUnread($0.body, after: later)) }
        if inner.allSatisfy(\.body.isEmpty) { break }
        if let body = commonBody(inner) {
          kept += body.reversed()
        } else {
          kept.append(.branches(withoutEmptyArms(inner)))
        }
      }
    }
    return kept.reversed()
  }

  /// What all arms of a condition do, where that is the same: the children differ, not their calls.
  private static func commonBody(_ arms: [(head: String, body: [Code])]) -> [Code]? {
    guard arms.count == 2, arms[1].head == "else", !arms[0].head.hasPrefix("if let "),
      Code.lines(arms[0].body) == Code.lines(arms[1].body)
    else { return nil }
    return arms[0].body
  }

  /// `if a { } else { x }` is `if !(a) { x }` to a person; an empty `else` is nothing.
  private static func withoutEmptyArms(
    _ arms: [(head: String, body: [Code])]
  ) -> [(head: String, body: [Code])] {
    if arms.count == 2, arms[1].body.isEmpty { return [arms[0]] }
    if arms.count == 2, arms[0].body.isEmpty, arms[0].head.hasPrefix("if "),
      !arms[0].head.hasPrefix("if let ")
    {
      return [(head: "if !(\(arms[0].head.dropFirst(3)))", body: arms[1].body)]
    }
    return arms
  }

  // MARK: Constants

  /// What makes the scope of the children, which every child changes.
  static func childScope(of definition: String?) -> String {
    definition.map { "var children = try ChildScope(of: \"\($0)\")" }
      ?? "var children = ChildScope()"
  }

  static func isChildScope(_ line: String) -> Bool { line.hasPrefix("var children = ") }

  private static func withConstants(_ codes: [Code], after rest: [Code]) -> [Code] {
    codes.indices.map { index in
      let later = Array(codes[(index + 1)...]) + rest
      switch codes[index] {
      case .line(let text):
        guard text.hasPrefix("var "), !isChildScope(text), let name = declaredNames(text)?.first
        else {
          return codes[index]
        }
        let isSet = !text.contains(" = ")
        let limit = isSet ? 1 : 0
        let count = Code.assignments(of: name, in: later)
        return count <= limit ? .line("let " + text.dropFirst(4)) : codes[index]
      case .loop(let pattern, let values, let body):
        return .loop(
          pattern: pattern, values: values, body: withConstants(body, after: later))
      case .branches(let arms):
        return .branches(
          arms.map { (head: $0.head, body: withConstants($0.body, after: later)) })
      }
    }
  }

  // MARK: Text

  /// The names that a `let` or `var` declares; nil for other lines.
  private static func declaredNames(_ text: String) -> [String]? {
    guard text.hasPrefix("let ") || text.hasPrefix("var ") else { return nil }
    var head = text.dropFirst(4)
    if head.first == "(" {
      guard let end = head.firstIndex(of: ")") else { return nil }
      return identifiers(String(head[..<end])).filter { $0 != "_" }
    }
    head = head.prefix { $0 != ":" && $0 != " " && $0 != "=" }
    return [String(head)]
  }

  private static func identifiers(_ pattern: String) -> [String] {
    pattern.split { $0 == "(" || $0 == ")" || $0 == "," || $0 == " " }.map(String.init)
  }

  private static func replacing(_ names: [String], in text: String) -> String {
    guard let end = text.firstIndex(of: ")") else { return text }
    var head = String(text[..<end])
    for name in names { head = replacingWord(name, with: "_", in: head) }
    return head + text[end...]
  }

  private static func replacingWord(_ name: String, with other: String, in text: String) -> String {
    var result = ""
    var word = ""
    func flush() {
      result += word == name ? other : word
      word = ""
    }
    for character in text {
      if character == "(" || character == ")" || character == "," || character == " " {
        flush()
        result.append(character)
      } else {
        word.append(character)
      }
    }
    flush()
    return result
  }
}
