import Foundation
import Netdef
import Testing

/// Activations against Foundation's functions in double precision.
struct LayerActivationTests {
  private static let values: [Float] = [-30, -3.5, -1, -0.25, -1e-4, 0, 1e-4, 0.25, 1, 3.5, 30]

  /// A layer and its formula.
  struct Case: Sendable {
    let layer: any Layer
    let function: @Sendable (Double) -> Double

    init(_ layer: any Layer, _ function: @escaping @Sendable (Double) -> Double) {
      self.layer = layer
      self.function = function
    }
  }

  private static let cases: [Case] = [
    Case(ReLU()) { max($0, 0) },
    Case(LeakyReLU()) { $0 > 0 ? $0 : 0.01 * $0 },
    Case(LeakyReLU(slope: 0.2)) { $0 > 0 ? $0 : 0.2 * $0 },
    Case(SELU()) { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543773 * expm1($0)) },
    Case(ELU()) { $0 > 0 ? $0 : expm1($0) },
    Case(ELU(alpha: 2)) { $0 > 0 ? $0 : 2 * expm1($0) },
    Case(GELU()) { $0 * 0.5 * (1 + erf($0 / 2.0.squareRoot())) },
    Case(GELU(approximate: .tanh)) {
      let inner: Double = (2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0)
      return 0.5 * $0 * (1 + tanh(inner))
    },
    Case(SiLU()) { $0 / (1 + exp(-$0)) },
    Case(Sigmoid()) { 1 / (1 + exp(-$0)) },
    Case(Tanh()) { tanh($0) },
    Case(Identity()) { $0 },
  ]

  @Test(arguments: cases)
  func formula(_ test: Case) throws {
    let layer = test.layer
    let expected = Self.values.map { test.function(Double($0)) }
    // 1 + erf(x) and 1 + tanh(x) cancel: what is lost is lost of 1, times x.
    let bounds = zip(Self.values, expected).map { value, expected in
      RoundingBound.gamma(8) * (abs(Double(value)) + abs(expected))
    }
    expectClose(
      try layer.run(Tensor(Self.values)), Tensor(expected.map { Float($0) }), within: bounds,
      "\(layer)")
    #expect(try layer.run(Tensor([.nan])).item.isNaN)
    #expect(try layer.run(.ones([0, 3])).shape == [0, 3])
    #expect(try layer.run(.ones([])).shape == [])
  }

  @Test(arguments: [0, 1, 2, -1, -3])
  func softmaxAlongAnyAxis(_ axis: Int) {
    let x = Tensor.randn([3, 4, 5], generator: RandomGenerator(seed: 2)) * 10
    let y = Softmax(axis: axis)(x)
    let terms = x.shape[axis < 0 ? axis + 3 : axis]
    let error = (y.sum(axis: axis) - 1).abs().max().item
    #expect(error <= RoundingBound.sumOfProbabilities(terms))
    // The formula without its maximum, rounded as well: a bound holds twice.
    let expected = x.exp() / x.exp().sum(axis: axis, keepingAxis: true)
    let bounds = RoundingBound.softmax(expected, terms: terms)
    expectClose(y, expected, within: bounds.map { 2 * $0 })
    let logarithms = expected.log()
    expectClose(
      LogSoftmax(axis: axis)(x), logarithms,
      within: RoundingBound.logSoftmax(logarithms, terms: terms).map { 2 * $0 })
  }

  @Test func softmaxOfLargeValuesAndNotANumber() {
    #expect(Softmax(axis: 0)(Tensor([1000, 1000])) == Tensor([0.5, 0.5]))
    #expect(LogSoftmax(axis: 0)(Tensor([1000, 0])) == Tensor([0, -1000]))
    #expect(Softmax(axis: 0)(Tensor([1, .nan])).scalars(as: Float.self).allSatisfy { $0.isNaN })
    #expect(Softmax(axis: -1)(Tensor(3)).item == 1)
    #expect(Softmax(axis: 1)(Tensor.ones([0, 4])).shape == [0, 4])
  }

  @Test func flatten() {
    let x = Tensor.rand([2, 3, 4, 5])
    #expect(Flatten()(x).shape == [2, 60])
    #expect(Flatten(start: 0)(x).shape == [120])
    #expect(Flatten(start: 1, end: -2)(x).shape == [2, 12, 5])
    #expect(Flatten(start: 0)(Tensor(3)).shape == [1])
    #expect(Flatten()(Tensor.ones([0, 3, 4])).shape == [0, 12])
    #expect(Flatten()(x).scalars(as: Float.self) == x.scalars(as: Float.self))
  }
}
