import NetdefCompiler
import Testing

/// Files that import library modules: what they see, and what is kept of it.
@Suite struct ImportTests {
  static let blocks = LibraryModule(
    name: "Blocks",
    files: [
      SourceFile(
        path: "Blocks/Dense.netdef",
        text: """
          /// Features of a width.
          public block Dense(width: Int, norm: Layer = scaled) {
              in x: [N, C]
              out x -> fc: Linear(widened(width)) -> norm
          }

          let scaled = Identity
          function widened(width: Int) = width * factor
          """),
      SourceFile(
        path: "Blocks/Factor.netdef",
        text: """
          let factor = 2
          public let standard_width = 8

          block NeverUsed {
              in x: [N]
              out x -> Linear(-1) -> Nothing
          }
          """),
    ])

  static let heads = LibraryModule(
    name: "Heads",
    files: [
      SourceFile(
        path: "Heads/Head.netdef",
        text: """
          import Blocks

          public block Head(classes: Int) {
              in x: [N, C]
              out x -> hidden: Dense(standard_width) -> ReLU -> out: Linear(classes)
          }

          public model Whole(classes: Int = 3) {
              in x: [N, 20]
              out x -> head: Head(classes)
          }
          """)
    ])

  private func check(_ text: String, _ libraries: [LibraryModule]) -> Compilation {
    Compilation(
      checking: [SourceFile(path: "Net.netdef", text: text)], named: "App", importing: libraries)
  }

  private func network(_ text: String, _ libraries: [LibraryModule]) throws -> Network {
    let compilation = check(text, libraries)
    #expect(compilation.diagnostics.map(\.message) == [])
    return try #require(compilation.networks.first)
  }

  /// The keys and the source of a network, checked to be the same network alone.
  private func reopened(_ network: Network) throws -> Network {
    let alone = Compilation(checking: [SourceFile(path: "alone", text: network.source)])
    #expect(alone.diagnostics.map(\.message) == [], "\(network.source)")
    let again = try #require(alone.networks.first { $0.name == network.name })
    #expect(Keys.of(again.body) == Keys.of(network.body))
    #expect(Keys.parameterCount(again.body) == Keys.parameterCount(network.body))
    #expect(again.output.shape == network.output.shape)
    #expect(again.source == network.source)
    return again
  }

