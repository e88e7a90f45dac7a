import Netdef
import Testing

/// Convolution against plain loops.
struct LayerConvolutionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: [Int]
    var out: Int
    var kernel: Pair
    var stride: Pair = 1
    var padding: Pair = 0
    var dilation: Pair = 1
    var groups = 1
    var bias = true
    var testDescription: String {
      "\(input) → \(out), kernel \(kernel), stride \(stride), padding \(padding), dilation "
        + "\(dilation), groups \(groups), bias \(bias)"
    }
  }

  @Test(arguments: [
    Case(input: [2, 1, 24, 24], out: 3, kernel: [5, 5]),
    Case(input: [1, 3, 9, 7], out: 4, kernel: 3, padding: 1),
    Case(input: [2, 3, 11, 13], out: 2, kernel: 3, stride: 2, padding: 1),
    Case(input: [1, 2, 8, 10], out: 3, kernel: [2, 4]),
    Case(input: [1, 2, 8, 10], out: 3, kernel: [4, 1], stride: [1, 3], padding: [2, 0]),
    Case(input: [2, 4, 12, 12], out: 6, kernel: 3, dilation: 2),
    Case(
      input: [1, 2, 15, 9], out: 2, kernel: [3, 2], stride: [3, 2], padding: [4, 3],
      dilation: [2, 5]),
    Case(input: [2, 4, 7, 7], out: 6, kernel: 3, padding: 1, groups: 2),
    Case(input: [2, 4, 7, 7], out: 4, kernel: 3, stride: 2, padding: 1, groups: 4),
    Case(input: [1, 3, 6, 8], out: 6, kernel: [3, 2], padding: [1, 0], groups: 3, bias: false),
    Case(
      input: [1, 3, 9, 9], out: 3, kernel: 3, stride: [1, 2], padding: 2, dilation: 2, groups: 3),
    Case(input: [2, 5, 6, 6], out: 7, kernel: 1),
    Case(input: [2, 5, 7, 6], out: 7, kernel: 1, stride: 2, bias: false),
    Case(input: [2, 5, 3, 3], out: 2, kernel: 1, padding: 1),
    Case(input: [2, 6, 4, 5], out: 4, kernel: 1, groups: 2),
    Case(input: [1, 1, 1, 1], out: 1, kernel: 1),
    Case(input: [1, 2, 5, 4], out: 2, kernel: [5, 4]),
    Case(input: [1, 1, 2, 2], out: 1, kernel: 5, padding: 2),
    // Deep and wide enough for several stretches of unfolded patches.
    Case(input: [1, 16, 60, 50], out: 2, kernel: 7, padding: 3),
  ])
  func againstPlainLoops(_ test: Case) throws {
    let generator = RandomGenerator(seed: 11)
    let layer = Conv2d(
      in: test.input[1], out: test.out, kernel: test.kernel, stride: test.stride,
      padding: Padding(test.padding), dilation: test.dilation, groups: test.groups,
      bias: test.bias, generator: generator)
    let x = Tensor.randn(Shape(test.input), generator: generator)
    let geometry = NaiveReference.Geometry(
      kernel: (test.kernel.height, test.kernel.width),
      stride: (test.stride.height, test.stride.width),
      padding: (test.padding.height, test.padding.width),
      dilation: (test.dilation.height, test.dilation.width))
    let expected = NaiveReference.convolution(
      x, weight: layer.weight.value, bias: layer.bias?.value, groups: test.groups, geometry)
    let magnitudes = NaiveReference.convolution(
      x.abs(), weight: layer.weight.value.abs(), bias: layer.bias?.value.abs(),
      groups: test.groups, geometry)
    let actual = try layer.run(x)
    expectClose(
      actual, expected,
      within: RoundingBound.sums(
        of: layer.weight.value.shape.sizes.dropFirst().reduce(1, *), magnitudes: magnitudes))
    #expect(try layer.run(x) == actual)
  }

  @Test(arguments: [
    (Pair(3), Pair(1), Pair(1)), (Pair(2), Pair(1), Pair(1)), (Pair(4, 3), Pair(1), Pair(1)),
    (Pair(4, 5), Pair(1), Pair(3, 2)), (Pair(3), Pair(2), Pair(1)),
    (Pair(2, 3), Pair(2, 1), Pair(2, 1)),
  ])
  func paddingSame(_ kernel: Pair, _ stride: Pair, _ dilation: Pair) throws {
    let generator = RandomGenerator(seed: 4)
    let layer = Conv2d(
      in: 2, out: 3, kernel: kernel, stride: stride, padding: .same, dilation: dilation,
      generator: generator)
    let x = Tensor.randn([1, 2, 9, 8], generator: generator)
    let (height, width) = (
      dilation.height * (kernel.height - 1), dilation.width * (kernel.width - 1)
    )
    let geometry = NaiveReference.Geometry(
      kernel: (kernel.height, kernel.width), stride: (stride.height, stride.width),
      padding: (height / 2, width / 2), paddingAfter: (height - height / 2, width - width / 2),
      dilation: (dilation.height, dilation.width))
    let expected = NaiveReference.convolution(
      x, weight: layer.weight.value, bias: layer.bias?.value, groups: 1, geometry)
    let magnitudes = NaiveReference.convolution(
      x.abs(), weight: layer.weight.value.abs(), bias: layer.bias?.value.abs(), groups: 1,
      geometry)
    let actual = try layer.run(x)
    expectClose(
      actual, expected,
      within: RoundingBound.sums(
        of: layer.weight.value.shape.sizes.dropFirst().reduce(1, *), magnitudes: magnitudes))
    if stride == 1 { #expect(actual.shape == [1, 3, 9, 8]) }
  }

  @Test func withoutABatchAxisAndWithAnEmptyOne() throws {
    let layer = Conv2d(2, 3, kernel: 3)
    let x = Tensor.rand([1, 2, 5, 6])
    #expect(try layer.run(x.squeeze(0)) == layer.run(x).squeeze(0))
    #expect(try layer.run(.ones([0, 2, 5, 6])).shape == [0, 3, 3, 4])
    let depthwise = Conv2d(2, 2, kernel: 3, groups: 2)
    #expect(try depthwise.run(.ones([0, 2, 5, 6])).shape == [0, 2, 3, 4])
  }

  @Test func notANumberReachesWhatSeesIt() {
    let layer = Conv2d(1, 1, kernel: 2)
    var x = Tensor.ones([1, 1, 3, 4])
    x[0, 0, 0, 0] = .nan
    let y = layer(x).scalars(as: Float.self)
    #expect(y[0].isNaN)
    #expect(y.dropFirst().allSatisfy { !$0.isNaN })
  }

  @Test func linear() throws {
    let layer = Linear(3, 2)
    layer.weight.value = Tensor([[1, 2, 3], [-1, 0, 0.5]])
    layer.bias?.value = Tensor([10, 20])
    #expect(layer(Tensor([1, 1, 2])) == Tensor([19, 20]))
    #expect(layer(Tensor([[1, 1, 2], [0, 0, 0]])) == Tensor([[19, 20], [10, 20]]))
    #expect(try layer.run(.ones([4, 5, 3])).shape == [4, 5, 2])
    #expect(try layer.run(.ones([0, 3])).shape == [0, 2])
    #expect(Linear(3, 2, bias: false)(Tensor([0, 0, 0])) == Tensor([0, 0]))
    #expect(layer(Tensor([.nan, 0, 0])).scalars(as: Float.self).allSatisfy { $0.isNaN })
  }
}
