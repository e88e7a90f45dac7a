/// The netdef source of a model as a Swift literal.
public struct SourceLiteralTemplate {
  let access: String
  let source: String

  public init(access: String, source: String) {
    self.access = access
    self.source = source
  }

  public var text: String {
    """
    /// The netdef source of the model.
    \(access)static let netdef = \(source.rawLiteral)
    """
  }
}

/// The netdef texts of a file's definitions, which its classes save with their networks.
public struct SourceTextsTemplate {
  /// The runtime's enum that the file extends: a type of its own could meet one of the app.
  let name: String

  /// What each text is called, and the texts.
  let members: [(name: String, text: String)]

  public init(name: String, members: [(name: String, text: String)]) {
    self.name = name
    self.members = members
  }

  public var text: String {
    """
    /// The definitions in netdef, as networks are saved with them.
    nonisolated private extension \(name) {
    \(members.map { "static let \($0.name) = \($0.text.rawLiteral)".indented() }
      .joined(separator: "\n\n"))
    }
    """
  }
}

extension String {
  /// A Swift literal of several lines, to stand at the end of a declaration.
  fileprivate var rawLiteral: String {
    let fence = String(repeating: "#", count: longestRunOfHashes + 1)
    return """
      \(fence)\"""
      \(indented())
        \"""\(fence)
      """
  }

  /// A raw literal with one more `#` than the text holds in a row cannot end early.
  private var longestRunOfHashes: Int {
    var longest = 0
    var current = 0
    for character in utf8 {
      current = character == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
