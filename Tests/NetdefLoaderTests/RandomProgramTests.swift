import Foundation
import Netdef
import NetdefCompiler
import NetdefLoader
import RandomPrograms
import Testing

/// Programs drawn from the grammar: what the checker accepts can be generated, saved, opened and run.
///
/// `.ci/random-programs` does the same with thousands, and compiles their Swift.
@Suite struct RandomProgramTests {
  static let count: UInt64 = 200

  static func files(_ text: String) -> [SourceFile] {
    [
      SourceFile(path: "layers.netdef", text: RandomLayers.netdef),
      SourceFile(path: "program.netdef", text: text),
    ]
  }

  /// Most programs are right, so that the tests below say something.
  @Test func mostAreAccepted() {
    let seeds = 0..<Self.count / 5
    let accepted = seeds.filter { seed in
      !Compilation(checking: Self.files(RandomProgram(seed: seed).text)).hasErrors
    }
    #expect(accepted.count * 10 >= seeds.count * 6)
  }

  @Test func theSameSeedIsTheSameProgram() {
    for seed in [0, 7, 99] as [UInt64] {
      #expect(RandomProgram(seed: seed).text == RandomProgram(seed: seed).text)
      #expect(RandomProgram(seed: seed).text != RandomProgram(seed: seed + 1).text)
    }
  }

  @Test(arguments: stride(from: 0, to: count, by: 25).map { $0..<min($0 + 25, count) })
  func accepted(seeds: Range<UInt64>) {
    for seed in seeds {
      let faults = Self.faults(of: RandomProgram(seed: seed).text, isThorough: seed % 8 == 0)
      switch (FaultySeeds.shownByTests.contains(seed), faults.isEmpty) {
      case (false, true), (true, false): break
      case (false, false): Issue.record("seed \(seed): \(faults.joined(separator: "\n"))")
      case (true, true): Issue.record("seed \(seed) is mended: its line goes from Faults/seeds.txt")
      }
    }
  }

  /// What is wrong with a program that the checker accepts; nothing if it is refused.
  ///
  /// - Parameter isThorough: Whether it is also generated twice, and read with comments.
  static func faults(of text: String, isThorough: Bool = true) -> [String] {
    let generated = Compilation(checking: files(text), forGeneration: true)
    let errors = generated.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      let isRefused = Compilation(checking: files(text)).hasErrors
      return isRefused ? [] : ["accepted and not generated: \(errors.map(\.message))"]
    }
    var faults: [String] = []
    for network in generated.networks {
      faults += Self.faults(of: network).map { "\(network.name): \($0)" }
    }
    guard isThorough else { return faults }
    let swift = Generator(generated).swiftSource(forFileAt: "program.netdef", named: "p")
    let again = Generator(Compilation(checking: files(text), forGeneration: true))
    if swift != again.swiftSource(forFileAt: "program.netdef", named: "p") {
      faults.append("generated otherwise the second time")
    }
    // What means nothing changes nothing.
    let commented = Compilation(checking: files(text.replacing("\n", with: " // as before\r\n")))
    if commented.networks.map(\.output.shape) != generated.networks.map(\.output.shape) {
      faults.append("comments change it")
    }
    return faults
  }

  /// What is wrong with a checked network: its saved source must make it again, and its shapes must
  /// be those at run time.
  private static func faults(of network: Network) -> [String] {
    let settings = network.settings.map { Setting($0.name, $0.value) }
    let alone = Compilation(
      checking: [SourceFile(path: "source", text: network.source)],
      selection: Selection(model: network.name, settings: settings))
    let twin = alone.networks.first { $0.name == network.name }
    guard twin.map(dumpWithoutDocumentation) == dumpWithoutDocumentation(of: network) else {
      return ["its source makes another network: \(alone.diagnostics.map(\.message))"]
    }
    if network.inputs.contains(where: { $0.shape.sampleSizes == nil }) { return [] }
    do {
      let model = try LoadedModel(
        network, registry: RandomLayers.registry, generator: RandomGenerator(seed: 3))
      return try ClassComparison.shapeDifferences(of: model)
    } catch {
      return ["does not run: \(error)"]
    }
  }

  /// What a network's source must make again: all but the documentation, which is not part of it.
  private static func dumpWithoutDocumentation(of network: Network) -> [Substring] {
    NetworkDump.text(of: network).split(separator: "\n").filter { !$0.hasPrefix("  /// ") }
  }
}

/// Seeds of programs that show faults which are known: `Faults/seeds.txt` names each fault.
enum FaultySeeds {
  /// Those whose fault shows without compiling.
  static let shownByTests: Set<UInt64> = {
    let url = FaultProgram.folder.appending(path: "seeds.txt")
    let lines = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n") ?? []
    return Set(
      lines.compactMap { line in
        let words = line.split(separator: " ")
        return words.count > 2 && words[1] == "test" ? UInt64(words[0]) : nil
      })
  }()
}
