import Foundation
import Testing

@testable import NetdefCompiler

/// The netdef in the documentation: what a reader copies works.
///
/// A fence ```` ```netdef ```` holds whole files; ```` ```netdef-later ```` holds what the grammar
/// has and this version does not take yet.
@Suite struct DocumentationTests {
  /// A fenced block with the place where it stands.
  struct Snippet: Sendable, CustomTestStringConvertible {
    let page: String
    let line: Int
    let text: String

    var testDescription: String { "\(page):\(line)" }
  }

  static let pages: [URL] = {
    let folder = GoldenFile.package.appending(path: "Sources/Netdef/Netdef.docc")
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
      + [GoldenFile.package.appending(path: "README.md")]
  }()

  static func snippets(_ fence: String) -> [Snippet] {
    pages.flatMap { page -> [Snippet] in
      let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
      var snippets: [Snippet] = []
      var open: (line: Int, lines: [Substring])?
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if let (start, body) = open {
          guard line.trimmingCharacters(in: .whitespaces) == "```" else {
            open = (start, body + [line])
            continue
          }
          snippets.append(
            Snippet(
              page: page.lastPathComponent, line: start,
              text: body.joined(separator: "\n") + "\n"))
          open = nil
        } else if line.trimmingCharacters(in: .whitespaces) == "```\(fence)" {
          open = (index + 2, [])
        }
      }
      return snippets
    }
  }

  @Test func thereAreSome() {
    #expect(Self.pages.count > 1)
    #expect(!Self.snippets("netdef").isEmpty)
  }

  @Test(arguments: snippets("netdef")) func isRight(_ snippet: Snippet) {
    let file = SourceFile(path: snippet.testDescription, text: snippet.text)
    let compilation = Compilation(checking: [file])
    let text = DiagnosticRenderer(files: compilation.files).render(compilation.diagnostics)
    #expect(text == "")
  }

  @Test(arguments: snippets("netdef-later")) func canBeParsed(_ snippet: Snippet) {
    let file = SourceFile(path: snippet.testDescription, text: snippet.text)
    let (_, diagnostics) = Parser.parse(file, file: 0)
    #expect(DiagnosticRenderer(files: [file]).render(diagnostics) == "")
  }

  /// The names that no definition may have are those that the reference lists.
  @Test func namesThatAreTakenAreListed() throws {
    let page = try #require(Self.pages.first { $0.lastPathComponent == "LanguageReference.md" })
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "### Names that are taken\n"))
    let section = text[start.upperBound...]
    let end = try #require(section.range(of: ".\n\nThe names of the catalogue"))
    let list = section[..<end.lowerBound].components(separatedBy: "\n\n").last ?? ""
    let names = list.split { $0 == "," || $0 == " " || $0 == "\n" }
    #expect(names.allSatisfy { $0.hasPrefix("`") && $0.hasSuffix("`") })
    let listed = names.map { $0.filter { $0 != "`" } }
    #expect(listed == ReservedNames.types.sorted())
  }

  /// The page about errors explains every id.
  @Test func everyDiagnosticIsExplained() throws {
    let page = Self.pages.first { $0.lastPathComponent == "Diagnostics.md" }
    let text = try String(contentsOf: try #require(page), encoding: .utf8)
    let explained = Set(text.matches(of: /`([a-z0-9-]+)`/).map { String($0.1) })
    #expect(try RejectedTests.ids.subtracting(explained).sorted() == [])
  }
}
