import Foundation
import Testing

@testable import NetdefCompiler

/// Generated Swift says whose types it means, so that an app's own types cannot be meant.
@Suite struct NameQualificationTests {
  private static let qualification = NameQualification(
    ownNames: ["Stage", "Source"], importedNames: ["Bottleneck": "NetdefModels"])

  @Test(arguments: [
    ("let x: Shape", "let x: Netdef.Shape"),
    ("func f(_ x: inout Shape) -> [Int]", "func f(_ x: inout Netdef.Shape) -> [Swift.Int]"),
    ("SharedLayers<Linear>()", "Netdef.SharedLayers<Netdef.Linear>()"),
    ("conv = Conv2d(in: 1, out: 2)", "conv = Netdef.Conv2d(in: 1, out: 2)"),
    ("[any Layer]", "[any Netdef.Layer]"), ("(any Layer)?", "(any Netdef.Layer)?"),
    ("f(Pair(3), Shape)", "f(Netdef.Pair(3), Netdef.Shape)"),
    ("[Int: String]", "[Swift.Int: Swift.String]"), ("(Int.self)", "(Swift.Int.self)"),
    ("a ? Int : Pair", "a ? Swift.Int : Netdef.Pair"),
  ]) func typesAreQualified(_ plain: String, _ qualified: String) {
    #expect(Self.qualification.qualified(plain) == qualified)
  }

  /// Members, labels, what is declared, what is quoted, comments and texts are as they were.
  @Test(arguments: [
    "x.Shape", ".Shape", "Netdef.Image", "f(Shape: 3)", "f(_ x: A, Shape Shape_: B)",
    "f(Shape `in`: B)", "enum Pool { case Shape }", "let Shape = 3", "`Shape`", "// Shape",
    "/// A Shape.", "\"Shape\"", "\"a \\\" Shape\"", "#\"\"\"\n  \"Shape\" \\(Shape)\n  \"\"\"#",
    "##\"\"\"\n  \"\"\"# Shape\n  \"\"\"##", "Shapes", "MyShape", "Shape_", "Stage", "Source",
  ]) func everythingElseStays(_ text: String) {
    #expect(Self.qualification.qualified(text) == text)
  }

  @Test func whatTextsInterpolateIsCode() {
    #expect(
      Self.qualification.qualified(#""Shape \(Pair(f("Int", (Int(3)))).x) Int" + Int"#)
        == #""Shape \(Netdef.Pair(f("Int", (Swift.Int(3)))).x) Int" + Swift.Int"#)
  }

  @Test func libraryDefinitionsAreQualified() {
    #expect(
      Self.qualification.qualified("kind: Bottleneck.recipe")
        == "kind: NetdefModels.Bottleneck.recipe")
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

  /// Types of the runtime that the emitter writes somewhere are among those that are qualified.
  @Test func whatTheEmitterWritesIsQualified() {
    let sources = AcceptedTests.tests.deletingLastPathComponent()
    let texts =
      Self.texts(in: sources.appending(path: "Sources/NetdefCompiler/Emission"))
      + Self.texts(in: sources.appending(path: "Templates"))
    var written: Set<String> = []
    for text in texts {
      for literal in text.matches(of: /"(?:[^"\\\n]|\\.)*"|"""(?s:.)*?"""/) {
        written.formUnion(literal.0.matches(of: /(?:^|[^\w.])([A-Z]\w*)/).map { String($0.1) })
      }
    }
    // The name that such a model prints; the class is not mentioned. What batches hold is written by
    // the tree, which qualifies by itself.
    let other = Set(["Sequential", "Batch"])
      .union(["Scalar", "Features", "Matrix", "Image", "Volume", "Indices"])
    let missing = written.intersection(Self.runtimeTypes).subtracting(other)
      .filter { MentionedNames.module(of: $0) == nil }
    #expect(missing.sorted() == [])
    #expect(MentionedNames.runtime.subtracting(Self.runtimeTypes).sorted() == [])
  }
}
