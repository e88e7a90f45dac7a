import Foundation
import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// Models of several modules, made at run time.
@Suite struct ImportLoadingTests {
  static let blocks = LibraryModule(
    name: "Blocks",
    files: [
      SourceFile(
        path: "Blocks.netdef",
        text: """
          public block Dense(width: Int) {
              in x: [N, C]
              out x -> fc: Linear(width) -> activation: ReLU
          }
          """)
    ])

  static let text = """
    import Blocks
    block Dense2(width: Int) { in x: [N, C]
        out x -> fc: Linear(width) -> Dropout(0.5) }
    model Net(classes: Int, kind: Block(width: Int) = Dense) {
        in x: [N, D]
        out x -> first: kind(4) -> last: Dense(classes)
    }
    """

  @Test func librariesAndSettings() throws {
    let model = try NetdefLoader.load(
      text: Self.text, modules: [Self.blocks], settings: ["classes=3", "D=5"],
      generator: RandomGenerator(seed: 1))
    #expect(
      model.stateDict().names == [
        "first.fc.weight", "first.fc.bias", "last.fc.weight", "last.fc.bias",
      ])
    #expect(try model.run(.ones([2, 5])).shape == [2, 3])
    let other = try NetdefLoader.load(
      text: Self.text, modules: [Self.blocks], settings: ["classes=3", "D=5", "kind=Dense2"])
    #expect(other["first.1"] is Dropout)
  }

  /// A library's own block and the module's, both of one name: both print it, opened again too.
  @Test func blocksOfOneNamePrintIt() throws {
    let library = LibraryModule(
      name: "Blocks",
      files: [
        SourceFile(
          path: "Blocks.netdef",
          text: """
            block Part { in x: [N, C]
                out x -> fc: Linear(C) -> activation: Tanh }
            block Same = Linear(4)
            public block Outer { in x: [N, C]
                out x -> part: Part -> same: Same }
            """)
      ])
    let text = """
      import Blocks
      block Part { in x: [N, C]
          out x -> lin: Linear(C) -> activation: ReLU }
      block Same = Linear(5)
      model Net { in x: [N, 5]
          out x -> part: Part -> same: Same -> outer: Outer }
      """
    try withTemporaryFolder { folder in
      let model = try NetdefLoader.load(
        text: text, modules: [library], generator: RandomGenerator(seed: 1))
      #expect(model.description.components(separatedBy: "(part): Part(").count == 3)
      try model.saveNetwork(to: folder + "/net.safetensors")
      let opened = try NetdefLoader.open(folder + "/net.safetensors")
      #expect(opened.description == model.description)
      let x = Tensor.randn([3, 5], generator: RandomGenerator(seed: 2))
      #expect(try opened.run(x).bits == model.run(x).bits)
      // Saved once more, it is the same text.
      try opened.saveNetwork(to: folder + "/again.safetensors")
      let again = try NetdefLoader.open(folder + "/again.safetensors")
      #expect(again.description == model.description)
    }
  }

  @Test func aWholeNetworkNeedsNoLibrary() throws {
    try withTemporaryFolder { folder in
      let text = """
        import Blocks
        model Net { in x: [N, 5]
            out x -> dense: Dense(4) }
        """
      let model = try NetdefLoader.load(
        text: text, modules: [Self.blocks], generator: RandomGenerator(seed: 1))
      try model.saveNetwork(to: folder + "/net.safetensors")
      let opened = try NetdefLoader.open(folder + "/net.safetensors")
      let x = Tensor.randn([3, 5], generator: RandomGenerator(seed: 2))
      #expect(try opened.run(x).bits == model.run(x).bits)
      #expect(opened.description == model.description)
    }
  }

  /// What was set is saved with the network, under the names that it has in the saved source.
  @Test func aWholeNetworkKeepsItsValues() throws {
    try withTemporaryFolder { folder in
      let own = """
        import Heads
        block Dense(width: Int) { in x: [N, C]
            out x -> own: Linear(width + 1) }
        model Net(classes: Int, kind: Block(width: Int)) { in x: [N, D]
            out x -> head: Head(classes) -> last: kind(2) }
        """
      let heads = LibraryModule(
        name: "Heads",
        files: [
          SourceFile(
            path: "Heads.netdef",
            text: """
              import Blocks
              public block Head(classes: Int) { in x: [N, C]
                  out x -> dense: Dense(classes) }
              """)
        ])
      let model = try NetdefLoader.load(
        text: own, modules: [Self.blocks, heads], settings: ["classes=3", "D=5", "kind=Dense"],
        generator: RandomGenerator(seed: 1))
      #expect(model.networkDefinition.arguments == "classes: 3, kind: Dense, D: 5")
      #expect(model.networkDefinition.source.contains("dense: Dense_Blocks(classes)"))
      try model.saveNetwork(to: folder + "/net.safetensors")
      let opened = try NetdefLoader.open(folder + "/net.safetensors")
      let x = Tensor.randn([3, 5], generator: RandomGenerator(seed: 2))
      #expect(try opened.run(x).bits == model.run(x).bits)
      #expect(opened.networkDefinition == model.networkDefinition)
      #expect(
        opened.stateDict().names == [
          "head.dense.fc.weight", "head.dense.fc.bias", "last.own.weight", "last.own.bias",
        ])
    }
  }

  @Test func modulesAreReadFromFiles() throws {
    try withTemporaryFolder { folder in
      try write("public let width = 7", to: folder + "/Sizes.netdef")
      let sizes = try NetdefLoader.module(named: "Sizes", paths: [folder + "/Sizes.netdef"])
      let model = try NetdefLoader.load(
        text: "import Sizes\nmodel Net { in x: [N, 2]\n out x -> Linear(width) }",
        modules: [sizes])
      #expect(model.network.output.shape.description == "[N, 7]")
      #expect(
        message { try NetdefLoader.module(named: "Sizes", paths: [folder + "/None.netdef"]) }
          .hasPrefix("cannot read `\(folder)/None.netdef`"))
    }
  }

  @Test func whatIsMissingIsSaid() {
    #expect(
      message { try NetdefLoader.load(text: Self.text, settings: ["classes=3"]) }
        .contains("help: pass the module to the loader: `modules:`"))
    #expect(
      message { try NetdefLoader.load(text: Self.text, model: "Net", modules: [Self.blocks]) }
        .contains("error: `Net` needs `classes`, an Int"))
    #expect(
      message {
        try NetdefLoader.load(text: Self.text, modules: [Self.blocks], settings: ["classes=1.5"])
      }.contains("setting:1:9: error: `classes` of `Net` is an Int, but `1.5` is a Float"))
  }
}
