import Foundation
import NetdefCompiler
import Testing

/// The checked networks of the accepted files, to the letter, beside the expected Swift.
///
/// `RECORD_GOLDEN=1` writes them anew, and still fails.
@Suite struct NetworkGoldenTests {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  static let sources = tests.appending(path: "NetdefGeneratedTests/Accepted")
  static let expected = tests.appending(path: "NetdefCompilerTests/Accepted")

  static let names: [String] = {
    let files = FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String] ?? []
    return files.filter { $0.hasSuffix(".netdef") }.sorted()
  }()

  /// The golden of a file: `Folder/Shapes.netdef` has `Folder+Shapes.network`.
  static func goldenName(of name: String) -> String {
    OutputName.forFile(at: name).replacing(".netdef.swift", with: ".network")
  }

  @Test(arguments: names) func network(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.sources.appending(path: name)))
    let file = SourceFile(path: name, bytes: bytes)
    let compilation = Compilation(checking: [file])
    #expect(compilation.diagnostics.map(\.message) == [])
    var networks = compilation.networks
    // Models that need values have those with which tests run them.
    for golden in GoldenNetwork.all where golden.file == name && !golden.settings.isEmpty {
      let selection = Selection(
        model: golden.name, settings: golden.settings.map { Setting($0) })
      let compilation = Compilation(checking: [file], selection: selection)
      // Of a use of a definition there may be something to warn about.
      #expect(compilation.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
      networks.append(try #require(compilation.networks.first { $0.name == golden.name }))
    }
    #expect(
      Set(networks.map(\.name))
        == Set(compilation.networks.map(\.name) + compilation.incompleteModels))
    let text = networks.map(NetworkDump.text).joined(separator: "\n")
    let golden = Self.expected.appending(path: Self.goldenName(of: name))
    let old = try? String(contentsOf: golden, encoding: .utf8)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil, old != text {
      try text.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.lastPathComponent)")
    } else if text != old {
      let (lines, oldLines) = (text.split(separator: "\n"), (old ?? "").split(separator: "\n"))
      let place = zip(lines, oldLines).first { $0 != $1 }
      Issue.record(
        "\(golden.lastPathComponent) differs, first in \(place.map { "`\($0)`, once `\($1)`" } ?? "its length"); RECORD_GOLDEN=1 writes it anew"
      )
    }
  }
}
