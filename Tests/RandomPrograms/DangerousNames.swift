import Foundation

/// Names that mean something in Swift, in the runtime or in generated code, collected from where they
/// are declared and used.
public struct DangerousNames: Sendable {
  /// Swift's words: those that its own parser knows.
  public let words: [String]

  /// What the runtime declares: types, members, and labels.
  public let runtime: [String]

  /// What generated code declares and mentions.
  public let generated: [String]

  /// All of them, each once.
  public let all: [String]

  /// - Parameters:
  ///   - package: The folder of the package.
  ///   - files: The accepted files, each with the Swift that is generated for it.
  public init(package: URL, files accepted: [(netdef: String, swift: String)]) throws {
    let words = try String(
      contentsOf: package.appending(path: "Tests/RandomPrograms/SwiftWords.txt"), encoding: .utf8)
    self.words = words.split(whereSeparator: \.isWhitespace).map(String.init)
    let runtime = package.appending(path: "Sources/Netdef")
    let files = FileManager.default.enumerator(atPath: runtime.path)?.allObjects as? [String] ?? []
    var declared: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: runtime.appending(path: file), encoding: .utf8)
      declared.formUnion(Self.declared(in: text))
    }
    self.runtime = declared.sorted()
    // What a file itself names is no name of the generator's; another file has that too.
    var generated: Set<String> = []
    for (netdef, swift) in accepted {
      let own = Set(Self.words(in: netdef[...]).map(String.init))
      generated.formUnion(
        Self.mentioned(in: swift).filter { !own.contains($0) && !own.contains(Self.snakeCase($0)) })
    }
    self.generated = generated.sorted()
    // A name that is written in another way there: `is_deep` becomes `isDeep`, and `outputs` a class
    // `Outputs`.
    let plain = Set(
      self.words + self.runtime + self.generated)
    let isName = { (name: String) in name.contains { $0 != "_" } && !(name.first?.isNumber ?? true)
    }
    all = plain.union(plain.map(Self.snakeCase)).filter(isName).sorted()
  }

  /// The types and members that a file declares, but for what it keeps to itself.
  private static func declared(in text: String) -> Set<String> {
    var names: Set<String> = []
    // Whether each brace that is open is that of a type: what stands in others is local.
    var types: [Bool] = []
    for line in text.split(separator: "\n") {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("//") { continue }
      if code.hasPrefix("}") { _ = types.popLast() }
      let words = words(in: code)
      if !types.contains(false), !words.contains("private") {
        for (keyword, name) in zip(words, words.dropFirst()) where declaring.contains(keyword) {
          names.insert(String(name))
        }
      }
      if code.hasSuffix("{") {
        types.append(!words.contains("func") && words.contains { bodies.contains($0) })
      }
    }
    return names
  }

  /// Words in front of the name that they declare.
  private static let declaring: Set<Substring> = [
    "class", "struct", "enum", "protocol", "actor", "typealias", "associatedtype", "func", "var",
    "let", "case",
  ]

  /// Words of what has members.
  private static let bodies: Set<Substring> = [
    "class", "struct", "enum", "protocol", "actor", "extension",
  ]

  /// The words of a Swift text without its comments and literals.
  private static func mentioned(in text: String) -> Set<String> {
    var names: Set<String> = []
    var literalEnd: String?
    for line in text.split(separator: "\n") {
      let code = line.drop { $0 == " " }
      if let end = literalEnd {
        if code == end { literalEnd = nil }
        continue
      }
      if code.hasPrefix("//") { continue }
      if line.hasSuffix("#\"\"\"") {
        literalEnd = "\"\"\"" + line.dropLast(3).reversed().prefix { $0 == "#" }
      }
      // Every second piece is a text; the words of those that are interpolated are left out with it.
      let pieces = code.split(separator: "\"", omittingEmptySubsequences: false)
      for index in stride(from: 0, to: pieces.count, by: 2) {
        for word in words(in: pieces[index]) { names.insert(String(word)) }
      }
    }
    return names
  }

  private static func words(in text: Substring) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// `callDepth` → `call_depth`.
  private static func snakeCase(_ name: String) -> String {
    guard name.dropFirst().contains(where: \.isUppercase) else { return name }
    return name.reduce(into: "") { result, character in
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.lowercased()
    }
  }
}
