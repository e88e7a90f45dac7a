/// What the public declarations of a generated file mention: a module that they mention is imported
/// publicly, and no other, since Swift warns of both.
struct PublicSurface {
  /// The names in the heads of public declarations, with what they are members of:
  /// `LayerRecipe.relu`. Defaults of parameters are among them.
  private let names: Set<Substring>

  /// Whether nothing is public.
  var isEmpty: Bool { names.isEmpty }

  init(of text: String) {
    var names: Set<Substring> = []
    var isInHead = false
    // The end of the literal of several lines that is open: netdef has the word `public` as well.
    var literalEnd: String?
    for line in text.split(separator: "\n") {
      let code = line.drop { $0 == " " }
      if let end = literalEnd {
        if code == end { literalEnd = nil }
        continue
      }
      if code.hasPrefix("//") { continue }
      if line.hasSuffix("#\"\"\"") {
        let fence = line.dropLast(3).reversed().prefix { $0 == "#" }
        literalEnd = "\"\"\"" + String(fence)
      }
      if code.hasPrefix("public ") { isInHead = true }
      guard isInHead else { continue }
      // A stored property's value is no part of what others see; that of a parameter is.
      let isProperty = ["public let ", "public static let ", "public var ", "public static var "]
        .contains { code.hasPrefix($0) }
      let end = code.firstIndex { $0 == "{" || isProperty && $0 == "=" }
      let head = code[..<(end ?? code.endIndex)]
      names.formUnion(head.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
      if end != nil || isProperty { isInHead = false }
    }
    self.names = names
  }

  /// Whether a type is mentioned, or one inside of it.
  func mentions(type: String) -> Bool {
    names.contains { $0.prefix { $0 != "." } == type }
  }

  /// Whether a function is mentioned as a value.
  func mentions(function: String) -> Bool {
    names.contains { $0 == "LayerRecipe.\(function)" }
  }
}
