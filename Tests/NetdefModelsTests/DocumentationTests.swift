import Foundation
import Netdef
import NetdefLoader
import Testing

/// What the page about the library says of it.
@Suite struct DocumentationTests {
  private static func page() throws -> String {
    try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Netdef/Netdef.docc/Models.md"), encoding: .utf8)
  }

  /// The netdef blocks of the page.
  private static func blocks() throws -> [String] {
    try page().matches(of: /(?s)```netdef\n(.*?)```/).map { String($0.1) }
  }

  @Test func theShortResNet50IsTorchvisions() throws {
    let text = try #require(try Self.blocks().first { $0.contains("model ResNet50") })
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("///") }
    #expect(lines.count <= 25)
    let model = try NetdefLoader.load(text: text)
    let library = LibraryModel(name: "ResNet50", parameterCount: 0)
    #expect(
      model.stateDict().map { "\($0.name) \($0.tensor.shape)" }
        == (try library.referenceNames()))
  }

  @Test func theOwnBlockFits() throws {
    let text = try #require(try Self.blocks().first { $0.contains("block Plain") })
    let model = try Library.load(
      "model Mine = ResNet(Plain, [2, 2, 2, 2], size: (96, 128))\n" + text)
    #expect(try model.outputShape(of: [1, 3, 96, 128]) == [1, 1000])
  }

  @Test func theTablesNameEveryPublicDefinition() throws {
    let page = try Self.page()
    for file in ["ResNet", "TutorialResNet"] {
      for match in try Library.text(file).matches(of: /public \w+ ([A-Z]\w*)/) {
        let name = String(match.1)
        let isListed = page.contains("`\(name)`") || name.hasPrefix("TutorialResNet")
        #expect(isListed, "\(name)")
      }
    }
  }
}
