import Netdef
import NetdefLoader
import Testing

/// Networks with several inputs and outputs, made without a build.
@Suite struct MultiLoadingTests {
  static let source = """
    /// Both go through a layer of their own.
    block Two(width: Int) {
        in x: [N, C]
        in z: [N, D]
        out p = x -> left: Linear(width)
        out q = z -> right: Linear(width) -> Dropout(0.5)
    }

    model Net {
        in x: [N, 3]
        in z: [N, 2]
        layer shared = Two(4)

        let (p, q) = (x, z) -> two: Two(4)
        let (r, s) = (p, q) -> shared
        let (t, u) = (s, r) -> shared
        out sum = p + t
        out u - q
    }
    """

  /// What a Swift class for the block does.
  private final class Two: MultiLayer, FixedStructure {
    let left: Linear
    let right: Linear
    let `2` = Dropout(p: 0.5)
    let mode = TrainingMode()

    init(_ first: Int, _ second: Int, _ width: Int, _ generator: RandomGenerator) {
      left = Linear(in: first, out: width, generator: generator)
      right = Linear(in: second, out: width, generator: generator)
    }

    var inputNames: [String] { ["x", "z"] }
    var outputNames: [String] { ["p", "q"] }

    func forward(_ inputs: [Node]) throws -> [Node] {
      let p = try left(inputs[0])
      let q = try `2`(right(inputs[1]))
      return [p, q]
    }
  }

  /// What the generated class does: `shared` stands where it is declared, before `two`.
  private final class Net: MultiModel {
    let two: Two
    let shared: Two
    let mode = TrainingMode()
    let plans = PlanCache()

    init(_ generator: RandomGenerator) {
      // A layer that the source declares stands where it is declared and is drawn where it is first used.
      two = Two(3, 2, 4, generator)
      shared = Two(4, 4, 4, generator)
    }

    var inputNames: [String] { ["x", "z"] }
    var outputNames: [String] { ["sum", "output"] }
    static var netdef: String { MultiLoadingTests.source }

    func forward(_ inputs: [Node]) throws -> [Node] {
      var sizes = InputSizes()
      try sizes.check(inputs[0], "x", ["N", 3])
      try sizes.check(inputs[1], "z", ["N", 2])
      let first = try two(inputs)
      let second = try shared(first)
      let third = try shared([second[1], second[0]])
      return [
        try (first[0] + third[0]).named("add"), try (third[1] - first[1]).named("subtract"),
      ]
    }

    var members: [ModuleMember] { [.child("shared", shared), .child("two", two), .mode(mode)] }
  }

  private static let inputs = [
    Tensor.randn([5, 3], generator: RandomGenerator(seed: 7)),
    Tensor.randn([5, 2], generator: RandomGenerator(seed: 8)),
  ]

  private func load() throws -> LoadedModel {
    try NetdefLoader.load(text: Self.source, model: "Net", generator: RandomGenerator(seed: 3))
  }

