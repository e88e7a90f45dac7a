import Foundation
import Testing

@testable import NetdefCompiler

/// Networks written on paper before the grammar was settled: it must be able to say them all,
/// whatever of it is implemented.
@Suite struct PaperTests {
  static let names = GoldenFile.names(in: "Paper").filter { $0.hasSuffix(".netdef") }

  @Test func thereAreSome() { #expect(Self.names.count >= 10) }

  @Test(arguments: names) func parses(name: String) throws {
    let url = GoldenFile.folder.appending(path: "Paper/\(name)")
    let file = SourceFile(path: name, bytes: Array(try Data(contentsOf: url)))
    let (syntax, diagnostics) = Parser.parse(file, file: 0)
    #expect(DiagnosticRenderer(files: [file]).render(diagnostics) == "")
    #expect(!syntax.definitions.isEmpty)
  }

  /// What is not implemented yet is said to be so; layers and functions may be missing.
  @Test(arguments: names) func checks(name: String) throws {
    let url = GoldenFile.folder.appending(path: "Paper/\(name)")
    let compilation = Compilation(
      checking: [SourceFile(path: name, bytes: Array(try Data(contentsOf: url)))])
    let texts = DiagnosticRenderer(files: compilation.files)
    for diagnostic in compilation.diagnostics where diagnostic.severity == .error {
      // GoogLeNet has outputs that depend on a parameter.
      let expected = [
        "not-yet-supported", "unknown-layer", "unknown-function", "outputs-differ",
      ]
      #expect(expected.contains(diagnostic.id), "\(texts.render(diagnostic))")
    }
  }
}
