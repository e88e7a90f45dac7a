import CNetdefKernels

/// Draws that fill memory.
extension RandomGenerator {
  /// Fills memory with numbers drawn evenly from a range; stops unless it is finite and not empty.
  public func fill(
    _ elements: UnsafeMutableBufferPointer<Float>, uniformIn range: Range<Float>
  ) {
    let (low, high) = (range.lowerBound, range.upperBound)
    require(
      low < high && (high - low).isFinite,
      "a uniform distribution needs a finite range that is not empty, found \(range)")
    let start = reserve(words: elements.count)
    netdef_random_uniform(
      start.seed, start.position, low, high, high.nextDown, elements.baseAddress, elements.count)
  }

  /// Fills memory with normally distributed numbers; stops on a negative or infinite deviation.
  public func fill(
    _ elements: UnsafeMutableBufferPointer<Float>, normalWithMean mean: Float,
    standardDeviation: Float
  ) {
    require(
      mean.isFinite && standardDeviation.isFinite && standardDeviation >= 0,
      "a normal distribution needs a finite mean and a finite deviation of at least 0, found "
        + "mean \(mean) and standard deviation \(standardDeviation)")
    let start = reserve(words: elements.count)
    netdef_random_normal(
      start.seed, start.position, mean, standardDeviation, elements.baseAddress, elements.count)
  }

  /// Fills memory with ones, drawn with a probability, and zeros; stops unless 0 ≤ p ≤ 1.
  public func fill(
    _ elements: UnsafeMutableBufferPointer<Float>, bernoulliWithProbability probability: Float
  ) {
    require(
      probability >= 0 && probability <= 1,
      "a probability is within 0…1, found \(probability)")
    let start = reserve(words: elements.count)
    let threshold = UInt64(Double(probability) * 0x1p32)
    netdef_random_bernoulli(
      start.seed, start.position, threshold, elements.baseAddress, elements.count)
  }

  /// Fills memory with whole numbers drawn evenly from a range; stops if it is empty.
  public func fill(_ elements: UnsafeMutableBufferPointer<Int64>, integersIn range: Range<Int>) {
    require(!range.isEmpty, "whole numbers cannot be drawn from the empty range \(range)")
    let width =
      UInt64(bitPattern: Int64(range.upperBound))
      &- UInt64(
        bitPattern: Int64(range.lowerBound))
    let start = reserve(words: 2 * elements.count)
    netdef_random_integers(
      start.seed, start.position, Int64(range.lowerBound), width, elements.baseAddress,
      elements.count)
  }
}
