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
        note: in `Defaults(classes: 3, channels: 2, rate: 0.5, size: 8)`; here `image` is `[1, 2, 8, 8]`
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
}
