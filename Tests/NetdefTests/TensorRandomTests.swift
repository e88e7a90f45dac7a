import Foundation
import Testing

@testable import Netdef

@Suite struct TensorRandomTests {
  /// A known answer of Philox4x32-10: seed and position 0, from its authors' test vectors.
  @Test func wordsAreThoseOfPhilox() {
    let zero = RandomGenerator(seed: 0)
    #expect(zero.next() == 0x6627_e8d5_e169_c58d)
  }

  @Test func equalSeedsGiveEqualStreams() {
    let (a, b) = (RandomGenerator(seed: 42), RandomGenerator(seed: 42))
    #expect(Tensor.rand([1000], generator: a) == Tensor.rand([1000], generator: b))
    #expect(Tensor.randn([17], generator: a) == Tensor.randn([17], generator: b))
    #expect(Tensor.randint(0..<9, [5], generator: a) == Tensor.randint(0..<9, [5], generator: b))
    #expect(a.permutation(of: 50) == b.permutation(of: 50))
    #expect(a.state == b.state)
    #expect(
      Tensor.rand([9], generator: a) != Tensor.rand([9], generator: RandomGenerator(seed: 43)))
  }

  @Test func drawsDiffer() {
    let generator = RandomGenerator(seed: 1)
    #expect(Tensor.rand([8], generator: generator) != Tensor.rand([8], generator: generator))
    #expect(Tensor.rand([8]) != Tensor.rand([8]))
  }

  @Test func statesAreSavedAndRestored() {
    let generator = RandomGenerator(seed: 7)
    _ = Tensor.rand([123], generator: generator)
    let saved = generator.state
    let next = Tensor.randn([50], generator: generator)
    generator.state = saved
    #expect(Tensor.randn([50], generator: generator) == next)
    #expect(Tensor.randn([50], generator: RandomGenerator(state: saved)) == next)
    generator.reseed(7)
    #expect(generator.state == RandomGenerator.State(seed: 7))
    _ = Tensor.rand([123], generator: generator)
    #expect(generator.state == saved)
  }

  /// A longer fill begins with the same numbers, whatever the vector loops' tiles.
  @Test(arguments: Array(0...70) + [127, 128, 129]) func fillsArePrefixes(count: Int) {
    func longAndShort(_ draw: (Shape, RandomGenerator) -> Tensor) -> Bool {
      let long = draw([200], RandomGenerator(seed: 5))
      let short = draw([count], RandomGenerator(seed: 5))
      return long[0..<count] == short
    }
    #expect(longAndShort { .rand($0, generator: $1) })
    #expect(longAndShort { .randn($0, generator: $1) })
    #expect(longAndShort { .bernoulli(0.3, $0, generator: $1) })
    #expect(longAndShort { .randint(-5..<500, $0, generator: $1) })
  }

  static let count = 200_000

  @Test func uniformNumbersAreUniform() {
    let values = Tensor.rand([Self.count], generator: RandomGenerator(seed: 11))
    #expect(values.min().item >= 0 && values.max().item < 1)
    #expect(abs(values.mean().item - 0.5) < 0.003)
    #expect(abs((values - values.mean()).pow(2).mean().item - 1.0 / 12) < 0.001)
    #expect(distance(of: values) { $0 } < 1.95 / Float(Self.count).squareRoot())
  }

  @Test func normalNumbersAreNormal() {
    let values = Tensor.randn([Self.count], generator: RandomGenerator(seed: 12))
    #expect(abs(values.mean().item) < 0.01)
    #expect(abs(values.pow(2).mean().item - 1) < 0.02)
    #expect(abs(values.pow(Tensor(3)).mean().item) < 0.05)
    #expect(abs(values.pow(Tensor(4)).mean().item - 3) < 0.15)
    #expect(distance(of: values, normalDistribution) < 1.95 / Float(Self.count).squareRoot())
    // Both numbers of a pair, and neighbours, are independent.
    let pairs = values.reshape(-1, 2)
    #expect(abs((pairs[0..., 0] * pairs[0..., 1]).mean().item) < 0.015)
  }

  /// Kolmogorov's distance between numbers and their distribution; 1.95 / √n is passed by chance
  /// once in a thousand seeds, and the seed is fixed.
  private func distance(of values: Tensor, _ distribution: (Float) -> Float) -> Float {
    let sorted = values.scalars(as: Float.self).sorted()
    return sorted.indices.reduce(0) { largest, index in
      let expected = distribution(sorted[index])
      let below = abs(expected - Float(index) / Float(sorted.count))
      let above = abs(expected - Float(index + 1) / Float(sorted.count))
      return max(largest, below, above)
    }
  }

  /// The normal distribution function: Φ(x) = erfc(−x / √2) / 2.
  private func normalDistribution(_ value: Float) -> Float {
    Float(erfc(-Double(value) / 2.0.squareRoot()) / 2)
  }

  @Test func rangesAreKept() {
    let generator = RandomGenerator(seed: 13)
    for range in [Float(-3)..<5, 1..<Float(1).nextUp, -1e30..<1e30, 0..<Float.leastNormalMagnitude]
    {
      for _ in 0..<200 { #expect(range.contains(generator.uniform(in: range))) }
    }
  }

  @Test func wholeNumbersAreEven() {
    let values = Tensor.randint(-2..<3, [50_000], generator: RandomGenerator(seed: 14))
    for value in -2..<3 {
      let share = (values .== Float(value)).sum().item / 50_000
      #expect(abs(share - 0.2) < 0.01)
    }
    let wide = RandomGenerator(seed: 15)
    let large = (0..<100).map { _ in wide.integer(in: Int.min..<Int.max) }
    #expect(large.contains { $0 < 0 } && large.contains { $0 > 0 } && Set(large).count == 100)
  }

  @Test(arguments: [0, 0.25, 0.5, 0.9, 1] as [Float]) func bernoulliNumbers(probability: Float) {
    let values = Tensor.bernoulli(probability, [40_000], generator: RandomGenerator(seed: 16))
    #expect(abs(values.mean().item - probability) < 0.01)
    #expect(((values .== 0).sum() + (values .== 1).sum()).item == 40_000)
  }

  @Test func permutationsHoldEachNumberOnce() {
    let order = RandomGenerator(seed: 17).permutation(of: 1000)
    #expect(order.sorted() == Array(0..<1000) && order != order.sorted())
    #expect(RandomGenerator(seed: 17).permutation(of: 0) == [])
    #expect(Tensor.randperm(10).sum().item == 45)
    var generator = RandomGenerator(seed: 18)
    #expect([1, 2, 3].shuffled(using: &generator).sorted() == [1, 2, 3])
  }

  @Test func scaledNormals() {
    let values = RandomGenerator(seed: 19)
    let numbers = Tensor((0..<5000).map { _ in values.normal(mean: 10, standardDeviation: 2) })
    #expect(abs(numbers.mean().item - 10) < 0.15)
    #expect(abs((numbers - 10).pow(2).mean().sqrt().item - 2) < 0.1)
    #expect(values.normal(mean: 3, standardDeviation: 0) == 3)
  }

  @Test func tasksDrawDifferentNumbersFromOneGenerator() async {
    let generator = RandomGenerator(seed: 20)
    let draws = await withTaskGroup(of: [Float].self) { group in
      for _ in 0..<20 {
        group.addTask { Tensor.rand([8], generator: generator).scalars(as: Float.self) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(draws).count == 20)
    #expect(generator.state.position == 40)
    // Together they are the stream that one task would have drawn.
    let alone = RandomGenerator(seed: 20)
    #expect(
      Set(draws)
        == Set((0..<20).map { _ in Tensor.rand([8], generator: alone).scalars(as: Float.self) }))
  }
}
