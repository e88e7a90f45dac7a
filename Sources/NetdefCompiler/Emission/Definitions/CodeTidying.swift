/// Takes away what a person would not have written: names that nobody reads, `var` where `let` does.
///
/// Names are unique within a body, so that a name's uses are the places where it is mentioned.
enum CodeTidying {
  /// - Parameter values: Variables that were computed before in the same way, so that nothing is
  ///   lost where only they themselves read them.
  /// - Parameter results: What layers and functions of tensors give: these run, as traces show,
  ///   whoever reads that.
  static func tidied(
    _ codes: [Code], values: Set<String> = [], results: Set<String> = []
  ) -> [Code] {
    var current = codes.map { TidyCode($0, values: values) }
    var count = Code.lines(codes).count
    // A name that goes may have been the last to read another.
    for _ in 0..<32 {
      var readers = LaterReaders(results: results)
      current = withoutUnread(current, &readers)
      let left = lines(current).count
      if left == count { break }
      count = left
    }
    var assignments = LaterAssignments()
    return withConstants(current, &assignments)
  }

  private static func lines(_ codes: [TidyCode]) -> [String] {
    Code.lines(codes.compactMap(\.code))
  }

  // MARK: Names that nobody reads

  /// The statements without names that nobody reads, from the last to the first: what may read a
  /// name was met before it.
  private static func withoutUnread(
    _ codes: [TidyCode], _ readers: inout LaterReaders
  ) -> [TidyCode] {
    var kept: [TidyCode] = []
    for code in codes.reversed() where !code.isGone {
      switch code {
      case .line(let line):
        guard let line = withoutUnread(line, &readers) else { break }
        readers.add(line)
        kept.append(.line(line))
      case .loop(let pattern, let values, let body):
        readers.enter()
        let inner = withoutUnread(body, &readers)
        let layer = readers.leave()
        if inner.isEmpty { break }
        let tidied = withoutUnread(pattern, in: inner)
        readers.add(layer)
        readers.add(tidied)
        readers.add(values)
        kept.append(.loop(pattern: tidied, values: values, body: inner))
      case .branches(let arms):
        kept += withoutUnread(arms, &readers).reversed()
      }
    }
    return kept.reversed().filter { !$0.isGone }
  }

  /// A line without the names that nobody reads; nil if it is needed for nothing else.
  private static func withoutUnread(_ line: TidyLine, _ readers: inout LaterReaders) -> TidyLine? {
    guard let declared = declaredNames(line.text), !declared.isEmpty else { return line }
    let unread = declared.filter { !readers.isRead($0) }
    if unread.isEmpty { return line }
    if unread.count < declared.count { return TidyLine(replacing(unread, in: line.text)) }
    for name in declared { readers.dropAssignments(of: name) }
    // A call that makes or runs a layer counts for what it does.
    let isCall =
      line.text.contains("children.add") || line.text.hasPrefix("_ = ")
      || line.text.hasPrefix("let _ = ")
    if isCall { return line }
    guard !readers.results.isDisjoint(with: declared),
      let call = line.text.firstRange(of: " = try ")
    else { return nil }
    return TidyLine("_ = try \(line.text[call.upperBound...])")
  }

  /// What a loop names, without what its body mentions not.
  private static func withoutUnread(_ pattern: TidyLine, in body: [TidyCode]) -> TidyLine {
    var text = pattern.text
    for name in identifiers(text) where !body.contains(where: { $0.mentions(name) }) {
      text = replacingWord(name, with: "_", in: text)
    }
    return TidyLine(identifiers(text).contains { $0 != "_" } ? text : "_")
  }

  private static func withoutUnread(
    _ arms: [TidyArm], _ readers: inout LaterReaders
  ) -> [TidyCode] {
    var inner: [TidyArm] = []
    var layers: [LaterReaders.Layer] = []
    for arm in arms {
      readers.enter()
      inner.append((head: arm.head, body: withoutUnread(arm.body, &readers)))
      layers.append(readers.leave())
    }
    if inner.allSatisfy(\.body.isEmpty) { return [] }
    if let body = commonBody(inner) {
      // The other arm goes with all that it reads.
      readers.add(layers[0])
      return body
    }
    for layer in layers { readers.add(layer) }
    let left = withoutEmptyArms(inner)
    for arm in left { readers.add(arm.head) }
    return [.branches(left)]
  }

  /// What all arms of a condition do, where that is the same: the children differ, not their calls.
  private static func commonBody(_ arms: [TidyArm]) -> [TidyCode]? {
    guard arms.count == 2, arms[1].head.text == "else", !arms[0].head.text.hasPrefix("if let "),
      lines(arms[0].body) == lines(arms[1].body)
    else { return nil }
    return arms[0].body
  }

  /// `if a { } else { x }` is `if !(a) { x }` to a person; an empty `else` is nothing.
  private static func withoutEmptyArms(_ arms: [TidyArm]) -> [TidyArm] {
    if arms.count == 2, arms[1].body.isEmpty { return [arms[0]] }
    let head = arms[0].head.text
    if arms.count == 2, arms[0].body.isEmpty, head.hasPrefix("if "), !head.hasPrefix("if let ") {
      return [(head: TidyLine("if !(\(head.dropFirst(3)))"), body: arms[1].body)]
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

  /// The statements with `let` for variables that are set once.
  private static func withConstants(
    _ codes: [TidyCode], _ later: inout LaterAssignments
  ) -> [Code] {
    var result: [Code] = []
    for code in codes.reversed() where !code.isGone {
      switch code {
      case .line(let line):
        result.append(.line(withConstant(line.text, later)))
        later.add(line.names.assigned)
      case .loop(let pattern, let values, let body):
        later.enter()
        let inner = withConstants(body, &later)
        // Each turn may set it.
        later.add(later.leave().mapValues { _ in 2 })
        result.append(.loop(pattern: pattern.text, values: values.text, body: inner))
      case .branches(let arms):
        var most: [String: Int] = [:]
        var inner: [(head: String, body: [Code])] = []
        for arm in arms {
          later.enter()
          inner.append((head: arm.head.text, body: withConstants(arm.body, &later)))
          most.merge(later.leave(), uniquingKeysWith: max)
        }
        later.add(most)
        result.append(.branches(inner))
      }
    }
    return result.reversed()
  }

  private static func withConstant(_ text: String, _ later: LaterAssignments) -> String {
    guard text.hasPrefix("var "), !isChildScope(text), let name = declaredNames(text)?.first
    else { return text }
    let limit = text.contains(" = ") ? 0 : 1
    return later.count(of: name) <= limit ? "let " + text.dropFirst(4) : text
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
