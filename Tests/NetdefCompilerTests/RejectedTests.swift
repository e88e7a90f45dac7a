import Foundation
import NetdefCompiler
import Testing

/// What the compiler says of modules that it does not take, to the letter.
///
/// `Rejected/NAME.netdef`, or the files of the folder `Rejected/NAME`, give `NAME.diagnostics`. A
/// folder in that folder is a library module of its name, and each line of `settings` in it sets a
/// value. What cannot be stored as a readable text is made here.
@Suite struct RejectedTests {
  /// A module with its name.
  struct Module: Sendable, CustomTestStringConvertible {
    let name: String
    let files: [SourceFile]
    var libraries: [LibraryModule] = []
    var selection = Selection()

    var testDescription: String { name }

    /// What only the generator refuses has a name that begins so.
    var compilation: Compilation {
      let isGenerated = name.hasPrefix("generate-")
      return Compilation(
        checking: files, named: "App", importing: libraries, selection: selection,
        host: isGenerated ? .build : .commandLine, forGeneration: isGenerated)
    }

    var diagnostics: [Diagnostic] { compilation.diagnostics }
  }

  static let stored: [Module] = GoldenFile.names(in: "Rejected").compactMap { name in
    switch URL(filePath: name).pathExtension {
    case "diagnostics": return nil
    case "netdef":
      return Module(name: String(name.dropLast(7)), files: [source("Rejected/\(name)", as: name)])
    default: return folder(name)
    }
  }

  /// The module, the libraries and the settings in a folder.
  private static func folder(_ name: String) -> Module {
    let path = "Rejected/\(name)"
    var module = Module(name: name, files: files(in: path))
    for entry in GoldenFile.names(in: path) {
      let inner = files(in: "\(path)/\(entry)", prefix: "\(entry)/")
      if !inner.isEmpty { module.libraries.append(LibraryModule(name: entry, files: inner)) }
    }
    let settings = try? String(
      contentsOf: GoldenFile.folder.appending(path: "\(path)/settings"), encoding: .utf8)
    for line in settings?.split(separator: "\n") ?? [] {
      module.selection.settings.append(Setting(String(line), path: "--set"))
    }
    return module
  }

  private static func files(in path: String, prefix: String = "") -> [SourceFile] {
    GoldenFile.names(in: path).filter { $0.hasSuffix(".netdef") }.map {
      source("\(path)/\($0)", as: prefix + $0)
    }
  }

  private static func source(_ path: String, as name: String) -> SourceFile {
    let bytes = try? Data(contentsOf: GoldenFile.folder.appending(path: path))
    return SourceFile(path: name, bytes: Array(bytes ?? Data()))
  }

  static let made: [Module] = [
    Module(
      name: "file-too-large",
      files: [
        SourceFile(
          path: "file-too-large.netdef",
          bytes: Array(repeating: UInt8(ascii: " "), count: SourceFile.sizeLimit + 1))
      ]),
    Module(
      name: "not-utf8",
      files: [
        SourceFile(
          path: "not-utf8.netdef",
          bytes: Array("model Net {\n    in x: [N, 3]\n    out x -> R".utf8) + [0xC3, 0x28]
            + Array("LU\n}\n".utf8))
      ]),
    Module(
      name: "nul-bytes",
      files: [
        SourceFile(
          path: "nul-bytes.netdef",
          text: "model Net {\n    in x: [N, 3]\n    out x -> \0\0ReLU\u{1B}[31m\n}\n")
      ]),
    Module(
      name: "nested-too-deep",
      files: [
        SourceFile(
          path: "nested-too-deep.netdef",
          text: "model Net {\n    in x: [N, 3]\n    out x -> "
            + String(repeating: "(", count: 256) + "ReLU" + String(repeating: ")", count: 256)
            + "\n}\n")
      ]),
    Module(
      name: "too-many-errors",
      files: [
        SourceFile(
          path: "too-many-errors.netdef",
          text: "model Net {\n    in x: [N, 3]\n    out x -> ReLU\n"
            + String(repeating: "    let y = (", count: 1)
            + (0..<103).map { "z\($0)" }.joined(separator: ", ") + ")\n}\n")
      ]),
  ]

  @Test(arguments: stored + made) func diagnostics(of module: Module) throws {
    let compilation = module.compilation
    #expect(!compilation.diagnostics.isEmpty)
    try GoldenFile("Rejected/\(module.name).diagnostics")
      .expect(DiagnosticRenderer(files: compilation.files).render(compilation.diagnostics))
  }

  @Test func noGoldenIsAnOrphan() {
    let wanted = Set((Self.stored + Self.made).map { "\($0.name).diagnostics" })
    let goldens = GoldenFile.names(in: "Rejected").filter { $0.hasSuffix(".diagnostics") }
    #expect(goldens.filter { !wanted.contains($0) } == [])
  }

  /// In code and catalogue an id stands where its diagnostic is made.
  static var ids: Set<String> {
    get throws {
      let sources = GoldenFile.package.appending(path: "Sources/NetdefCompiler")
      var ids: Set<String> = []
      for folder in ["Diagnostics", "Prelude"] {
        let url = sources.appending(path: folder)
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
          let text = try String(contentsOf: url.appending(path: name), encoding: .utf8)
          for match in text.matches(of: /Diagnostic\(\s*"([a-z0-9-]+)"/) {
            ids.insert(String(match.1))
          }
          for match in text.matches(of: /id: "([a-z0-9-]+)"/) { ids.insert(String(match.1)) }
        }
      }
      // What a requirement without an id of its own has.
      ids.insert("requirement")
      return ids
    }
  }

  @Test func everyDiagnosticOccursInAGolden() throws {
    var shown: Set<String> = []
    for name in GoldenFile.names(in: "Rejected") where name.hasSuffix(".diagnostics") {
      let url = GoldenFile.folder.appending(path: "Rejected/\(name)")
      let text = try String(contentsOf: url, encoding: .utf8)
      for match in text.matches(of: /\[([a-z0-9-]+)\]\n/) { shown.insert(String(match.1)) }
    }
    let ids = try Self.ids
    #expect(ids.count > 50)
    #expect(ids.subtracting(shown).sorted() == [])
  }

  /// Lower case, no final period, notes and help likewise.
  @Test(arguments: stored + made) func style(of module: Module) {
    for diagnostic in module.diagnostics {
      for text in [diagnostic.message] + diagnostic.notes + diagnostic.help {
        #expect(!text.hasSuffix("."), "\(text)")
        #expect(!text.contains("\n"), "\(text)")
        let first = text.unicodeScalars.first ?? " "
        // A name of the source may come first and keeps its case.
        let isName = text.wholeMatch(of: /[A-Za-z]\w* = .*/) != nil
        #expect(isName || !("A"..."Z").contains(first), "\(text)")
      }
    }
  }
}
