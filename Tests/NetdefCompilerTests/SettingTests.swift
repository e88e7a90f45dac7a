import NetdefCompiler
import Testing

/// Values that are set from outside of the files.
@Suite struct SettingTests {
  private static let text = """
    block Dense(width: Int) { in x: [N, C]
        out x -> fc: Linear(width) }

    model Net(
        classes: Int, kernel: Pair = 3, widths: [Int] = [8], kind: Block(width: Int) = Dense,
        mode: sum | mean = sum, rate: Float | none = none, norm: Bool = true
    ) {
        in image: [N, 1, H, W]
        var y = image -> conv: Conv2d(widths[0], kernel: kernel) -> flatten
        if norm { y = y -> Dropout(if rate == none { 0.5 } else { rate }) }
        if mode == mean { y = y -> extra: kind(3) }
        out y -> last: kind(classes)
    }

    model Small(classes: Int = 2) {
        in x: [N, 4]
        out x -> fc: Linear(classes)
    }
    """

  private func check(_ settings: [Setting], model: String? = nil) -> Compilation {
    Compilation(
      checking: [SourceFile(path: "Net.netdef", text: Self.text)],
      selection: Selection(model: model, settings: settings))
  }

  @Test func parametersAndSizes() throws {
    let compilation = check(
      [
        "classes=10", "kernel=(3, 5)", "widths=[2 * 2]", "mode=mean", "rate=0.25", "H=8", "W=9",
      ], model: "Net")
    #expect(compilation.diagnostics.map(\.message) == [])
    let net = try #require(compilation.networks.first { $0.name == "Net" })
    #expect(net.input.shape.description == "[N, 1, 8, 9]")
    #expect(net.output.shape.description == "[N, 10]")
    #expect(
      Keys.of(net.body) == [
        "conv.weight", "conv.bias", "extra.fc.weight", "extra.fc.bias", "last.fc.weight",
        "last.fc.bias",
      ])
    #expect(
      net.instance.arguments.map { "\($0.name)=\($0.text)" } == [
        "classes=10", "kernel=(3, 5)", "widths=[4]", "mode=mean", "rate=0.25",
      ])
    // The other model is left as it is.
    let small = try #require(compilation.networks.first { $0.name == "Small" })
    #expect(small.output.shape.description == "[N, 2]")
  }

  @Test func withoutAModelAllThatHaveTheName() {
    let compilation = check(["classes=5", "norm=false", "H=3", "W=3", "N=2"])
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(
      compilation.networks.map(\.output.shape.description) == ["[2, 5]", "[2, 5]"])
    #expect(compilation.incompleteModels == [])
  }

  @Test func layersByName() throws {
    let compilation = check(
      [Setting("classes", "5"), Setting("kind", "Linear(bias: false)"), "H=3", "W=3"],
      model: "Net")
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(
      Keys.of(compilation.networks[0].body) == ["conv.weight", "conv.bias", "last.weight"])
    // The model calls its `kind` with features alone.
    #expect(
      check(["classes=5", "kind=Conv2d", "H=3", "W=3"], model: "Net").diagnostics.map(\.message)
        == ["`Conv2d` needs `kernel`, which `kind` of `Net` is not called with"])
  }

  @Test func whatIsNotSetIsLeftOut() {
    let compilation = check([])
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(compilation.networks.map(\.name) == ["Small"])
    #expect(compilation.incompleteModels == ["Net"])
  }

  @Test func aModelThatIsAskedForNeedsItsValues() {
    let compilation = check([], model: "Net")
    #expect(compilation.diagnostics.map(\.message) == ["`Net` needs `classes`, an Int"])
    #expect(compilation.diagnostics[0].help == ["give values: `settings: [\"classes=…\"]`"])
  }

  /// What seems unknown may be a size of a model that lacks a parameter.
  @Test func whatMayBeASize() {
    #expect(check(["H=3"]).diagnostics.map(\.message) == ["`Net` needs `classes`, an Int"])
    #expect(
      check(["kernal=3"]).diagnostics.map(\.help) == [["did you mean `kernel`?"]])
  }

  /// A block that only a setting names belongs to the source as well.
  @Test func theSourceHasWhatIsSet() throws {
    let text = """
      block Wide(width: Int) { in x: [N, C]
          out x -> fc: Linear(width * 2) }
      model Net(kind: Block(width: Int)) { in x: [N, 4]
          out x -> one: kind(3) }
      """
    let compilation = Compilation(
      checking: [SourceFile(path: "Net.netdef", text: text)],
      selection: Selection(settings: ["kind=Wide"]))
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(try #require(compilation.networks.first).source.contains("block Wide"))
  }

  @Test func layersOfImportedModules() throws {
    let compilation = Compilation(
      checking: [
        SourceFile(
          path: "Net.netdef",
          text: """
            import Blocks
            model Net(kind: Block(width: Int)) { in x: [N, 4]
                out x -> one: kind(3) }
            """)
      ], importing: [ImportTests.blocks], selection: Selection(settings: ["kind=Dense"]))
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(
      Keys.of(try #require(compilation.networks.first).body) == ["one.fc.weight", "one.fc.bias"])
  }
}
