import Foundation
import Testing

/// A file uses only types of its own folder and of folders before it, in the order of CONTRIBUTING's
/// tables.
///
/// `FolderOrder.txt` lists what does not keep to it yet, and may only become shorter: a mention that
/// is not listed fails, and so does a line that nothing needs any more.
@Suite struct FolderOrderTests {
  /// A target whose folders have an order.
  struct Layout: Sendable, CustomTestStringConvertible {
    let target: String
    /// The line of CONTRIBUTING that its table comes after begins so.
    let heading: String

    var testDescription: String { target }
  }

  static let layouts = [
    Layout(target: "NetdefCompiler", heading: "**The compiler**"),
    Layout(target: "Netdef", heading: "**The runtime**"),
  ]

  @Test(arguments: layouts) func contributingListsTheFolders(of layout: Layout) throws {
    let folders = try SourceFolder.all(of: layout.target).map(\.name)
    #expect(try Self.order(of: layout).filter { $0 != "Netdef.docc" }.sorted() == folders.sorted())
  }

  @Test(arguments: layouts) func filesUseFoldersBeforeTheirOwn(in layout: Layout) throws {
    let order = try Self.order(of: layout)
    let folders = try SourceFolder.all(of: layout.target)
    var folderOfType: [String: String] = [:]
    for folder in folders {
      for name in folder.declaredTypes { folderOfType[name] = folder.name }
    }
    #expect(folderOfType.count > 50, "the scan finds no types")

    var found: Set<String> = []
    for folder in folders {
      let place = try #require(order.firstIndex(of: folder.name))
      for name in folder.mentionedTypes {
        guard let other = folderOfType[name], let otherPlace = order.firstIndex(of: other),
          otherPlace > place
        else { continue }
        found.insert("\(layout.target): \(folder.name) uses \(name) of \(other)")
      }
    }
    let listed = try Self.exceptions(of: layout)
    #expect(found.subtracting(listed).sorted() == [], "against the order of folders")
    #expect(listed.subtracting(found).sorted() == [], "kept by now: delete the lines")
  }

  @Test func theScanTellsTypesFromOtherWords() {
    let text = SwiftWords(
      """
      /// A `Value` that is not meant.
      public final class Model<Value> { let first: Value }
      @frozen public enum Kind { case Other }
      private struct Hidden {}
      extension Network.Step {
        struct Inner {}
      }
      let text = "Node \\"Graph\\" // Plan"  // Trace
      let step: Shape.Element = Layer.Shape(Inner.Size)
      """)
    #expect(text.declaredTypes == ["Model", "Kind"])
    #expect(text.mentionedTypes.isSuperset(of: ["Network", "Shape", "Layer"]))
    for word in ["Value", "Inner", "Node", "Graph", "Plan", "Trace", "Step", "Size", "Element"] {
      #expect(!text.mentionedTypes.contains(word))
    }
  }

  /// The folders of the table, from the first to the last.
  private static func order(of layout: Layout) throws -> [String] {
    let page = GoldenFile.package.appending(path: "CONTRIBUTING.md")
    let lines = try String(contentsOf: page, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(lines.firstIndex { $0.hasPrefix(layout.heading) })
    return lines[heading...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2)
      .compactMap { $0.firstMatch(of: /^\| `(\w+(?:\.docc)?)` \|/).map { String($0.1) } }
  }

  private static func exceptions(of layout: Layout) throws -> Set<String> {
    let list = GoldenFile.package.appending(path: "Tests/NetdefCompilerTests/FolderOrder.txt")
    let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
    return Set(lines.map(String.init).filter { $0.hasPrefix(layout.target + ": ") })
  }
}
