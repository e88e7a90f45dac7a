import Foundation
import NetdefCompiler
import RandomPrograms

/// A folder with programs that have dangerous names, and the Swift of those that are accepted.
struct NameFolder {
  let url: URL

  /// How many programs are compiled at once.
  let batch: Int

  /// The numbers of the programs that are one module, batch by batch, and the types that they declare.
  private var batches: [(numbers: [UInt64], types: Set<String>)] = []

  private var accepted = 0
  private var refusals: [String: (count: Int, example: String)] = [:]

  init(_ path: String, batch: Int) {
    url = URL(filePath: path)
    self.batch = batch
  }

  /// Every program of one name from a number on, in steps, or the pairs of so many seeds.
  mutating func write(_ what: String, first: UInt64, count: UInt64, step: UInt64) throws {
    let programs = NamePrograms(
      try DangerousNames(package: Self.package, files: try Self.accepted()))
    print(
      "\(programs.names.all.count) names: \(programs.names.words.count) of Swift, "
        + "\(programs.names.runtime.count) of the runtime, \(programs.names.generated.count) in "
        + "generated code; \(programs.count) programs with one of them")
    var number = first
    for _ in 0..<count {
      if what == "single" {
        guard number < programs.count else { break }
        try write(programs.single(Int(number)), number)
      } else {
        try write(programs.pair(seed: number), number)
      }
      number += step
    }
    let lines = batches.map { $0.numbers.map(String.init).joined(separator: " ") }
    try write(lines.joined(separator: "\n") + "\n", to: "batches")
    print("accepted \(accepted)")
    for (id, refusal) in refusals.sorted(by: { $0.value.count > $1.value.count }) {
      print("  \(refusal.count) \(id), such as \(refusal.example)")
    }
  }

  private mutating func write(_ program: NameProgram, _ number: UInt64) throws {
    let name = "p\(number).netdef"
    let compilation = Compilation(
      checking: [SourceFile(path: name, text: program.text)], forGeneration: true)
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    if let error = errors.first {
      if Compilation(checking: [SourceFile(path: name, text: program.text)]).hasErrors {
        refusals[error.id, default: (0, "")].count += 1
        refusals[error.id]?.example = "\(number) \(program.title): \(error.message)"
      } else {
        print("\(number) error: not generated: \(program.title): \(error.message)")
      }
      return
    }
    accepted += 1
    try write(program.text, to: name)
    try write(program.title, to: "p\(number).title")
    try write(
      Generator(compilation).swiftSource(forFileAt: name, named: name), to: "p\(number).swift")
    try write(program.swift, to: "w\(number).swift")
    let free = batches.lastIndex {
      $0.numbers.count < batch && $0.types.isDisjoint(with: program.types)
    }
    if let free {
      batches[free].numbers.append(number)
      batches[free].types.formUnion(program.types)
    } else {
      batches.append(([number], program.types))
    }
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(to: url.appending(path: name), atomically: false, encoding: .utf8)
  }

  private static let package = URL(filePath: FileManager.default.currentDirectoryPath)

  /// The accepted files, and what they become.
  private static func accepted() throws -> [(netdef: String, swift: String)] {
    let folder = package.appending(path: "Tests/NetdefGeneratedTests/Accepted")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    let texts = try paths.filter { $0.hasSuffix(".netdef") }.sorted().map { path in
      (path: path, text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
    }
    let compilation = Compilation(
      checking: texts.map { SourceFile(path: $0.path, text: $0.text) }, forGeneration: true)
    let generator = Generator(compilation)
    return texts.map { path, text in
      (netdef: text, swift: generator.swiftSource(forFileAt: path, named: path))
    }
  }
}
