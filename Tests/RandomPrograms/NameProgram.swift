/// A file with a definition that has names in one or two places.
public struct NameProgram: Sendable {
  /// What the definition is: what is known when it is written decides how its Swift is made.
  public enum Kind: Int, CaseIterable, Sendable {
    case model, modelWithParameters, block
  }

  /// A name in its place.
  public struct Entry: Sendable {
    public let place: NamePlace
    public let name: String

    public init(_ place: NamePlace, _ name: String) {
      self.place = place
      self.name = place.spelled(name)
    }
  }

  public let entries: [Entry]
  public let kind: Kind

  /// Letters and digits that make its own names differ from those of other programs.
  public let token: String

  public init(_ entries: [Entry], kind: Kind, token: String) {
    self.entries = entries
    self.kind = kind
    self.token = token
  }

  /// What it tries: ``model, `child` in `let` ``.
  public var title: String {
    "\(kind): " + entries.map { "`\($0.name)` as \($0.place.title)" }.joined(separator: ", ")
  }

  /// The types that it declares beside those with its token: two programs with one cannot be one
  /// module.
  public var types: Set<String> {
    Set(entries.filter(\.place.isType).map(\.name))
  }

  /// The file.
  public var text: String {
    var outside: [String] = []
    var parameters = kind == .modelWithParameters ? ["plain: Int = 2"] : []
    var sizes: [String] = []
    var input = "x"
    var batch = "N"
    var output = ""
    var statements: [String] = []
    var tensor = ""
    for (index, entry) in entries.enumerated() {
      func filled(_ text: String) -> String { self.filled(text, entry, index) }
      outside += entry.place.outside.map(filled)
      parameters += entry.place.parameters.map(filled)
      if let size = entry.place.size { sizes.append(filled(size)) }
      if let name = entry.place.input { input = filled(name) }
      if let name = entry.place.batch { batch = filled(name) }
      if let name = entry.place.output { output = "\(filled(name)) = " }
    }
    tensor = input
    for (index, entry) in entries.enumerated() where !entry.place.statements.isEmpty {
      let next = "tensor_\(index)"
      statements += entry.place.statements.map {
        filled($0.replacing("FROM", with: tensor).replacing("TO", with: next), entry, index)
      }
      tensor = next
    }
    // The last size is a layer's, which a model is made with.
    if kind != .block || sizes.isEmpty { sizes.append(kind == .block ? "D" : "4") }
    let end = kind == .modelWithParameters ? "Linear(plain)" : "Linear(2)"
    let list = parameters.isEmpty ? "" : "(\(parameters.joined(separator: ", ")))"
    let lines =
      ["in \(input): [\(batch), \(sizes.joined(separator: ", "))]"] + statements
      + ["out \(output)\(tensor) -> \(end)"]
    let definition = """
      \(kind == .block ? "block" : "model") Net\(token)\(list) {
      \(lines.joined(separator: "\n"))
      }
      """
    let rest = sizes.count == 2 ? ", 5" : ""
    let use =
      "model Use\(token) {\nin x: [N, 4\(rest)]\nout x -> Net\(token) -> other: Net\(token)\n}"
    return (outside + [definition] + (kind == .block ? [use] : [])).joined(separator: "\n") + "\n"
  }

  /// The Swift of what it declares as written in Swift.
  public var swift: String {
    let texts = entries.enumerated().flatMap { index, entry in
      entry.place.swift.map { text in
        let label = Self.camelCase(entry.name)
        return text.replacing("LABEL", with: "`\(label)`").replacing("CASE", with: "`\(label)`")
          .replacing("flip_ZZ", with: Self.camelCase("flip_" + token(index)))
          .replacing("ZZ", with: token(index))
      }
    }
    return (["import Netdef", ""] + texts).joined(separator: "\n") + "\n"
  }

  private func token(_ index: Int) -> String { token + ["a", "b", "c"][index % 3] }

  private func filled(_ text: String, _ entry: Entry, _ index: Int) -> String {
    text.replacing("ZZ", with: token(index)).replacing("@", with: entry.name)
  }

  /// `leaky_relu` → `leakyRelu`, as Swift calls what netdef writes so.
  private static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_")
    guard let first = words.first else { return name }
    return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
