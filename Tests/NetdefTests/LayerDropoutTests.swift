import Netdef
import Testing

/// Dropout: what is dropped, what is left, and from which generator.
struct LayerDropoutTests {
  private let x = Tensor.ones([100, 100])

  @Test(arguments: [Float(0.1), 0.5, 0.75])
  func dropsAShareAndScalesTheRest(_ p: Float) {
    let y = Dropout(p: p, generator: RandomGenerator(seed: 9)).train()(x).scalars(as: Float.self)
    #expect(y.allSatisfy { $0 == 0 || $0 == 1 / (1 - p) })
    let share = Float(y.count { $0 == 0 }) / Float(y.count)
    // Four standard deviations of 10,000 draws are under 0.02.
    #expect(abs(share - p) < 0.02)
  }

  @Test func extremes() {
    #expect(Dropout(p: 0).train()(x) == x)
    #expect(Dropout(p: 1).train()(x) == Tensor.zeros([100, 100]))
    #expect(Dropout(p: 0.5).train()(Tensor.ones([0, 3])).shape == [0, 3])
  }

  @Test func evaluationIsTheIdentity() { #expect(Dropout(p: 0.9)(x) == x) }

  @Test func drawsAnewAtEachRunFromTheRunsGenerator() throws {
    let layer = Dropout().train()
    let first = try layer.run(x, generator: RandomGenerator(seed: 1))
    #expect(try layer.run(x, generator: RandomGenerator(seed: 1)) == first)
    #expect(try layer.run(x, generator: RandomGenerator(seed: 2)) != first)
    let generator = RandomGenerator(seed: 1)
    #expect(try layer.run(x, generator: generator) == first)
    #expect(try layer.run(x, generator: generator) != first)
  }

  @Test func anOwnGeneratorComesFirst() throws {
    let a = try Dropout(generator: RandomGenerator(seed: 1)).train().run(x, generator: .shared)
    let b = try Dropout().train().run(x, generator: RandomGenerator(seed: 1))
    #expect(a == b)
  }
}
