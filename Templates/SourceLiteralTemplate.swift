/// The netdef source of a model as a Swift literal.
public struct SourceLiteralTemplate {
  let access: String
  let source: String

  public init(access: String, source: String) {
    self.access = access
    self.source = source
  }

  public var text: String {
    let fence = String(repeating: "#", count: longestRunOfHashes + 1)
    return """
      /// The netdef source of the model.
      \(access)static let netdef = \(fence)\"""
      \(source.indented())
        \"""\(fence)
      """
  }

  /// A raw literal with one more `#` than the text holds in a row cannot end early.
  private var longestRunOfHashes: Int {
    var longest = 0
    var current = 0
    for character in source.utf8 {
      current = character == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
