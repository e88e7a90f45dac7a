import Netdef
import NetdefLoader
import Testing

/// Generated blocks and models made in Swift, with values that the checker never saw.
@Suite struct GeneratedDefinitionTests {
  /// The requirement of the layer, and the way to it.
  @Test func wrongValuesAreTheLayersErrors() {
    #expect(
      message { try Stage([1, 3, 8, 8], width: -1) } == """
        `Conv2d` needs at least 1 output channel, but `out` is -1 [layer-parameter]
        note: in `Stage(width: -1, stride: 1)`; here `x` is `[1, 3, 8, 8]`
        """)
    #expect(
      message { try Defaults(widths: [4, 0]) } == """
        `Conv2d` needs at least 1 output channel, but `out` is 0 [layer-parameter]
        note: in `Stage(width: 0, stride: 1)`; here `x` is `[1, 4, 8, 8]`
        note: in `Defaults(widths: [4, 0], kind: Stage, classes: 3, channels: 2, rate: 0.5, \
        pool: average, size: 8)`; here `image` is `[1, 2, 8, 8]`
        """)
    #expect(message { try Defaults(widths: []) }.hasPrefix("`Defaults` needs a width [widths]\n"))
    #expect(
      message { try Convolution([1, 3, 8, 8], width: 0) }.hasPrefix(
        "`Convolution` makes at least 1 channel, not 0 [width]\n"))
    #expect(
      message { try Convolution([1, 3, 8, 8], width: 0) }.hasSuffix(
        "\nhelp: write `Convolution(3)`"))
  }

  /// The same words as those of a file that says the same.
  @Test func theMessageIsTheCheckers() throws {
    let text = """
      block Stage(width: Int, stride: Int = 1) {
          in x: [N, C, H, W]
          out x -> conv: Conv2d(width, kernel: 3, stride: stride, padding: 1) -> relu
      }
      model Net {
          in x: [N, 3, 8, 8]
          out x -> stage: Stage(-1)
      }
      """
    let checked = message { try NetdefLoader.load(text: text) }
    let made = message { try Stage([1, 3, 8, 8], width: -1) }
    let first = try #require(made.split(separator: "\n").first)
    #expect(checked.contains("error: \(first)\n"), "\(checked)")
  }

  @Test func shapesThatDoNotFit() {
    #expect(
      message { try Stage([3, 8, 8], width: 4) } == """
        `Stage` takes `[N, C, H, W]` but receives `[3, 8, 8]` [rank-mismatch]
        note: in `Stage(width: 4, stride: 1)`; here `x` is `[3, 8, 8]`
        help: the batch comes first: state the input as `[N, 3, 8, 8]`
        """)
    #expect(
      message { try Halving([1, 3, 8, 7], width: 4) }.hasPrefix(
        "`Halving` takes `[N, C, 2*H, 2*W]` with 6 on axis 3 but receives `[1, 3, 8, 7]`"))
    #expect(
      message { try Exchange([1, 3], [2, 3, 4], width: 4) } == """
        `Exchange` takes `[N, D]` but receives `[2, 3, 4]` [rank-mismatch]
        note: in `Exchange(width: 4)`; here `a` is `[1, 3]`, `b` is `[2, 3, 4]`
        help: flatten the features first: `-> Flatten`
        """)
    #expect(message { try Patched([1, 2, 5, 6], size: 2) }.hasPrefix("patches of 2 don't fit"))
  }

  /// A block is a layer, alone and in modules written by hand.
  @Test func blocksAreLayers() throws {
    let generator = RandomGenerator(seed: 1)
    let stage = try Stage([1, 3, 8, 8], width: 4, stride: 2, generator: generator)
    #expect(stage(.zeros([5, 3, 8, 8])).shape == [5, 4, 4, 4])
    #expect(try stage.outputShape(of: [2, 3, 6, 6]) == [2, 4, 3, 3])
    #expect(Sequential(stage, ReLU(), Flatten())(.zeros([1, 3, 8, 8])).shape == [1, 64])
    var shape: Shape = [1, 2, 4, 4]
    let layer = try Convolution.recipe(6, activation: Convolution.Activation.leakyRelu).make(
      on: &shape)
    #expect(shape == [1, 6, 4, 4] && layer is Convolution)
    #expect(try Conv3([1, 2, 8, 8], out: 4).base.kernelSize == 3)
  }

  @Test func fixedModelsAreTyped() {
    let logits: Batch<Features<5>> = Configured()(.zeros(count: 2))
    #expect(logits.count == 2)
    let features: Batch<Image<2, 5, 3>> = Configured().activations(.zeros(count: 1)).stages
    #expect(features.tensor.shape == [1, 2, 5, 3])
  }

  /// Sizes that were set are what layers are made for, not what a call must bring: both say so.
  @Test func openSizesThatWereSetStayOpenInCalls() throws {
    let generated = try AnySides([1, 3, 8, 8], generator: RandomGenerator(seed: 1))
    let loaded = try NetdefLoader.load(
      text: AnySides.netdef, settings: [Setting("H", "8"), Setting("W", "8")],
      generator: RandomGenerator(seed: 1))
    let other = Tensor.rand([2, 3, 9, 10], generator: RandomGenerator(seed: 2))
    #expect(try generated.run(other).bits == loaded.run(other).bits)
    for shape in [[2, 4, 8, 8], [2, 3, 8]] as [Shape] {
      let wrong = Tensor.rand(shape)
      let first = #expect(throws: ShapeError.self) { try generated.run(wrong) }
      let second = #expect(throws: ShapeError.self) { try loaded.run(wrong) }
      #expect(first?.description == second?.description)
      #expect(first?.description.contains("`image` of shape [N, 3, H, W]") == true)
    }
  }
}

