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

  /// Expects what is right.
  func check() throws {
    let checked = Compilation(checking: RandomProgramTests.files(text))
    let errors = checked.diagnostics.filter { $0.severity == .error }.map(\.message)
    let absent = head("absent")
    func expectAbsence(in text: String) {
      if let absent { #expect(!text.contains(absent)) }
    }
    for error in errors { expectAbsence(in: error) }
    if head("right") == "refused" {
      #expect(errors != [])
      return
    }
    try #require(head("right") == "runs")
    #expect(errors == [])
    guard errors.isEmpty else { return }
    try RandomProgramTests.check(text)
    let generated = Compilation(checking: RandomProgramTests.files(text), forGeneration: true)
    expectAbsence(
      in: Generator(generated).swiftSource(forFileAt: "program.netdef", named: "p"))
    for network in checked.networks { expectAbsence(in: NetworkDump.text(of: network)) }
    if let shape = head("shape") {
      #expect(checked.networks.last?.output.shape.description == shape)
    }
  }
}

/// The faults that are known, and those that were.
@Suite struct FaultTests {
  /// A fault that is mended makes this fail: its file moves to `Mended`.
  @Test(arguments: FaultProgram.all(in: "Known").filter { !$0.isShownByCompiling })
  func known(fault: FaultProgram) {
    withKnownIssue("\(fault.name)") { try fault.check() }
  }

  @Test(arguments: FaultProgram.all(in: "Mended")) func mended(fault: FaultProgram) throws {
    try fault.check()
  }

  @Test func everyFileSaysWhatIsRight() {
    for fault in FaultProgram.all(in: "Known") + FaultProgram.all(in: "Mended") {
      #expect(["runs", "refused"].contains(fault.head("right")), "\(fault.name)")
    }
  }
}
