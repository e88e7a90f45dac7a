import CNetdefKernels
import Synchronization

/// A source of random numbers that can be seeded, saved and restored, and used by several tasks.
///
/// Numbers are a pure function of the seed and a position that every draw moves on (Philox4x32-10),
/// so equal seeds and equal calls give equal bits on every platform. A draw reserves its stretch of
/// the stream at once; filling memory happens outside the lock.
public final class RandomGenerator: Sendable {
  /// Where a generator stands; store it to continue a stream later.
  public struct State: Sendable, Hashable {
    /// The number that the stream is made from.
    public var seed: UInt64

    /// How many blocks of four 32-bit words have been drawn.
    public var position: UInt64

    /// Names a place in a stream; a new stream starts at position 0.
    public init(seed: UInt64, position: UInt64 = 0) {
      self.seed = seed
      self.position = position
    }
  }

  /// The generator that is used where none is given; seeded by the system when the program starts.
  public static let shared = RandomGenerator(seed: UInt64.random(in: 0 ... .max))

  private let place: Mutex<State>

  /// Makes a generator at the start of a seed's stream.
  public init(seed: UInt64) { place = Mutex(State(seed: seed)) }

  /// Makes a generator that continues from a saved state.
  public init(state: State) { place = Mutex(state) }

  /// Where the generator stands: read it to save, set it to restore.
  public var state: State {
    get { place.withLock { $0 } }
    set { place.withLock { $0 = newValue } }
  }

  /// Starts over at the beginning of a seed's stream.
  public func reseed(_ seed: UInt64) { state = State(seed: seed) }

  /// Moves on by the blocks that a number of 32-bit words needs and returns where they begin.
  func reserve(words: Int) -> State {
    place.withLock { state in
      let start = state
      state.position &+= UInt64((words + 3) / 4)
      return start
    }
  }
}

/// Single draws.
extension RandomGenerator: RandomNumberGenerator {
  /// 64 random bits, which make the generator usable with `shuffled(using:)` and the like.
  public func next() -> UInt64 {
    let start = reserve(words: 2)
    var words: (UInt32, UInt32) = (0, 0)
    withUnsafeMutableBytes(of: &words) {
      netdef_random_words(
        start.seed, start.position, $0.assumingMemoryBound(to: UInt32.self).baseAddress, 2)
    }
    return UInt64(words.0) << 32 | UInt64(words.1)
  }

  /// A number drawn evenly from a range.
  public func uniform(in range: Range<Float> = 0..<1) -> Float {
    one { fill($0, uniformIn: range) }
  }

  /// A normally distributed number.
  public func normal(mean: Float = 0, standardDeviation: Float = 1) -> Float {
    one { fill($0, normalWithMean: mean, standardDeviation: standardDeviation) }
  }

  /// True with a probability; stops unless it is within 0…1.
  public func bernoulli(_ probability: Float) -> Bool {
    one { fill($0, bernoulliWithProbability: probability) } == 1
  }

  /// A whole number drawn evenly from a range; stops if it is empty.
  public func integer(in range: Range<Int>) -> Int {
    Int(one(of: Int64(0)) { fill($0, integersIn: range) })
  }

  /// The numbers 0 up to `count`, `count` excluded, in random order.
  public func permutation(of count: Int) -> [Int] {
    require(count >= 0, "a permutation needs a count of at least 0, found \(count)")
    var generator = self
    return (0..<count).shuffled(using: &generator)
  }

  private func one(_ fill: (UnsafeMutableBufferPointer<Float>) -> Void) -> Float {
    one(of: Float(0), fill)
  }

  private func one<E>(of value: E, _ fill: (UnsafeMutableBufferPointer<E>) -> Void) -> E {
    var value = value
    withUnsafeMutablePointer(to: &value) { fill(UnsafeMutableBufferPointer(start: $0, count: 1)) }
    return value
  }
}
