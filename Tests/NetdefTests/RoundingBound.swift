import Netdef
import Testing

/// How far results in float32 may lie from what is expected, as their arithmetic says: the same for
/// every processor, every library of kernels and any number of threads.
///
/// A sum of n terms errs by at most γ(n) · Σ|term|, γ(n) = n·u / (1 − n·u), whatever the order of its
/// additions and with multiplications fused or not. (Higham 2002, section 3.1) So a bound needs the
/// number of roundings and the sum of magnitudes, which is the same computation on magnitudes.
enum RoundingBound {
  /// The largest relative error of one rounding to float32.
  static let unit = 0x1p-24

  /// What is lost below the normal numbers, which some processors and libraries make 0.
  static let floor = Double(Float.leastNormalMagnitude)

  /// The largest relative error of so many roundings.
  static func gamma(_ roundings: Int) -> Double {
    let error = Double(roundings) * unit
    return error / (1 - error)
  }

  /// The bounds of sums of so many terms, with the sums of the terms' magnitudes; two more roundings
  /// are for a bias or a divisor and for the expected value.
  static func sums(of terms: Int, magnitudes: Tensor) -> [Double] {
    // The magnitudes were added in float32 as well.
    magnitudes.scalars(as: Float.self).map { 1.01 * gamma(terms + 2) * Double($0) + floor }
  }

  /// The bounds of values that so many roundings make of exact ones without any cancellation.
  static func relative(_ roundings: Int, of expected: Tensor) -> [Double] {
    expected.scalars(as: Float.self).map { gamma(roundings) * abs(Double($0)) + floor }
  }

  /// The bounds of probabilities y = eˣ⁻ᵐ / Σ along axes of so many: rounding x − m, which is at most
  /// |ln y| + ln n, moves the exponential by as much, and the sum has n terms.
  static func softmax(_ expected: Tensor, terms: Int) -> [Double] {
    expected.scalars(as: Float.self).map { y in
      let logarithm = y > 0 ? Double(abs(Self.logarithm(y))) : 0
      return unit * Double(y) * (2 * logarithm + Double(4 * terms + 16)) + floor
    }
  }

  /// The bounds of the logarithms of such probabilities.
  static func logSoftmax(_ expected: Tensor, terms: Int) -> [Double] {
    expected.scalars(as: Float.self).map { y in
      unit * (4 * abs(Double(y)) + Double(6 * terms + 16)) + floor
    }
  }

  /// How far from 1 the sum of so many probabilities may be.
  static func sumOfProbabilities(_ terms: Int) -> Float { Float(gamma(2 * terms + 4)) }

  /// The bound of a whole network's outputs, relative to the largest.
  ///
  /// Bounds of single layers multiply to nothing useful. Rounding errors are as good as independent,
  /// so they grow as the root of their number: √(Σ depth) · u over all layers, depth being the terms
  /// of one sum. Eight times that is exceeded by none of many. (Higham and Mary 2019)
  static func network(_ network: any Module) -> Float {
    var roundings = 0
    for (_, module) in network.namedModules {
      switch module {
      case let layer as Linear: roundings += layer.inFeatures + 1
      case let layer as Conv2d:
        roundings +=
          layer.inChannels / layer.groups * layer.kernelSize.height * layer.kernelSize.width + 1
      default: roundings += 4
      }
    }
    return Float(8 * unit * Double(roundings).squareRoot())
  }

  private static func logarithm(_ y: Float) -> Float { Tensor(y).log().item }
}

/// Where two tensors differ by more than the bounds of their elements, in words; nil for nowhere.
///
/// NaN is equal to NaN, an infinity to itself. Integers and truths are equal or differ.
func difference(_ found: Tensor, _ expected: Tensor, within bounds: [Double]) -> String? {
  guard found.shape == expected.shape else {
    return "expected the shape \(expected.shape), found \(found.shape)"
  }
  guard found.elementType == expected.elementType else {
    return "expected elements of \(expected.elementType), found \(found.elementType)"
  }
  guard found.elementType == .float32 else {
    return found == expected ? nil : "expected \(expected), found \(found)"
  }
  let (founds, expecteds) = (found.scalars(as: Float.self), expected.scalars(as: Float.self))
  guard bounds.count == founds.count else {
    return "expected \(founds.count) bounds, found \(bounds.count)"
  }
  func excess(_ index: Int) -> Double {
    abs(Double(founds[index]) - Double(expecteds[index])) / bounds[index]
  }
  let wrong = founds.indices.filter { index in
    let (found, expected) = (founds[index], expecteds[index])
    if expected.isNaN || found.isNaN { return expected.isNaN != found.isNaN }
    if expected.isInfinite || found.isInfinite { return expected != found }
    return !(abs(Double(found) - Double(expected)) <= bounds[index])
  }
  guard let worst = wrong.max(by: { excess($0) < excess($1) }) else { return nil }
  return "\(wrong.count) of \(founds.count) elements differ: at \(worst) expected "
    + "\(expecteds[worst]) ± \(bounds[worst]), found \(founds[worst])"
}

/// Records an issue unless two tensors are equal within the bounds of their elements; without bounds,
/// unless they are equal.
func expectClose(
  _ found: Tensor, _ expected: Tensor, within bounds: [Double]? = nil, _ label: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let exact = [Double](repeating: 0, count: expected.elementCount)
  if let problem = difference(found, expected, within: bounds ?? exact) {
    Issue.record("\(label): \(problem)", sourceLocation: sourceLocation)
  }
}

/// The largest error over the largest expected magnitude; infinite where something is no number.
func largestRelativeError(_ found: Tensor, _ expected: Tensor) -> Float {
  guard found.shape == expected.shape else { return .infinity }
  var (error, magnitude) = (Float(0), Float.leastNormalMagnitude)
  for (found, expected) in zip(found.scalars(as: Float.self), expected.scalars(as: Float.self)) {
    // A NaN must not vanish in the maximum.
    guard found.isFinite else { return .infinity }
    error = max(error, abs(found - expected))
    magnitude = max(magnitude, abs(expected))
  }
  return error / magnitude
}
