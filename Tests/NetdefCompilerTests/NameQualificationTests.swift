import Foundation
import Testing

@testable import NetdefCompiler

/// Generated Swift says whose types it means, so that an app's own types cannot be meant.
@Suite struct NameQualificationTests {
  @Test func typesAreQualified() {
    let bottleneck = SwiftType.named("Bottleneck", .module)
    let types: [(SwiftType, String)] = [
      (.runtime("Shape"), "Netdef.Shape"), (.optional(.anyLayer), "(any Netdef.Layer)?"),
      (.dictionary(.swift("Int"), .array(.runtime("Pair"))), "[Swift.Int: [Netdef.Pair]]"),
      (.nested(.named("Stage", .module), "Mode"), "Stage.Mode"),
      (bottleneck, "NetdefModels.Bottleneck"),
      (.nested(bottleneck, "Mode"), "NetdefModels.Bottleneck.Mode"),
      (.generic(.runtime("Image"), [.named("3", .swift)]), "Netdef.Image<3>"),
    ]
    let printer = SwiftPrinter(modules: ["Bottleneck": "NetdefModels"])
    for (type, text) in types { #expect(printer.text(type) == text) }
  }

  /// A variable, a member and a label are what they are, whatever types there are.
  @Test func everythingElseStays() {
    let shape = SwiftVariable("Shape")
    let call = SwiftTree.variable(shape).member("Pair")
      .calling([.init("Int", .own(shape)), .init(nil, .implicitMember("Shape"))])
    #expect(SwiftPrinter(modules: [:]).layout(call).text == "Shape.Pair(Int: self.Shape, .Shape)")
  }

  /// The runtime's public types, from its sources.
  private static let runtimeTypes: Set<String> = {
    let folder = AcceptedTests.tests.deletingLastPathComponent().appending(path: "Sources/Netdef")
    return Set(
      texts(in: folder).flatMap { text in
        text.matches(
          of: /(?m)^public (?:final |indirect )*(?:struct|class|enum|protocol|typealias) (\w+)/
        ).map { String($0.1) }
      })
  }()

  private static func texts(in folder: URL) -> [String] {
    let files = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return files.filter { $0.hasSuffix(".swift") }
      .compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  /// No accepted file mentions a type of the runtime or of Swift by its bare name.
  @Test func nothingIsBareInAcceptedFiles() {
    #expect(Self.runtimeTypes.count > 100)
    let known = Self.runtimeTypes.union(MentionedNames.swift)
    var bare: Set<String> = []
    for text in Self.texts(in: AcceptedTests.expected) {
      let declared = Set(text.matches(of: /(?:class|struct|enum) (\w+)/).map { String($0.1) })
      let code = text.replacing(/\/\/\/.*/, with: "")
        .replacing(/(#+)"""(?s:.)*?"""\1/, with: "").replacing(/\/\/.*/, with: "")
        .replacing(/"(?:[^"\\\n]|\\.)*"/, with: "")
      for match in code.matches(of: /(?:^|[^\w.`])([A-Z]\w*)/) {
        let name = String(match.1)
        if known.contains(name), !declared.contains(name) { bare.insert(name) }
      }
    }
    #expect(bare.sorted() == [])
  }
}
