import Foundation
import NetdefCompiler
import RandomPrograms

/// A folder with programs, their Swift, and what compares them.
struct ProgramFolder {
  let url: URL

  init(_ path: String) { url = URL(filePath: path) }

  private func write(_ text: String, to name: String) {
    do {
      try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
    } catch {
      print("cannot write \(name): \(error)")
      exit(1)
    }
  }

  /// Checks programs and writes those that are accepted. The file `current` names the one at work, for
  /// whoever finds that the process ended.
  func write(first: UInt64, count: UInt64) {
    var accepted = 0
    var refusals: [String: Int] = [:]
    for seed in first..<first + count {
      write("\(seed)", to: "current")
      let start = Date()
      let program = CheckedProgram(seed: seed)
      write(program.text, to: "p\(seed).netdef")
      let seconds = Date().timeIntervalSince(start)
      fflush(nil)
      if seconds > 5 { print("\(seed) slow: \(seconds) s to check") }
      if let refusal = program.refusal {
        refusals[refusal, default: 0] += 1
        continue
      }
      accepted += 1
      writeSwift(of: program)
    }
    print("accepted \(accepted) of \(count)")
    for (id, count) in refusals.sorted(by: { $0.value > $1.value }) { print("  \(count) \(id)") }
  }

  /// Takes a file as the program of a seed; definitions of its names are made the seed's by `ZZ`.
  func write(file: String, seed: UInt64) {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let program = CheckedProgram(seed: seed, text: text.replacing("ZZ", with: "\(seed)"))
    write(program.text, to: "p\(seed).netdef")
    if let refusal = program.refusal {
      print("\(seed) refused: \(refusal)")
    } else {
      writeSwift(of: program)
    }
  }

  /// Writes the Swift of an accepted program and the names of its models.
  private func writeSwift(of program: CheckedProgram) {
    if let notGenerated = program.notGenerated {
      print("\(program.seed) not generated:\n\(notGenerated)")
      return
    }
    write(program.layersSwift, to: "layers.swift")
    write(program.swift, to: "p\(program.seed).swift")
    let models = program.checked.networks.map { network in
      let isTyped = network.inputs.allSatisfy { $0.shape.sampleSizes != nil }
      return "\(network.name) \(isTyped)"
    }
    write(models.joined(separator: "\n"), to: "p\(program.seed).models")
  }

  /// Writes `Driver.swift`, which compares the classes of programs with loaded models.
  func writeDriver(seeds: [UInt64]) {
    var lines = ["import Foundation", "import Netdef", "import RandomPrograms", ""]
    var calls: [String] = []
    for seed in seeds {
      let models =
        (try? String(contentsOf: url.appending(path: "p\(seed).models"), encoding: .utf8)) ?? ""
      for line in models.split(separator: "\n") {
        let parts = line.split(separator: " ")
        guard parts.count == 2, parts[1] == "true" else { continue }
        calls.append("  compare(\(seed), \"\(parts[0])\") { try \(parts[0])(generator: $0) }")
      }
    }
    lines += [
      "@main struct Driver {",
      "  static func compare(",
      "    _ seed: UInt64, _ model: String, _ make: (RandomGenerator) throws -> any GeneratedNetwork",
      "  ) {",
      "    print(\"at \\(seed)\")",
      "    fflush(nil)",
      "    let path = CommandLine.arguments[1] + \"/p\\(seed).netdef\"",
      "    let program = (try? String(contentsOfFile: path, encoding: .utf8)) ?? \"\"",
      "    for line in ClassComparison(program).differences(model: model, make: make) {",
      "      print(\"\\(seed) \\(model) differs: \\(line.prefix(2000))\")",
      "    }",
      "  }",
      "",
      "  static func main() {",
    ]
    let chunks = stride(from: 0, to: calls.count, by: 50)
    lines += chunks.map { "    part\($0)()" }
    lines += ["    print(\"compared \(calls.count)\")", "  }"]
    for start in chunks {
      lines += ["", "  static func part\(start)() {"]
      lines += calls[start..<min(start + 50, calls.count)]
      lines += ["  }"]
    }
    lines += ["}", ""]
    write(lines.joined(separator: "\n"), to: "Driver.swift")
  }
}
