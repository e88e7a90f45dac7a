import Netdef
import Testing

/// Pooling against plain loops.
struct LayerPoolingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: [Int]
    var kernel: Pair
    var stride: Pair?
    var padding: Pair = 0
    var dilation: Pair = 1
    var ceilMode = false
    var testDescription: String {
      "\(input), kernel \(kernel), stride \(stride as Any), padding \(padding), dilation "
        + "\(dilation), ceil \(ceilMode)"
    }
    var geometry: NaiveReference.Geometry {
      let stride = stride ?? kernel
      return NaiveReference.Geometry(
        kernel: (kernel.height, kernel.width), stride: (stride.height, stride.width),
        padding: (padding.height, padding.width), dilation: (dilation.height, dilation.width),
        ceilMode: ceilMode)
    }
  }

  static let cases = [
    Case(input: [2, 3, 8, 8], kernel: 2),
    Case(input: [1, 2, 7, 9], kernel: [2, 3]),
    Case(input: [1, 2, 7, 9], kernel: 3, stride: 2, padding: 1),
    Case(input: [1, 2, 7, 9], kernel: 3, stride: 2, padding: 1, ceilMode: true),
    Case(input: [1, 1, 5, 6], kernel: 2, ceilMode: true),
    Case(input: [1, 1, 6, 5], kernel: [3, 2], stride: [2, 3], padding: [1, 0], ceilMode: true),
    Case(input: [1, 1, 4, 4], kernel: 3, stride: 3, padding: 1, ceilMode: true),
    Case(input: [1, 1, 2, 2], kernel: 3, stride: 2, ceilMode: true),
    Case(input: [2, 1, 10, 20], kernel: 1, stride: [2, 1]),
    Case(input: [1, 2, 40, 35], kernel: [20, 33], stride: 1),
  ]

  @Test(
    arguments: cases + [
      Case(input: [1, 2, 9, 9], kernel: 3, stride: 1, dilation: 2),
      Case(input: [1, 2, 9, 11], kernel: [2, 3], stride: 2, padding: 1, dilation: [3, 2]),
      Case(input: [1, 2, 9, 10], kernel: 2, stride: 2, padding: 1, dilation: 3, ceilMode: true),
    ])
  func maximum(_ test: Case) throws {
    let layer = MaxPool2d(
      kernel: test.kernel, stride: test.stride, padding: test.padding, dilation: test.dilation,
      ceilMode: test.ceilMode)
    let x = Tensor.randn(Shape(test.input), generator: RandomGenerator(seed: 8))
    let expected = NaiveReference.pool(x, test.geometry) { values, _ in
      values.max() ?? -.infinity
    }
    #expect(try layer.run(x) == expected)
  }

  @Test(arguments: cases, [true, false])
  func average(_ test: Case, _ countIncludePad: Bool) throws {
    let layer = AvgPool2d(
      kernel: test.kernel, stride: test.stride, padding: test.padding, ceilMode: test.ceilMode,
      countIncludePad: countIncludePad)
    let x = Tensor.randn(Shape(test.input), generator: RandomGenerator(seed: 8))
    let expected = NaiveReference.pool(x, test.geometry) { values, padded in
      values.reduce(0, +) / Double(countIncludePad ? padded : values.count)
    }
    let terms = test.kernel.height * test.kernel.width
    expectClose(
      try layer.run(x), expected,
      within: RoundingBound.sums(of: terms, magnitudes: try layer.run(x.abs())))
  }

  @Test(arguments: [
    (AdaptiveSize(1), 1, 1), (AdaptiveSize(3, 2), 3, 2), (AdaptiveSize(nil), 7, 10),
    (AdaptiveSize(1, nil), 1, 10), (AdaptiveSize(9, 13), 9, 13), (AdaptiveSize(nil, 4), 7, 4),
  ])
  func adaptiveAverage(_ size: AdaptiveSize, _ height: Int, _ width: Int) throws {
    let x = Tensor.randn([2, 3, 7, 10], generator: RandomGenerator(seed: 8))
    var expected = Tensor.zeros([2, 3, height, width])
    for (n, c) in (0..<2).flatMap({ n in (0..<3).map { (n, $0) } }) {
      for (p, q) in (0..<height).flatMap({ p in (0..<width).map { (p, $0) } }) {
        let rows = (p * 7 / height)..<(((p + 1) * 7 + height - 1) / height)
        let columns = (q * 10 / width)..<(((q + 1) * 10 + width - 1) / width)
        let values = rows.flatMap { h in columns.map { Double(x[n, c, h, $0]) } }
        expected[n, c, p, q] = Float(values.reduce(0, +) / Double(values.count))
      }
    }
    let layer = AdaptiveAvgPool2d(output: size)
    expectClose(
      try layer.run(x), expected,
      within: RoundingBound.sums(of: 70, magnitudes: try layer.run(x.abs())))
  }

  @Test func notANumberAndEmptyBatches() throws {
    var x = Tensor([[[[1, 2, 3, 4], [5, 6, 7, 8]]]])
    x[0, 0, 0, 1] = .nan
    let y = MaxPool2d(kernel: 2)(x).scalars(as: Float.self)
    #expect(y[0].isNaN && y[1] == 8)
    #expect(AvgPool2d(kernel: 2)(x)[0, 0, 0, 1] == 5.5)
    for layer in [MaxPool2d(kernel: 2), AvgPool2d(kernel: 2), AdaptiveAvgPool2d(output: [1, 2])]
      as [any Layer]
    {
      #expect(try layer.run(.ones([0, 3, 2, 4])).shape == [0, 3, 1, 2])
      #expect(try layer.run(.ones([3, 2, 4])).shape == [3, 1, 2])
    }
  }

  @Test func adaptiveSizesAreEqualHoweverTheyAreWritten() {
    #expect(AdaptiveAvgPool2d(output: 1).outputSize == [1, 1])
    #expect(AdaptiveAvgPool2d(output: 1).outputSize != [1, nil])
    #expect(Set<AdaptiveSize>([2, [2, 2], nil]).count == 2)
  }
}
