import Foundation
import Testing

/// Swift is a tree until it is printed: nothing that makes it reads what was printed.
@Suite struct GeneratedTextTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/NetdefCompiler")

  /// What looks into text.
  private static let readings = [
    "hasPrefix(", "hasSuffix(", ".contains(\"", "firstRange(", ".ranges(", ".split(", ".split {",
    ".text ==", ".text !=", ".text.contains", ".text.first", ".text.last", ".text.drop",
    ".text.isEmpty", "firstIndex(of: \"", ".replacingOccurrences", "Substring",
  ]

  /// Files that look into other text: into the names and paths of netdef files, and into their source.
  private static let others: Set<String> = [
    "Emission/Definitions/ClassSurroundings.swift", "Emission/Externs/CatalogueEmitter.swift",
    "Emission/Generator.swift", "Swift/SwiftPrinter+Members.swift", "Swift/SwiftNames.swift",
    "Swift/SwiftNames+Plurals.swift",
  ]

  @Test(arguments: ["Swift", "Emission"]) func nothingReadsGeneratedText(folder: String) throws {
    let files =
      FileManager.default.enumerator(
        atPath: Self.sources.appending(path: folder).path)?.allObjects as? [String]
    let names = try #require(files).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    #expect(names.count > 10)
    for name in names where !Self.others.contains(name) {
      let text = try String(contentsOf: Self.sources.appending(path: name), encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        let found = Self.readings.filter { line.contains($0) }
        #expect(found == [], "\(name):\(number + 1)")
      }
    }
  }

  /// A new kind of expression or statement must be thought of everywhere.
  @Test func switchesOverTheTreeNameEveryCase() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.sources.appending(path: "Swift").path)
    for name in names {
      let url = Self.sources.appending(path: "Swift/\(name)")
      let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      let defaults = lines.filter { $0.drop { $0 == " " }.hasPrefix("default:") }
      // Characters are no cases of ours.
      #expect(name == "SwiftNames.swift" || defaults == [], "\(name)")
    }
  }
}
