import Foundation
import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// Models that are made with values, saved with them, and opened without their class.
@Suite struct ParametrisedNetworkTests {
  static let source = """
    block Plain(width: Int) {
        in x: [N, C, H, W]
        out x -> conv: Conv2d(width, kernel: 3, padding: 1) -> relu
    }

    block Wide(width: Int, factor: Int = 2) {
        in x: [N, C, H, W]
        out x -> conv: Conv2d(factor * width, kernel: 1)
    }

    let pair = (1, 2)

    model Net(kind: Block(width: Int), widths: [Int], classes: Int, rate: Float = 0.5) {
        in image: [N, 3, H, H]
        out image -> stages: [for width in widths: kind(width)]
            -> Flatten -> Dropout(rate) -> head: Linear(classes)
    }

    model Other {
        in x: [N, 2]
        out x -> Linear(1)
    }
    """

  static let settings = [
    Setting("kind", "Wide(factor: 1 + pair.1)"), Setting("widths", "[2, 4]"),
    Setting("classes", "(7)"), Setting("H", "8"),
  ]

  private static func load(_ settings: [Setting] = settings) throws(LoaderError) -> LoadedModel {
    try NetdefLoader.load(
      text: source, model: "Net", settings: settings, generator: RandomGenerator(seed: 5))
  }

  /// What a generated class for the model does.
  private final class Net: MultiModel {
    let stages: ModuleList
    let head: Linear
    let arguments: [NetworkArgument]
    let mode = TrainingMode()
    let plans = PlanCache()

    init(_ arguments: [NetworkArgument], generator: RandomGenerator) {
      self.arguments = arguments
      stages = ModuleList([
        Sequential([("conv", Conv2d(3, 6, kernel: 1, generator: generator))]),
        Sequential([("conv", Conv2d(6, 12, kernel: 1, generator: generator))]),
      ])
      head = Linear(in: 12 * 64, out: 7, generator: generator)
    }

    static let definitions = source.split(separator: "\n\n").map(String.init)
    static var netdef: String { definitions[3] }

    var networkDefinition: NetworkDefinition {
      NetworkDefinition(model: "Net", definitions: [Self.netdef], arguments: arguments)
    }

    func forward(_ inputs: [Node]) throws -> [Node] { inputs }
    var members: [ModuleMember] {
      [.child("stages", stages), .child("head", head), .mode(mode)]
    }
  }

