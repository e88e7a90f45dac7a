import Foundation
import Netdef
import NetdefLoader
import Testing

/// Names and texts of files in what the loader and the command say: nothing of them commands a
/// terminal, turns text around or fills the screen.
@Suite struct VisibleNamesTests {
  /// Names that a file may have.
  private static let names = [
    "\u{1B}[2J", "\u{202E}evil", "a\u{200B}b", "two\nlines", "\u{9B}31m", "\u{2028}", "\u{61C}x",
    String(repeating: "x", count: 100_000), String(repeating: "\u{202E}", count: 20_000),
    "a" + String(repeating: "\u{301}", count: 100_000),
  ]

  /// Expects that nothing in a text is hidden and that it is not longer than messages are.
  private func expectVisible(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      !text.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          scalar != "\n" && scalar != "\t"
        default: false
        }
      }, "\(text.prefix(200).debugDescription)", sourceLocation: sourceLocation)
    #expect(text.unicodeScalars.count < 60_000, sourceLocation: sourceLocation)
  }

  /// A saved network with a name in every place of its metadata, its tensors and its path.
  @Test(arguments: names)
  func savedNetworks(name: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let source = "model M {\n in x: [N, 2]\n out x -> Linear(1)\n}"
      let weights: StateDict = ["0.weight": .ones([1, 2]), "0.bias": .ones([1])]
      let good = NetworkDefinition(model: "M", source: source).metadata
      var files: [(StateDict, [String: String])] = [
        (weights, NetworkDefinition(model: name, source: source).metadata),
        (weights, NetworkDefinition(model: "M", source: name).metadata),
        (weights, NetworkDefinition(model: "M", source: "model \(name) {}").metadata),
        (
          weights,
          NetworkDefinition(
            model: "M", source: source.replacing("Linear(1)", with: name)
          ).metadata
        ),
        (
          weights,
          NetworkDefinition(
            model: "M",
            source: source.replacing("out", with: "require N == 1, \"\(name)\"\n out")
          ).metadata
        ),
        (
          weights,
          NetworkDefinition(
            model: "M", source: source, arguments: [NetworkArgument(name, NetdefExpression("1"))]
          ).metadata
        ),
        (
          weights,
          NetworkDefinition(
            model: "M", source: source, arguments: [NetworkArgument("a", NetdefExpression(name))]
          ).metadata
        ),
        (weights, good.merging(["netdef.version": name]) { $1 }),
      ]
      var more = weights
      more[name] = .ones([1])
      files.append((more, good))
      files.append((weights.renamed { $0 + name }, good))
      files.append((weights.addingPrefix(name + "."), good))
      for (stateDict, metadata) in files {
        try SafeTensors.write(stateDict, to: path, metadata: metadata)
        expectVisible(message { try NetdefLoader.open(path) })
      }
    }
  }

  /// The same through the command, whose arguments are names of the same kind as well.
  @Test func theCommand() throws {
    try withTemporaryFolder { folder in
      let good = folder + "/M.netdef"
      try write("model M {\n in x: [N, 2]\n out x -> Linear(1)\n}", to: good)
      let (weights, input) = (folder + "/w.safetensors", folder + "/x.safetensors")
      #expect(try CommandLineTool(["weights", good, "--output", weights]).status == 0)
      for name in Self.names.prefix(8) {
        // An argument of a process has a limit of its own.
        let short = String(name.prefix(5_000))
        let odd = folder + "/odd.netdef"
        try write("model M {\n in x: [N, 2]\n out x -> Linear(\(name))\n}", to: odd)
        try SafeTensors.write([name: .ones([1, 2])], to: input)
        for arguments in [
          ["check", odd], ["check", "--json", odd], ["check", folder + "/" + short],
          ["summary", good, "--model", short], ["summary", good, "--set", "\(short)=1"],
          ["weights", good, "--model", short, "--output", folder + "/y"],
          ["weights", good, "--output", folder + "/" + short + "/y"],
          ["run", good, "--weights", input, "--input", input, "--output", folder + "/y"],
          ["run", good, "--weights", weights, "--input", input, "--output", folder + "/y"],
          ["check", good, "--module", "A=" + folder + "/" + short],
        ] {
          let run = try CommandLineTool(arguments)
          #expect(run.status != 0)
          expectVisible(run.output)
          expectVisible(run.error)
        }
      }
    }
  }
}
