import Foundation
import NetdefCompiler
import Testing

/// The generated Swift of the accepted files, to the letter.
///
/// The `.netdef` files lie in `Tests/NetdefGeneratedTests/Accepted`, where the plugin compiles them
/// and tests run them; the expected Swift lies beside this file. `RECORD_GOLDEN=1` writes it anew.
@Suite struct AcceptedTests {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  static let sources = tests.appending(path: "NetdefGeneratedTests/Accepted")
  static let expected = tests.appending(path: "NetdefCompilerTests/Accepted")

  static let names: [String] = {
    let files = FileManager.default.enumerator(atPath: sources.path)?.allObjects as? [String] ?? []
    return files.filter { $0.hasSuffix(".netdef") }.sorted()
  }()

  @Test(arguments: names) func generatedSwift(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.sources.appending(path: name)))
    let compilation = Compilation(
      checking: [SourceFile(path: name, bytes: bytes)], forGeneration: true)
    #expect(compilation.diagnostics.map(\.message) == [])
    let swift = Generator(compilation).swiftSource(forFileAt: name, named: name)
    let golden = Self.expected.appending(path: OutputName.forFile(at: name))
    let old = try? String(contentsOf: golden, encoding: .utf8)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil, old != swift {
      try swift.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.lastPathComponent)")
    } else {
      #expect(swift == old, "\(golden.lastPathComponent) differs; RECORD_GOLDEN=1 writes it anew")
    }
  }

  @Test func noGoldenIsAnOrphan() throws {
    let goldens = try FileManager.default.contentsOfDirectory(atPath: Self.expected.path)
    let swift = Self.names.map(OutputName.forFile)
    // The checked networks, which the tests of the loader compare.
    let networks = swift.map { $0.replacing(".netdef.swift", with: ".network") }
    let wanted = Set(swift + networks)
    #expect(goldens.filter { !wanted.contains($0) } == [])
  }
}