  @Test func settingsMakeTheModel() throws {
    let model = try Self.load()
    #expect(
      model.stateDict().names == [
        "stages.0.conv.weight", "stages.0.conv.bias", "stages.1.conv.weight",
        "stages.1.conv.bias", "head.weight", "head.bias",
      ])
    #expect(model(.ones([2, 3, 8, 8])).shape == [2, 7])
    #expect(model.stateDict()["head.weight"]?.shape == [7, 12 * 64])
  }

  @Test func aLoadedNetworkIsSavedWithItsValues() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let model = try Self.load().eval()
      try model.saveNetwork(to: path)
      let metadata = try SafeTensors.read(path: path).metadata
      #expect(
        metadata["netdef.arguments"]
          == "kind: Wide(factor: 1 + pair.1), widths: [2, 4], classes: (7), H: 8")
      let source = try #require(metadata["netdef.source"])
      #expect(source.contains("block Wide") && source.contains("let pair"))
      #expect(!source.contains("block Plain") && !source.contains("model Other"))
      let opened = try NetdefLoader.open(path).eval()
      let image = Tensor.rand([2, 3, 8, 8], generator: RandomGenerator(seed: 1))
      #expect(opened.description == model.description)
      #expect(opened(image).bits == model(image).bits)
      try opened.saveNetwork(to: path + "2")
      #expect(
        try Data(contentsOf: URL(filePath: path + "2")) == Data(contentsOf: URL(filePath: path)))
      // The command line opens it as well.
      try SafeTensors.write(["image": image], to: folder + "/x.safetensors")
      let run = try CommandLineTool([
        "run", path, "--input", folder + "/x.safetensors", "--output", folder + "/y.safetensors",
      ])
      #expect(run.status == 0 && run.error == "")
      #expect(
        try SafeTensors.read(path: folder + "/y.safetensors")["output"]?.bits == model(image).bits)
    }
  }

  @Test func aGeneratedClassIsSavedWithItsValues() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let wide = NetdefExpression(
        "Wide(factor: 3)", definitions: [Net.definitions[1], Net.definitions[1]])
      let saved = Net(
        [
          NetworkArgument("kind", wide), NetworkArgument("widths", [2, 4]),
          NetworkArgument("classes", 7), NetworkArgument("rate", Float(0.25)),
          NetworkArgument("H", 8),
        ], generator: RandomGenerator(seed: 5))
      try saved.saveNetwork(to: path)
      let opened = try NetdefLoader.open(path)
      #expect(opened.stateDict().names == saved.stateDict().names)
      #expect(opened.stateDict().bits == saved.stateDict().bits)
      #expect(opened.description.contains("(2): Dropout(p=0.25, inplace=False)"))
    }
  }

  @Test func parametersStandBeforeOpenSizes() throws {
    let model = try NetdefLoader.load(
      text: Self.source, model: "Net",
      settings: Self.settings + [Setting("rate", "0.125")])
    #expect(model.networkDefinition.arguments.hasSuffix("rate: 0.125, H: 8"))
  }

  @Test func whatIsMissingIsSaid() throws {
    let text = message { try Self.load([Setting("kind", "Plain"), Setting("classes", "3")]) }
    #expect(text.contains("`Net` needs `widths`, a list, each element an Int"))
    let only = "model Only(n: Int) { in x: [N, 2]\n out x -> Linear(n) }"
    #expect(message { try NetdefLoader.load(text: only) }.contains("`Only` needs `n`, an Int"))
    #expect(
      message { try NetdefLoader.load(text: only, settings: [Setting("n", "3")]) } == "no error")
    #expect(
      message {
        try NetdefLoader.load(text: only, model: "Only", settings: [Setting("m", "3")])
      }.contains("Only"))
    #expect(
      message { try NetdefLoader.load(text: only, model: "Ony") }
        == "there is no model `Ony`: the only one is `Only`")
  }

  /// A file whose checksum fits what stands in it.
  private func problem(
    _ change: (String) -> String, source: String? = nil
  ) throws -> String {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let model = try Self.load()
      let definition = model.networkDefinition
      let text = change(definition.arguments)
      // One argument whose name is all the text up to a colon makes any text.
      let (name, value) = try #require(
        text.firstRange(of: ": ").map {
          (String(text[..<$0.lowerBound]), String(text[$0.upperBound...]))
        })
      let changed = NetworkDefinition(
        model: "Net", source: source ?? definition.source,
        arguments: [NetworkArgument(name, NetdefExpression(value))])
      #expect(changed.arguments == text)
      try SafeTensors.write(model.stateDict(), to: path, metadata: changed.metadata)
      return message { try NetdefLoader.open(path) }.replacing(folder + "/", with: "")
    }
  }

  @Test func tamperedArguments() throws {
    #expect(try problem { $0 } == "no error")
    #expect(
      try problem { "kind Wide: " + $0 }.hasPrefix(
        "`net.safetensors`: expected arguments such as `classes: 10`, found `kind Wide: kind:"))
    #expect(try problem { $0 + ", widths: [" }.contains("expected arguments such as"))
    let syntax = try problem { $0.replacing("[2, 4]", with: "[2 +, 4]") }
    #expect(syntax.hasPrefix("the source has errors:\nnet.safetensors/netdef.arguments:1:"))
    let name = try problem { $0.replacing("Wide", with: "Narrow") }
    #expect(name.hasPrefix("the source has errors:\nnet.safetensors/netdef.arguments:1:"))
    #expect(name.contains("`Narrow`"))
    let type = try problem { $0.replacing("(7)", with: "true") }
    #expect(type.hasPrefix("the source has errors:") && type.contains("`classes`"))
    let twice = try problem { $0 + ", classes: 8" }
    #expect(twice.contains("`classes`"))
    let unknown = try problem { $0 + ", clases: 8" }
    #expect(unknown.contains("`clases`"))
    let missing = try problem { $0.replacing(", classes: (7)", with: "") }
    #expect(missing.contains("`Net` needs `classes`, an Int"))
    let other = try problem { $0.replacing("(7)", with: "(8)") }
    #expect(other.contains("the weights do not fit the source"))
    #expect(other.contains("wrong shape: `head.weight`: expected [8, 768], found [7, 768]"))
    let large = try problem { $0.replacing("(7)", with: "4000000000000000000") }
    #expect(large.contains("needs more than 2⁶³ bytes") || large.contains("too many elements"))
    let model = try Self.load().networkDefinition
    let lost = model.source.split(separator: "\n\n").filter { !$0.contains("block Wide") }
    let missingDefinition = try problem({ $0 }, source: lost.joined(separator: "\n\n"))
    #expect(missingDefinition.hasPrefix("the source has errors:"))
    #expect(missingDefinition.contains("`Wide`"))
  }
}