  @Test func modulesSeeWhatTheyImport() throws {
    let network = try network(
      """
      import Heads

      model Net {
          in x: [N, 20]
          out x -> head: Head(5)
      }
      """, [Self.blocks, Self.heads])
    #expect(
      Keys.of(network.body) == [
        "head.hidden.fc.weight", "head.hidden.fc.bias", "head.out.weight", "head.out.bias",
      ])
    guard case .module(let head) = network.body.children[0].content,
      case .module(let hidden) = head.body.children[0].content
    else {
      Issue.record("the head is no module")
      return
    }
    #expect(head.name == "Head" && head.module == "Heads")
    #expect(hidden.name == "Dense" && hidden.module == "Blocks")
    #expect(network.instance.module == nil)
  }

  @Test func theSourceIsComplete() throws {
    let network = try network(
      """
      import Heads
      let classes = 5
      model Net {
          in x: [N, 20]
          out x -> head: Head(classes)
      }
      model Other { in x: [N, 2]
          out x -> ReLU }
      """, [Self.blocks, Self.heads])
    #expect(
      network.source == """
        let classes = 5

        model Net {
            in x: [N, 20]
            out x -> head: Head(classes)
        }

        public block Dense(width: Int, norm: Layer = scaled) {
            in x: [N, C]
            out x -> fc: Linear(widened(width)) -> norm
        }

        let scaled = Identity

        function widened(width: Int) = width * factor

        let factor = 2

        public let standard_width = 8

        public block Head(classes: Int) {
            in x: [N, C]
            out x -> hidden: Dense(standard_width) -> ReLU -> out: Linear(classes)
        }
        """)
    _ = try reopened(network)
  }

  /// As in Swift: what a module defines itself hides what it imports.
  @Test func ownDefinitionsHideImportedOnes() throws {
    let network = try network(
      """
      import Blocks
      let standard_width = 7
      block Dense(width: Int) { in x: [N, C]
          out x -> own: Linear(width) }
      model Net { in x: [N, 20]
          out x -> dense: Dense(standard_width) }
      """, [Self.blocks])
    #expect(Keys.of(network.body).first == "dense.own.weight")
    #expect(network.output.shape.description == "[N, 7]")
    #expect(!network.source.contains("scaled"))
    _ = try reopened(network)
  }

  /// What the library itself uses stays the library's, also in the source.
  @Test func sameNamesAreKeptApart() throws {
    let network = try network(
      """
      import Heads
      let factor = 100
      let standard_width = 7
      function widened(width: Int) = width + factor
      block Dense(factor: Int) { in x: [N, C]
          out x -> own: Linear(widened(standard_width) - factor) }
      model Net {
          in x: [N, 20]
          out x -> dense: Dense(6) -> head: Head(3)
      }
      """, [Self.blocks, Self.heads])
    #expect(
      Keys.of(network.body) == [
        "dense.own.weight", "dense.own.bias", "head.hidden.fc.weight", "head.hidden.fc.bias",
        "head.out.weight", "head.out.bias",
      ])
    // 107 − 6 = 101 from this module, 8 · 2 = 16 from the libraries.
    #expect(Keys.parameterCount(network.body) == 20 * 101 + 101 + 101 * 16 + 16 + 16 * 3 + 3)
    #expect(network.source.contains("block Dense(factor: Int)"))
    #expect(network.source.contains("block Dense_Blocks(width: Int, norm: Layer = scaled)"))
    #expect(network.source.contains("out x -> fc: Linear(widened_Blocks(width)) -> norm"))
    #expect(network.source.contains("function widened_Blocks(width: Int) = width * factor_Blocks"))
    #expect(network.source.contains("hidden: Dense_Blocks(standard_width_Blocks)"))
    _ = try reopened(network)
  }

  @Test func modelsAndChainsOfLibraries() throws {
    let network = try network(
      """
      import Heads
      import Blocks
      let taller = Head(classes: 4)
      model Net {
          in x: [N, 20]
          let a = x -> whole: Whole -> relu
          let b = x -> taller: taller -> dense: Dense(3, norm: BatchNorm2d(features: 6) -> Flatten)
          out a
      }
      """.replacing("BatchNorm2d(features: 6) -> Flatten", with: "(ReLU -> Dropout(0.5))"),
      [Self.heads, Self.blocks])
    #expect(Keys.of(network.body).contains("whole.head.hidden.fc.weight"))
    let named = try self.network(
      """
      import Heads
      model Mine = Whole(classes: 7)
      """, [Self.heads, Self.blocks])
    #expect(named.name == "Mine" && named.output.shape.description == "[N, 7]")
    _ = try reopened(named)
    _ = try reopened(network)
  }

  /// Each file has imports of its own.
  @Test func importsAreThoseOfTheFile() {
    let other = LibraryModule(
      name: "Other",
      files: [
        SourceFile(
          path: "Other.netdef",
          text: "public block Dense(width: Int) { in x: [N, C]\n out x -> other: Linear(width) }")
      ])
    let files = [
      SourceFile(
        path: "A.netdef",
        text: "import Blocks\nmodel A { in x: [N, 20]\n out x -> dense: Dense(3) }"),
      SourceFile(
        path: "B.netdef",
        text: "import Other\nmodel B { in x: [N, 20]\n out x -> dense: Dense(3) }"),
      SourceFile(path: "C.netdef", text: "model C { in x: [N, 20]\n out x -> a: A -> relu }"),
    ]
    let compilation = Compilation(checking: files, importing: [Self.blocks, other])
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(
      compilation.networks.map { Keys.of($0.body)[0] } == [
        "dense.fc.weight", "dense.other.weight", "a.dense.fc.weight",
      ])
    #expect(compilation.imports["A.netdef"] == ["Blocks"])
    #expect(compilation.imports["C.netdef"] == [])
  }

  /// A library is not checked for its own sake: that is done where it is built.
  @Test func whatIsNotUsedIsNotChecked() {
    let broken = LibraryModule(
      name: "Broken",
      files: [
        SourceFile(
          path: "Broken.netdef",
          text: """
            import Nowhere
            block one { in x: [N]
                out x }
            let a = b
            """)
      ])
    let plain = "model Net { in x: [N, 20]\n out x -> ReLU }"
    #expect(check(plain, [broken, Self.blocks]).diagnostics.map(\.message) == [])
    #expect(check("import Blocks\n" + plain, [broken, Self.blocks]).diagnostics.isEmpty)
  }

  @Test func generatedSwiftImportsTheModules() {
    let compilation = Compilation(
      checking: [
        SourceFile(
          path: "Net.netdef",
          text: """
            import Heads
            import Blocks
            model Net { in x: [N, 20]
                out x -> Linear(standard_width) }
            """)
      ], importing: [Self.heads, Self.blocks], forGeneration: true)
    #expect(compilation.diagnostics.map(\.message) == [])
    let swift = Generator(compilation).swiftSource(forFileAt: "Net.netdef", named: "Net.netdef")
    #expect(swift.contains("\nimport Netdef\nimport Heads\nimport Blocks\n\n"))
  }

  /// Types of a library are its own beside types of the app, unless one has the library's name.
  @Test(arguments: [("Blocks", "Blocks.Dense"), ("Dense", "Dense")])
  func typesOfLibrariesAreQualified(_ library: String, _ type: String) {
    let dense = "public block Dense(width: Int) { in x: [N, C]\n out x -> Linear(width) }"
    let compilation = Compilation(
      checking: [
        SourceFile(
          path: "Net.netdef",
          text: "import \(library)\nmodel Net { in x: [N, 20]\n out x -> dense: Dense(3) }")
      ],
      importing: [
        LibraryModule(name: library, files: [SourceFile(path: "Dense.netdef", text: dense)])
      ], forGeneration: true)
    let swift = Generator(compilation).swiftSource(forFileAt: "Net.netdef", named: "Net.netdef")
    #expect(swift.contains("  let dense: \(type)\n"), "\(swift)")
  }

  /// What public declarations mention is imported publicly, and nothing else.
  @Test(arguments: [
    ("public model Net { in x: [N, 20]\n out x -> dense: Dense(3) }", "public ", "public "),
    ("public model Net { in x: [N, 20]\n out x -> Linear(standard_width) }", "public ", ""),
    (
      "public block Net(kind: Block(width: Int) = Dense) { in x: [N, C]\n out x -> kind(3) }",
      "public ", "public "
    ),
    ("model Net { in x: [N, 20]\n out x -> dense: Dense(3) }", "", ""),
  ]) func publicDeclarationsImportPublicly(
    _ model: String, _ runtime: String, _ library: String
  ) {
    let compilation = Compilation(
      checking: [SourceFile(path: "Net.netdef", text: "import Heads\nimport Blocks\n" + model)],
      importing: [Self.heads, Self.blocks], forGeneration: true)
    #expect(compilation.diagnostics.map(\.message) == [])
    let swift = Generator(compilation).swiftSource(forFileAt: "Net.netdef", named: "Net.netdef")
    let head = "\n\(runtime)import Netdef\nimport Heads\n\(library)import Blocks\n\n"
    #expect(swift.contains(head), "\(swift)")
  }
}