extension GeneratedDefinitionTests {
  /// Several inputs are parameters, several outputs a tuple.
  @Test func severalInputsAndOutputsAreTyped() throws {
    let results: (sum: Batch<Features<3>>, output: Batch<Features<3>>) = Edges()(
      .zeros(count: 4), .zeros(count: 4))
    #expect(results.sum.count == 4 && results.output.count == 4)
    let twins = try Twins(width: 3)(.zeros([2, 3]))
    #expect(twins.mean.shape == [2, 3] && twins.output.shape == [2, 3])
    let weighted = Weighted()(.zeros(count: 2), .zeros([2, 2, 3], elementType: .int64))
    let indices: Batch<Indices<6>> = weighted.indices
    #expect(indices.count == 2)
  }

  /// As those of models of one tensor: the inputs, and the outputs of all steps under their names.
  @Test func activationsOfSeveralTensorsAreTyped() {
    let model = Edges(generator: RandomGenerator(seed: 2))
    let (image, features) = (
      Batch<Image<2, 4, 4>>.rand(count: 4), Batch<Features<3>>.rand(count: 4)
    )
    let values = model.activations(image, features)
    let results = model(image, features)
    let exchanged: (left: Batch<Features<4>>, right: Batch<Features<5>>) = values.exchange
    #expect(exchanged.left.tensor.shape == [4, 4] && exchanged.right.tensor.shape == [4, 5])
    func floats(_ batch: Batch<Features<3>>) -> [Float] { batch.tensor.scalars(as: Float.self) }
    #expect(floats(values.features) == floats(features))
    #expect(floats(values.relu) == floats(results.sum))
    #expect(floats(values.sum) == floats(results.sum))
    #expect(floats(values.add) == floats(results.output))
    #expect(floats(values.split.b) != floats(values.last.b))
    let names = values.all.map(\.name).filter { !$0.contains(".") }
    #expect(names.count == 15 && names.first == "image" && names.contains("again:right"))

    let weighted = Weighted().activations(.zeros(count: 2), .zeros([2, 2, 3], elementType: .int64))
    #expect(weighted.tokens.shape == [2, 2, 3] && weighted.`1`.tensor.elementType == .int64)
  }

  /// What is left out is the default, `nil` is `none`.
  @Test func optionalArgumentsWithDefaults() throws {
    let standard = try MaybeNorm([1, 2, 3, 3], width: 3)
    #expect(standard.norm is BatchNorm2d && standard.act is LeakyReLU && standard.last is Conv2d)
    #expect(standard.conv.outChannels == 6)
    let without = try MaybeNorm([1, 2, 3, 3], width: 3, norm: nil, act: nil, inner: nil, last: nil)
    #expect(without.norm == nil && without.act == nil && without.last == nil)
    #expect(without.conv.outChannels == 3)
    let given = try MaybeNorm(
      [1, 2, 3, 3], width: 3, norm: Identity.recipe, inner: .some(4), last: .some(Tanh.recipe))
    #expect(given.norm is Identity && given.last is Tanh && given.conv.outChannels == 4)
    var x: Shape = [1, 2, 3, 3]
    let recipe = try MaybeNorm.recipe(3, last: NetdefValue.none).make(on: &x) as? MaybeNorm
    let made = try #require(recipe)
    #expect(made.norm is BatchNorm2d && made.last == nil)
  }

  /// Each arm's own type, where there is one; nothing where there is no layer.
  @Test func sharedLayersByArm() throws {
    let choice = try TiedChoice([1, 4], width: 4)
    #expect(choice.shortcut == nil && choice.act == nil)
    #expect(choice(.zeros([2, 4])).shape == [2, 4])
    let other = try TiedChoice([1, 4], width: 6, deep: false)
    let shortcut: TiedChoice.Shortcut? = other.shortcut
    #expect(shortcut?.`0`.outFeatures == 6 && other.act is ReLU && other.body is Linear)
    #expect(other.description.contains("(act): ReLU()"))
    #expect(choice.description.contains("(shortcut): None"))
  }

  /// Layers that were given are part of the way, as netdef has it; what was not given is its default.
  @Test func theTrailHasLayers() throws {
    let text = """
      \(try String(contentsOf: GoldenNetwork.folder.appending(path: "LayerValues.netdef"), encoding: .utf8))
      model Net {
          in x: [N, 3, 8, 8]
          out x -> Sandwich(conv, -1, filling: LeakyReLU(0.2) -> ReLU, more: [SELU, tanh])
      }
      """
    let checked = message { try NetdefLoader.load(text: text, model: "Net") }
    let conv = try Conv2d.recipe(kernel: 3, padding: 1, bias: false)
    let chain = LayerRecipe(chain: "LeakyReLU(0.2) -> ReLU") { _, _ in ReLU() }
    let made = message {
      try Sandwich(
        [1, 3, 8, 8], bread: conv, width: -1, filling: chain,
        more: [SELU.recipe, LayerRecipe.tanh])
    }
    let note = try #require(made.split(separator: "\n").dropFirst().first)
    let trail = try #require(note.split(separator: "`; here").first)
    #expect(checked.contains("\n\(trail)`, made at"), "\(checked)\n\(made)")
    let short = message { try Sandwich([1, 3, 8, 8], bread: conv, width: -1) }
    #expect(short.contains(", padding: 1), width: -1, filling: ReLU, more: [])`"), "\(short)")
  }
}
