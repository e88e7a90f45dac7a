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

  /// Takes a text as the program of a seed, which stands for `ZZ` in its names.
  func write(text: String, seed: UInt64, isRefusalFault: Bool = false) {
    let program = CheckedProgram(seed: seed, text: text.replacing("ZZ", with: "\(seed)"))
    write(program.text, to: "p\(seed).netdef")
    if let refusal = program.refusal {
      if isRefusalFault { print("\(seed) error: refused: \(refusal)") }
    } else {
      writeSwift(of: program)
    }
  }

  /// Writes the Swift of an accepted program, and what compares its classes with loaded models.
  private func writeSwift(of program: CheckedProgram) {
    if let notGenerated = program.notGenerated {
      print("\(program.seed) error: not generated: \(notGenerated)")
      return
    }
    write(CheckedProgram.layersSwift, to: "layers.swift")
    write(program.swift, to: "p\(program.seed).swift")
    let models = program.checked.networks.filter { network in
      network.inputs.allSatisfy { $0.shape.sampleSizes != nil }
    }
    let calls = models.map { model in
      "    compare(\(program.seed), \"\(model.name)\") { try \(model.name)(generator: $0) }"
    }
    let lines =
      ["import Netdef", "", "extension Driver {", "  static func compare\(program.seed)() {"]
      + calls + ["  }", "}", ""]
    write(lines.joined(separator: "\n"), to: "d\(program.seed).swift")
  }

  /// Writes `Driver.swift`, which calls the comparisons of programs, from a seed on.
  func writeDriver(seeds: [UInt64]) {
    let calls = seeds.map { "    at(\($0), compare\($0))" }
    let text = """
      import Foundation
      import Netdef
      import RandomPrograms

      @main struct Driver {
        static func compare(
          _ seed: UInt64, _ model: String,
          _ make: (RandomGenerator) throws -> any GeneratedNetwork
        ) {
          let path = CommandLine.arguments[1] + "/p\\(seed).netdef"
          let program = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
          for line in ClassComparison(program).differences(model: model, make: make) {
            let what = line.prefix { $0 != ":" }
            let text = line.dropFirst(what.count).replacing("\\n", with: "⏎").prefix(600)
            print("\\(seed) error: \\(what) differs in \\(model)\\(text)")
          }
        }

        static func at(_ seed: UInt64, _ compare: () -> Void) {
          guard seed >= (UInt64(CommandLine.arguments[2]) ?? 0) else { return }
          print("at \\(seed)")
          fflush(nil)
          compare()
        }

        static func main() {
      \(calls.joined(separator: "\n"))
        }
      }

      """
    write(text, to: "Driver.swift")
  }
}
