/// Random numbers that are the same in every run (SplitMix64), and what programs are drawn with.
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ 1
    _ = next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in a hundred for every `percent`.
  mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }

  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of several, none of which is computed before it is drawn.
  mutating func pick<T>(_ values: [T]) -> T { values[number(0..<values.count)] }

  /// One of several, or nil of none.
  mutating func pickAny<T>(_ values: [T]) -> T? { values.isEmpty ? nil : pick(values) }

  /// One of several by how often each is wanted.
  mutating func weighted<T>(_ choices: [(Int, T)]) -> T {
    var turn = number(0..<choices.reduce(0) { $0 + $1.0 })
    for (weight, value) in choices {
      if turn < weight { return value }
      turn -= weight
    }
    return choices[0].1
  }
}
