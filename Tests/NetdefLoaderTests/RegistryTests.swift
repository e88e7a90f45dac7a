import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// What the registry has, and what is said when it lacks something.
@Suite struct RegistryTests {
  /// The names of all layers and functions that the catalogue declares.
  static let catalogue = Compilation(checking: []).externNames

  @Test func everyExternOfTheCatalogueIsRegistered() {
    let registry = LayerRegistry.catalogue
    #expect(Set(registry.layerNames + registry.functionNames) == Set(Self.catalogue))
    #expect(!Self.catalogue.isEmpty)
  }

  static let source = """
    extern layer ChannelScale(named channels: Int = C, initial: Float = 1.0) {
        in x: [N, C, H, W]
        parameter weight: [channels]
        out [N, C, H, W]
    }
    extern function twice { in x: [S..]
        out [S..] }
    model M {
        in x: [N, 2, 4, 4]
        out x -> stem: (Conv2d(2, kernel: 1) -> ChannelScale -> twice)
    }
    """

  @Test func whatIsNotRegisteredIsNamed() throws {
    #expect(
      message { try NetdefLoader.load(text: Self.source) }
        == "`extern layer ChannelScale`, which is `M.stem.1`, is not in the registry: register it "
        + "with `registry.register(layer: \"ChannelScale\")`")
    var registry = LayerRegistry.catalogue
    registry.register(layer: "ChannelScale") { _, _ in Identity() }
    registry.register(function: "twise") { x, _ in try x + x }
    #expect(
      message { try NetdefLoader.load(text: Self.source, registry: registry) }
        == "`extern function twice`, which is called in `M.stem`, is not in the registry: did you "
        + "mean `twise`? Else register it with `registry.register(function: \"twice\")`")
    registry.register(function: "twice") { x, _ in try x + x }
    let model = try NetdefLoader.load(text: Self.source, registry: registry)
    #expect(try model.runTracing(.zeros([1, 2, 4, 4])).names.contains("stem.twice"))
  }

  @Test func aRegistrationThatDoesNotAgreeWithItsDeclaration() throws {
    var registry = LayerRegistry.catalogue
    registry.register(function: "twice") { x, _ in x }
    registry.register(layer: "ChannelScale") { arguments, generator in
      try ChannelScale(channels: arguments["width"], generator: generator)
    }
    #expect(
      message { try NetdefLoader.load(text: Self.source, registry: registry) }
        == "cannot make the `ChannelScale` at `M.stem.1`: `ChannelScale` has no parameter `width`: "
        + "its parameters are `channels`, `initial`")
    registry.register(layer: "ChannelScale") { arguments, _ in
      let initial: Int = try arguments["initial"]
      return Linear(initial, initial)
    }
    #expect(
      message { try NetdefLoader.load(text: Self.source, registry: registry) }
        == "cannot make the `ChannelScale` at `M.stem.1`: the parameter `initial` of `ChannelScale` "
        + "is asked for as an Int, but its value is `1.0`")
  }

  /// A number that Swift would not compile as a Float is refused in the source, be it written or
  /// a default, and by the registry, whoever asks.
  @Test func aFloatOutOfRange() throws {
    let written = "model M {\n in x: [N, 2, 3, 3]\n out x -> BatchNorm2d(eps: 1e39)\n}"
    #expect(
      message { try NetdefLoader.load(text: written) } == """
        the source has errors:
        text:3:28: error: `1e+39` is too large for a Float of 32 bits [number-too-large]
        3 |  out x -> BatchNorm2d(eps: 1e39)
          |                            ^^^^
        help: the largest Float is about 3.4e38

        """)
    let byDefault = """
      extern layer Own(scale: Float = 1e39) {
          in x: [S..]
          out [S..]
      }
      model M {
          in x: [N, 3]
          out x -> Own
      }
      """
    #expect(message { try NetdefLoader.load(text: byDefault) }.contains("[number-too-large]"))
    #expect(Float(argument: .float(1e39)) == nil && Float(argument: .float(-1e39)) == nil)
    #expect(Float(argument: .float(3.4e38)) == 3.4e38)
  }

  @Test func valuesOfAllTypes() throws {
    let text = """
      extern layer Own(a: Int, b: Float, c: Bool, d: [Int], e: (Float, Int), f: Int | none = none,
          g: mean | largest_value = mean, h: [(Int, Float | none)] = []) {
          in x: [N, D]
          out [N, D]
      }
      model M {
          in x: [N, 3]
          out x -> Own(7, b: 2, c: false, d: [1, 2], e: (0.5, 3), g: largest_value)
      }
      """
    var registry = LayerRegistry()
    registry.register(layer: "Own") { arguments, _ in
      #expect(try arguments["a"] == 7)
      #expect(try arguments["b"] == Float(2))
      #expect(try arguments["c"] == false)
      #expect(try arguments["d"] == [1, 2])
      #expect(try arguments["e"] == [Float(0.5), 3])
      let f: Int? = try arguments["f"]
      #expect(f == nil)
      let g: Mixed.Choice = try arguments["g"]
      #expect(g == .largestValue)
      #expect(arguments.values["h"] == .list([]))
      return Identity()
    }
    _ = try NetdefLoader.load(text: text, registry: registry)
  }
}
