import Foundation
import NetdefCompiler
import NetdefLoader
import RandomPrograms
import Testing

/// A small program that shows a fault, with what is right.
struct FaultProgram: Sendable, CustomTestStringConvertible {
  static let folder = NetworkGoldenTests.tests.appending(path: "NetdefCompilerTests/Faults")

  let name: String
  let text: String

  var testDescription: String { name }

  /// Those in a folder: `Known` or `Mended`.
  static func all(in part: String) -> [FaultProgram] {
    let folder = folder.appending(path: part)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".netdef") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.map { FaultProgram(name: name, text: $0) }
    }
  }

  /// What stands behind a word in the comments at the head.
  func head(_ word: String) -> String? {
    let prefix = "// \(word): "
    let line = text.split(separator: "\n").first { $0.hasPrefix(prefix) }
    return line.map { String($0.dropFirst(prefix.count)) }
  }

  /// Whether nothing but compiling the Swift shows the fault.
  var isShownByCompiling: Bool { head("shown by") == "compiling" }

  /// What is not as the head says.
  func faults() -> [String] {
    let checked = Compilation(checking: RandomProgramTests.files(text))
    let errors = checked.diagnostics.filter { $0.severity == .error }.map(\.message)
    var texts = errors
    var faults: [String] = []
    switch head("right") ?? "" {
    case "refused": if errors.isEmpty { faults.append("accepted") }
    case "runs":
      faults += errors + RandomProgramTests.faults(of: text)
      let shape = checked.networks.last?.output.shape.description
      if let wanted = head("shape"), shape != wanted { faults.append("shape: \(shape ?? "none")") }
      texts += checked.networks.map(NetworkDump.text)
      if faults.isEmpty {
        let generated = Compilation(checking: RandomProgramTests.files(text), forGeneration: true)
        texts.append(Generator(generated).swiftSource(forFileAt: "program.netdef", named: "p"))
      }
    default: faults.append("the head says neither `right: runs` nor `right: refused`")
    }
    if let absent = head("absent"), let text = texts.first(where: { $0.contains(absent) }) {
      faults.append("`\(absent)` stands in: \(text)")
    }
    return faults
  }
}

/// The faults that are known, and those that were.
@Suite struct FaultTests {
  /// `RECORD_GOLDEN=1` moves what is mended to `Mended`, and still fails.
  @Test(arguments: FaultProgram.all(in: "Known").filter { !$0.isShownByCompiling })
  func known(fault: FaultProgram) throws {
    guard fault.faults().isEmpty else { return }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      let mended = FaultProgram.folder.appending(path: "Mended")
      try FileManager.default.createDirectory(at: mended, withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        at: FaultProgram.folder.appending(path: "Known/\(fault.name)"),
        to: mended.appending(path: fault.name))
    }
    Issue.record("\(fault.name) is mended: it moves from Known to Mended (RECORD_GOLDEN=1)")
  }

  @Test(arguments: FaultProgram.all(in: "Mended")) func mended(fault: FaultProgram) {
    #expect(fault.faults() == [])
  }

  @Test func everyFileSaysWhatIsRight() {
    for fault in FaultProgram.all(in: "Known") + FaultProgram.all(in: "Mended") {
      #expect(["runs", "refused"].contains(fault.head("right")), "\(fault.name)")
    }
  }
}
