import Foundation
import RandomPrograms
import Testing

@testable import NetdefCompiler

/// Dangerous names in every place where a name can stand: what the checker accepts is generated, and
/// in the tree of its Swift no two names meet.
///
/// `.ci/names` compiles thousands of these programs; here some of them are looked at.
@Suite struct NamesTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The programs, with the names of generated code from its goldens.
  static let programs: Result<NamePrograms, any Error> = Result {
    let netdef = package.appending(path: "Tests/NetdefGeneratedTests/Accepted")
    let swift = package.appending(path: "Tests/NetdefCompilerTests/Accepted")
    let names = try FileManager.default.contentsOfDirectory(atPath: netdef.path)
    let files = try names.filter { $0.hasSuffix(".netdef") }.map { name in
      (
        netdef: try String(contentsOf: netdef.appending(path: name), encoding: .utf8),
        swift: try String(contentsOf: swift.appending(path: name + ".swift"), encoding: .utf8)
      )
    }
    return NamePrograms(try DangerousNames(package: package, files: files))
  }

  @Test func namesAreCollected() throws {
    let names = try Self.programs.get().names
    #expect(names.words.count > 200 && names.runtime.count > 500 && names.generated.count > 200)
    let known = [
      "class", "inout", "stateDict", "GraphRecorder", "callDepth", "call_depth", "children",
    ]
    #expect(Set(known).subtracting(names.all) == [])
  }

  /// Some of all programs of one name: the step goes through all places.
  @Test(arguments: 0..<8) func alone(part: Int) throws {
    let programs = try Self.programs.get()
    let step = 601
    for number in stride(from: 31 + part * step, to: programs.count, by: 8 * step) {
      Self.check(programs.single(number))
    }
  }

  @Test(arguments: 0..<8) func inPairs(part: Int) throws {
    let programs = try Self.programs.get()
    for seed in stride(from: part, to: 240, by: 8) {
      Self.check(programs.pair(seed: UInt64(seed)))
    }
  }

  private static func check(_ program: NameProgram) {
    let source = SourceFile(path: "Names.netdef", text: program.text)
    let compilation = Compilation(checking: [source], forGeneration: true)
    guard !compilation.hasErrors else {
      let isRefused = Compilation(checking: [source]).hasErrors
      #expect(isRefused, "\(program.title): \(compilation.diagnostics.map(\.message))")
      return
    }
    let file = Generator(compilation).file(at: "Names.netdef", named: "Names.netdef")
    #expect(file.conflicts == [], "\(program.title)\n\(program.text)")
  }
}
