import NetdefCompiler
import NetdefLoader
import RandomPrograms
import Testing

/// Programs drawn from the grammar: what the checker accepts can be generated, saved, opened and run.
///
/// `.ci/random-programs` does the same with thousands, and compiles their Swift.
@Suite struct RandomProgramTests {
  static let count: UInt64 = 400

  static func files(_ text: String) -> [SourceFile] {
    [
      SourceFile(path: "layers.netdef", text: RandomLayers.netdef),
      SourceFile(path: "program.netdef", text: text),
    ]
  }

  /// Most programs are right, so that the tests below say something.
  @Test func mostAreAccepted() {
    let accepted = (0..<Self.count).filter { seed in
      !Compilation(checking: Self.files(RandomProgram(seed: seed).text)).hasErrors
    }
    #expect(accepted.count * 10 >= Int(Self.count) * 6)
  }

  @Test func theSameSeedIsTheSameProgram() {
    for seed in [0, 7, 99] as [UInt64] {
      #expect(RandomProgram(seed: seed).text == RandomProgram(seed: seed).text)
      #expect(RandomProgram(seed: seed).text != RandomProgram(seed: seed + 1).text)
    }
  }

  @Test(arguments: stride(from: 0, to: count, by: 25).map { $0..<$0 + 25 })
  func accepted(seeds: Range<UInt64>) throws {
    for seed in seeds {
      if let fault = Self.knownFaults[seed] {
        withKnownIssue("\(seed): \(fault)") {
          try Self.check(RandomProgram(seed: seed).text, "seed \(seed)")
        }
      } else {
        try Self.check(RandomProgram(seed: seed).text, "seed \(seed)")
      }
    }
  }

  /// Programs that show faults which are known, each beside its fault.
  static let knownFaults: [UInt64: String] = [:]

  /// What must hold of a program that the checker accepts.
  static func check(_ text: String, _ place: String = "") throws {
    let checked = Compilation(checking: files(text))
    guard !checked.hasErrors else { return }
    let generated = Compilation(checking: files(text), forGeneration: true)
    let errors = generated.diagnostics.filter { $0.severity == .error }.map(\.message)
    #expect(errors == [], "\(place): accepted and not generated")
    guard errors.isEmpty else { return }
    let swift = Generator(generated).swiftSource(forFileAt: "program.netdef", named: "p")
    let again = Generator(Compilation(checking: files(text), forGeneration: true))
    #expect(
      swift == again.swiftSource(forFileAt: "program.netdef", named: "p"),
      "\(place): generated otherwise the second time")
    for network in checked.networks {
      let dump = NetworkDump.text(of: network)
      let settings = network.settings.map { Setting($0.name, $0.value) }
      let alone = Compilation(
        checking: [SourceFile(path: "source", text: network.source)],
        selection: Selection(model: network.name, settings: settings))
      let twin = alone.networks.first { $0.name == network.name }
      #expect(
        twin.map(NetworkDump.text) == dump,
        "\(place): the source of \(network.name) makes another network\n\(alone.diagnostics.map(\.message))"
      )
      let isOpen = network.inputs.contains { $0.shape.sampleSizes == nil }
      if isOpen { continue }
      let model = try LoadedModel(
        network, registry: RandomLayers.registry, generator: RandomGenerator(seed: 3))
      #expect(
        try ClassComparison.shapeDifferences(of: model) == [], "\(place), \(network.name)")
    }
    // What means nothing changes nothing.
    let commented = text.replacing("\n", with: " // as before\r\n")
    let other = Compilation(checking: files(commented))
    #expect(
      zip(checked.networks, other.networks).allSatisfy { $0.output.shape == $1.output.shape }
        && checked.networks.count == other.networks.count, "\(place): comments")
  }
}
