import Foundation

/// A folder of a target's sources, with the types that its files declare and mention.
struct SourceFolder {
  let name: String
  private(set) var declaredTypes: Set<String> = []
  private(set) var mentionedTypes: Set<String> = []

  /// The folders of a target that hold Swift.
  static func all(of target: String) throws -> [SourceFolder] {
    let root = GoldenFile.package.appending(path: "Sources/\(target)")
    let paths = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    var folders: [String: SourceFolder] = [:]
    for path in paths where path.hasSuffix(".swift") {
      let parts = path.split(separator: "/")
      // Files beside the folders put all together, so they use what they like.
      guard parts.count > 1 else { continue }
      let name = String(parts[0])
      let text = SwiftWords(try String(contentsOf: root.appending(path: path), encoding: .utf8))
      folders[name, default: SourceFolder(name: name)].add(text)
    }
    return Array(folders.values)
  }

  private mutating func add(_ text: SwiftWords) {
    declaredTypes.formUnion(text.declaredTypes)
    mentionedTypes.formUnion(text.mentionedTypes)
  }
}
