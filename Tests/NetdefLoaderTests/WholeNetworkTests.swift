import Foundation
import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// Networks saved with their source and opened without their class.
@Suite struct WholeNetworkTests {
  @Test(arguments: GoldenNetwork.all) func openedIsWhatWasSaved(golden: GoldenNetwork) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let saved = try golden.make(RandomGenerator(seed: 21))
      try saved.saveNetwork(to: path)
      let opened = try NetdefLoader.open(path, registry: .tests)
      #expect(opened.description == saved.description)
      #expect(opened.stateDict().names == saved.stateDict().names)
      #expect(opened.stateDict().bits == saved.stateDict().bits)
      saved.eval()
      opened.eval()
      for input in golden.inputs {
        let (mine, theirs) = (try opened.runTracing(input), try saved.runTracing(input))
        #expect(mine.outputs.map(\.bits) == theirs.outputs.map(\.bits))
        #expect(mine.names == theirs.names)
      }
      // And again, from the network that has no class.
      try opened.saveNetwork(to: path + "2")
      #expect(
        try Data(contentsOf: URL(filePath: path + "2")) == Data(contentsOf: URL(filePath: path)))
    }
  }

  @Test func theWeightsAreAnOrdinaryStateDict() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      try TutorialCNN(generator: RandomGenerator(seed: 2)).saveNetwork(to: path)
      let other = TutorialCNN()
      let report = try other.load(from: path)
      #expect(report.loaded.count == 8 && report.isComplete)
      let metadata = try SafeTensors.read(path: path).metadata
      #expect(
        metadata.keys.sorted() == [
          "netdef.checksum", "netdef.model", "netdef.source", "netdef.version",
        ])
      #expect(metadata["netdef.model"] == "TutorialCNN")
      #expect(metadata["netdef.version"] == "1")
    }
  }

  /// All that the model uses, in the files' order, and nothing else.
  @Test func theSourceIsAClosure() throws {
    let files = [
      SourceFile(
        path: "a.netdef",
        text: """
          netdef 1
          /// Not part of the source.
          public model M { in x: [N, 4]
              out x -> Deep -> relu }
          model Other { in x: [N, 4]
              out x -> Aside }
          """),
      SourceFile(
        path: "b.netdef",
        text: """
          extern layer Aside { in x: [S..]
              out [S..] }
          extern layer Deep { in x: [S..]
              require count(S) == 2, "no {count(S)} \\{ Aside \\} axes"
              out [S..] }
          """),
    ]
    let networks = Compilation(checking: files).networks
    #expect(
      networks.map(\.source) == [
        """
        public model M { in x: [N, 4]
            out x -> Deep -> relu }

        extern layer Deep { in x: [S..]
            require count(S) == 2, "no {count(S)} \\{ Aside \\} axes"
            out [S..] }
        """,
        """
        model Other { in x: [N, 4]
            out x -> Aside }

        extern layer Aside { in x: [S..]
            out [S..] }
        """,
      ])
  }

  @Test func anUnregisteredLayerIsNamed() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      try WithExterns().saveNetwork(to: path)
      #expect(
        message { try NetdefLoader.open(path) }.hasPrefix(
          "`extern layer ChannelScale`, which is `WithExterns.scale`, is not in the registry"))
    }
  }

  @Test func openingDrawsNothingFromTheSharedGenerator() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      try Hashes().saveNetwork(to: path)
      var registry = LayerRegistry.catalogue
      registry.register(layer: "Linear") { arguments, generator in
        #expect(generator !== RandomGenerator.shared)
        return try Linear(in: arguments["in"], out: arguments["out"], generator: generator)
      }
      _ = try NetdefLoader.open(path, registry: registry)
    }
  }
}