  @Test(arguments: [true, false]) func isTheSwiftClassToTheBit(isTraining: Bool) throws {
    let mine = try load().train(isTraining)
    let theirs = Net(RandomGenerator(seed: 3)).train(isTraining)
    #expect(mine.stateDict().names == theirs.stateDict().names)
    #expect(mine.stateDict().bits == theirs.stateDict().bits)
    #expect(mine.description == theirs.description)
    #expect(mine.inputNames == theirs.inputNames && mine.outputNames == theirs.outputNames)
    let found = try mine.runTracing(Self.inputs, generator: RandomGenerator(seed: 9))
    let expected = try theirs.runTracing(Self.inputs, generator: RandomGenerator(seed: 9))
    #expect(found.names == expected.names)
    #expect(found.names.contains("two:q") && found.names.contains("shared#2:p"))
    #expect(found.values.map(\.tensor.bits) == expected.values.map(\.tensor.bits))
    #expect(found.outputs.map(\.bits) == expected.outputs.map(\.bits))
    #expect(
      try mine.run(Self.inputs, generator: RandomGenerator(seed: 9)).map(\.bits)
        == expected.outputs.map(\.bits))
  }

  @Test func theCompilersTraceNamesAreTheRuntimes() throws {
    let model = try load()
    let scope = model.network.body
    let names = scope.statements.flatMap(\.steps).flatMap(scope.traceNames)
    #expect(
      names == [
        "two:p", "two:q", "shared:p", "shared:q", "shared#2:p", "shared#2:q", "add", "subtract",
      ])
    let outer = model.trace(Self.inputs).names.filter { !$0.contains(".") }
    #expect(outer == ["x", "z"] + names)
  }

  @Test func mistakesInACallAreTyped() throws {
    let model = try load()
    let count = #expect(throws: InputError.self) { try model.run(Self.inputs[0]) }
    #expect("\(try #require(count))" == "`Net` expects 2 inputs, `x` and `z`, but received 1")
    let batches = #expect(throws: ShapeError.self) {
      try model.run([Self.inputs[0], .ones([1, 2])])
    }
    #expect(
      "\(try #require(batches))"
        == "`Net` expects `z` of shape [N, 2], where N = 5 as in `x`, but received [1, 2]")
    let type = #expect(throws: InputError.self) {
      try model.run([Self.inputs[0], .ones([5, 2], elementType: .int64)])
    }
    #expect(
      "\(try #require(type))" == "`Net` expects `z` with float32 elements, but received int64")
    let two = try NetdefLoader.load(
      text: "model Split { in x: [N, 2]\n out a = x -> relu\n out b = x -> tanh }")
    let outputs = #expect(throws: InputError.self) { try two.run(.ones([1, 2])) }
    #expect(
      "\(try #require(outputs))"
        == "`Split` has 2 outputs, `a` and `b`, where one is expected: call it with a list, as in "
        + "`run([x])`")
    #expect(two([.ones([1, 2])]).count == 2)
    #expect(two.trace(.ones([1, 2])).outputs.count == 2)
  }

  @Test func oneInputIsCalledAsALayer() throws {
    let model = try NetdefLoader.load(text: "model One { in x: [N, 2]\n out x -> Linear(3) }")
    let x = Tensor.ones([4, 2])
    #expect(model(x) == model([x])[0])
    #expect(try model.outputShape(of: [4, 2]) == [4, 3])
    #expect(model.inputNames == ["x"] && model.outputNames == ["output"])
  }

  /// A layer written in Swift that takes two tensors.
  private final class Blend: MultiLayer, FixedStructure {
    let weight = Parameter(.ones([]))
    var inputNames: [String] { ["a", "b"] }
    func forward(_ inputs: [Node]) throws -> [Node] {
      [try inputs[0] * inputs[0].value(of: weight) - inputs[1]]
    }
  }

  @Test func anExternLayerOfSeveralInputs() throws {
    let text = """
      extern layer Blend {
          in a: [N, D]
          in b: [N, D]
          parameter weight: []
          out [N, D]
      }
      model Net {
          in x: [N, 2]
          in z: [N, 2]
          out (x, z) -> blend: Blend
      }
      """
    var registry = LayerRegistry.catalogue
    registry.register(layer: "Blend") { _, _ in Blend() }
    let model = try NetdefLoader.load(text: text, registry: registry)
    let (x, z) = (Tensor.rand([3, 2]), Tensor.rand([3, 2]))
    #expect(model([x, z]) == [x - z])
    #expect(model.trace([x, z]).names == ["x", "z", "blend"])
    // A registration that does not agree with its declaration.
    registry.register(layer: "Blend") { _, _ in Linear(2, 2) }
    let wrong = try NetdefLoader.load(text: text, registry: registry)
    let error = #expect(throws: InputError.self) { try wrong.run([x, z]) }
    #expect(
      "\(try #require(error))"
        == "`Net.blend` (Linear) expects 1 input, `input`, but received 2")
  }

  @Test func aWholeNetwork() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let model = Net(RandomGenerator(seed: 4)).eval()
      try model.saveNetwork(to: path)
      let opened = try NetdefLoader.open(path).eval()
      #expect(opened(Self.inputs).map(\.bits) == model(Self.inputs).map(\.bits))
      // What was opened saves the same again.
      try opened.saveNetwork(to: path)
      #expect(try NetdefLoader.open(path).stateDict().bits == model.stateDict().bits)
    }
  }

  @Test func runNamesInputsAndOutputs() throws {
    try withTemporaryFolder { folder in
      let model = Net(RandomGenerator(seed: 4)).eval()
      try write(Self.source, to: folder + "/net.netdef")
      try model.save(to: folder + "/w.safetensors")
      let x = folder + "/x.safetensors"
      let y = folder + "/y.safetensors"
      func run(_ more: String...) throws -> CommandLineTool {
        try CommandLineTool(
          [
            "run", folder + "/net.netdef", "--model", "Net", "--weights",
            folder + "/w.safetensors", "--input", x, "--output", y,
          ] + more)
      }
      // The order in the file is no matter.
      try SafeTensors.write(["z": Self.inputs[1], "x": Self.inputs[0]], to: x)
      let result = try run("--activations", "two:q,shared#2:p,two.left")
      #expect(result.status == 0 && result.error == "")
      let tensors = try SafeTensors.read(path: y)
      #expect(tensors.names == ["sum", "output", "two:q", "shared#2:p", "two.left"])
      let trace = model.trace(Self.inputs)
      #expect([tensors["sum"]?.bits, tensors["output"]?.bits] == trace.outputs.map(\.bits))
      #expect(tensors["two:q"]?.bits == trace["two:q"].bits)
      #expect(
        try run("--activations", "two").error.hasPrefix("error: there is no activation `two`\n"))

      try SafeTensors.write(["x": Self.inputs[0]], to: x)
      #expect(
        try run().error.replacing(folder + "/", with: "") == """
          error: `x.safetensors`: expected a tensor `z` float32 [N, 2], an input of `Net`, found \
          only `x`

          """)
      try SafeTensors.write(["x": Self.inputs[0], "z": .ones([1, 2])], to: x)
      #expect(
        try run().error.replacing(folder + "/", with: "") == """
          error: `x.safetensors`: tensor `z`: expected the shape [N, 2], found [1, 2], where N = 5

          """)
      try SafeTensors.write(
        ["x": Self.inputs[0], "z": .ones([5, 2], elementType: .int64)], to: x)
      #expect(
        try run().error.replacing(folder + "/", with: "")
          == "error: `x.safetensors`: tensor `z`: expected float32 elements, found int64\n")
    }
  }

  @Test func anActivationWithAnOutputsName() throws {
    try withTemporaryFolder { folder in
      let source = """
        model Clash {
            in x: [N, 2]
            out relu = x -> tanh
            out tanh = x -> relu
            out sum = x -> sum: Identity
        }
        """
      try write(source, to: folder + "/net.netdef")
      try SafeTensors.write([:], to: folder + "/w.safetensors")
      try SafeTensors.write(["x": .ones([1, 2])], to: folder + "/x.safetensors")
      func run(_ activations: String) throws -> CommandLineTool {
        try CommandLineTool([
          "run", folder + "/net.netdef", "--weights", folder + "/w.safetensors", "--input",
          folder + "/x.safetensors", "--output", folder + "/y.safetensors", "--activations",
          activations,
        ])
      }
      #expect(try run("sum").status == 0)
      let clash = try run("relu")
      #expect(clash.status == 1)
      #expect(clash.error.contains("the activation `relu` has the name of an output"))
    }
  }

  @Test func benchTakesSeveralInputs() throws {
    try withTemporaryFolder { folder in
      try write(Self.source, to: folder + "/net.netdef")
      let run = try CommandLineTool([
        "bench", folder + "/net.netdef", "--model", "Net", "--batch", "3", "--calls", "1",
      ])
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("Net  x: [3, 3], z: [3, 2]\nmedian"))
      let wrong = try CommandLineTool([
        "bench", folder + "/net.netdef", "--model", "Net", "--set", "C=3",
      ])
      #expect(
        wrong.error == """
          --set:1:1: error: `Net` has no parameter or open size `C` [unknown-setting]
          1 | C=3
            | ^
          help: there are the open sizes `N`

          """)
    }
  }
}
