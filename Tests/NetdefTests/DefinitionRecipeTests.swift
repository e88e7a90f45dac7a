import Testing

@testable import Netdef

/// Layers as values: arguments are given as the checker takes them, with its messages.
@Suite struct DefinitionRecipeTests {
  /// A recipe of the form that generated code has.
  private static let linear = LayerRecipe(
    "Linear",
    parameters: [
      .labelOnly("in", Int.self), .required("out", Int.self), .optional("bias", Bool.self),
      .optional("keep_dims", Bool.self),
    ], renamed: ["in_features": "in", "out_features": "out"]
  ) { x, arguments, generator in
    let features: Int = try arguments["out"]
    let layer = Linear(
      in: try arguments.optional("in") ?? x[x.rank - 1], out: features,
      bias: try arguments["bias", default: true], generator: generator)
    x = Shape(x.sizes.dropLast() + [features])
    return layer
  }

  private func error(_ body: () throws -> some Any) throws -> DefinitionError {
    try #require(throws: DefinitionError.self, performing: { _ = try body() })
  }

  @Test func argumentsWithoutLabelFillTheNextFreeParameter() throws {
    let recipe = try Self.linear(8, false)
    #expect(recipe.netdefText == "Linear(out: 8, bias: false)")
    #expect(try Self.linear(bias: false)(8).netdefText == "Linear(out: 8, bias: false)")
    #expect(try Self.linear(8)(out: 9).netdefText == "Linear(out: 9)")
    #expect(try Self.linear(8)(false, in: 5).netdefText == "Linear(in: 5, out: 8, bias: false)")
  }

  @Test func aLayerIsMadeForTheShapeThatComes() throws {
    var x: Shape = [2, 3, 5]
    let layer = try #require(try Self.linear(7, bias: false).make(on: &x) as? Linear)
    #expect(x == [2, 3, 7])
    #expect(layer.inFeatures == 5 && layer.bias == nil)
    var outputs: [Shape] = []
    _ = try Self.linear(4).make(on: [[1, 5]], outputs: &outputs)
    #expect(outputs == [[1, 4]])
  }

  @Test func equalSeedsMakeEqualLayers() throws {
    let recipe = try Self.linear(3)
    var (x, y): (Shape, Shape) = ([1, 2], [1, 2])
    let one = try #require(try recipe.make(on: &x, generator: RandomGenerator(seed: 4)) as? Linear)
    let two = try #require(try recipe.make(on: &y, generator: RandomGenerator(seed: 4)) as? Linear)
    #expect(
      one !== two
        && one.weight.value.scalars(as: Float.self) == two.weight.value.scalars(as: Float.self))
  }

  @Test func wrongArgumentsGetTheCheckersMessages() throws {
    #expect(
      try error { try Self.linear(1, true, true, 4) }.description
        == "`Linear` takes at most 3 arguments without a label [too-many-arguments]")
    #expect(
      try error { try Self.linear(features: 3) }.description
        == """
        `Linear` has no parameter `features` [unknown-parameter]
        help: its parameters are `in`, `out`, `bias`, `keep_dims`
        """)
    #expect(try error { try Self.linear(biass: true) }.help == "did you mean `bias`?")
    #expect(
      try error { try Self.linear(in_features: 3) }.description
        == """
        `in_features` of `Linear` is spelled `in` in netdef [renamed-parameter]
        help: write `in:`
        """)
    #expect(try error { try Self.linear(1, out: 3) }.id == "argument-twice")
    #expect(
      try error { try Self.linear(out: 2.5) }.message
        == "`out` of `Linear` is an Int, but `2.5` is a Float")
    #expect(
      try error { try Self.linear(bias: 1) }.message
        == "`bias` of `Linear` is a Bool, but `1` is an Int")
    var x: Shape = [1, 2]
    #expect(
      try error { try Self.linear(bias: false).make(on: &x) }.description
        == """
        `Linear` needs `out`, an Int [missing-argument]
        help: write `Linear(out: …)`
        """)
    var outputs: [Shape] = []
    #expect(
      try error { try Self.linear(1).make(on: [[1], [2]], outputs: &outputs) }.message
        == "`Linear` takes one tensor but receives 2")
  }

  @Test func bothSpellingsOfALabelMeanTheParameter() throws {
    #expect(try Self.linear(keepDims: true) == Self.linear(keep_dims: true))
    #expect(try Self.linear(keepDims: true).netdefText == "Linear(keep_dims: true)")
  }

  @Test func parametersWithoutATypeAreCheckedWhenTheLayerIsMade() throws {
    let recipe = LayerRecipe("Pool", parameters: ["kernel", .labelOnly("stride")]) { _, given, _ in
      let kernel: Pair = try given["kernel"]
      return MaxPool2d(kernel: kernel, stride: try given["stride", default: kernel])
    }
    var x: Shape = [1, 1, 4, 4]
    let pool = try #require(try recipe(Pair(2, 3)).make(on: &x) as? MaxPool2d)
    #expect("\(pool.kernelSize) \(pool.stride)" == "(2, 3) (2, 3)")
    #expect(try recipe(Pair(2, 3)).netdefText == "Pool(kernel: (2, 3))")
    #expect(
      try error { try recipe([1, 2]).make(on: &x) }.message
        == "`kernel` of `Pool` is an Int or a pair of Ints, but `[1, 2]` is a list")
    #expect(
      try error { try recipe.make(on: &x) }.message
        == "`Pool` needs `kernel`, an Int or a pair of Ints")
    #expect(try error { try recipe(1, 2) }.id == "too-many-arguments")
  }

  @Test func aChainIsARecipeWithoutArguments() throws {
    let chain = LayerRecipe(chain: "Linear(3) -> ReLU") { x, generator in
      Sequential(try Self.linear(3).make(on: &x, generator: generator), ReLU())
    }
    var x: Shape = [1, 2]
    #expect(try chain.make(on: &x) is Sequential)
    #expect(x == [1, 3])
    #expect(chain.netdefText == "(Linear(3) -> ReLU)")
    #expect(try error { try chain(3) }.message == "`( … )` takes no arguments")
    #expect(try error { try chain(width: 3) }.message == "`( … )` takes no arguments")
    #expect(chain != LayerRecipe(chain: "Linear(4) -> ReLU") { _, _ in ReLU() })
  }

  @Test func aFunctionIsAStepThatIsNoChild() throws {
    let relu = LayerRecipe(function: "relu", shape: { $0 }, apply: { try $0.relu() })
    let slope = LayerRecipe(
      function: "leaky_relu", parameters: [.optional("slope", Double.self)],
      shape: { x, _ in x },
      apply: { x, given in
        try x.leakyRelu(slope: Arithmetic.float(given["slope", default: 0.01]))
      })
    var x: Shape = [3]
    var children = ChildScope()
    let steps = [
      try children.add(relu.make(on: &x)), try children.add("act", slope(slope: 0.5).make(on: &x)),
    ]
    #expect(children.members(TrainingMode()).count == 1)
    let net = Steps(steps)
    let trace = net.trace(Tensor([-2, 0, 4]))
    #expect(trace.output.scalars(as: Float.self) == [0, 0, 4])
    #expect(trace.values.map(\.name) == ["relu", "leaky_relu"])
    #expect(try error { try slope(true) }.id == "wrong-type")
    let leaky = try slope(1).make(on: &x)
    #expect(leaky(Tensor([-2, 0, 4])).scalars(as: Float.self) == [-2, 0, 4])
  }

  @Test func aRecipeIsEqualToOneOfTheSameNameAndArguments() throws {
    #expect(try Self.linear(3) == Self.linear(out: 3))
    #expect(try Self.linear(3) != Self.linear(4))
    #expect(try Set([Self.linear(3), Self.linear(3), Self.linear]).count == 2)
  }

  @Test func aModuleWithSeveralTensorsIsNoLayer() throws {
    let recipe = LayerRecipe("Two", parameters: []) { inputs, outputs, _, _ in
      outputs = inputs
      return Two()
    }
    var outputs: [Shape] = []
    #expect(try recipe.make(on: [[1], [2]], outputs: &outputs) is Two)
    #expect(outputs == [[1], [2]])
    var x: Shape = [1]
    #expect(try error { try recipe.make(on: &x) }.id == "not-a-layer")
  }
}

/// Calls layers that it does not list.
private final class Steps: Layer, FixedStructure {
  let steps: [any Layer]
  init(_ steps: [any Layer]) { self.steps = steps }
  var members: [ModuleMember] { [] }
  func forward(_ x: Node) throws -> Node { try steps.reduce(x) { try $1($0) } }
}

/// A module with two tensors in and out.
private final class Two: MultiLayer, FixedStructure {
  var members: [ModuleMember] { [] }
  func forward(_ inputs: [Node]) throws -> [Node] { inputs }
}
