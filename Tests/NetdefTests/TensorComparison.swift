import Netdef
import Testing

/// Where two tensors differ most, in words, or nil where every element is close enough.
///
/// NaN is close to NaN, an infinity to itself. Other elements may differ by `absolute` plus
/// `relative` times the expected magnitude.
func difference(
  _ found: Tensor, _ expected: Tensor, relative: Float = 1e-5, absolute: Float = 1e-6
) -> String? {
  guard found.shape == expected.shape else {
    return "expected the shape \(expected.shape), found \(found.shape)"
  }
  guard found.elementType == expected.elementType else {
    return "expected elements of \(expected.elementType), found \(found.elementType)"
  }
  guard found.elementType == .float32 else {
    let same = found.scalars(as: Int64.self) == expected.scalars(as: Int64.self)
    return same ? nil : "expected \(expected), found \(found)"
  }
  let (founds, expecteds) = (found.scalars(as: Float.self), expected.scalars(as: Float.self))
  let wrong = founds.indices.filter { index in
    let (found, expected) = (founds[index], expecteds[index])
    if expected.isNaN || found.isNaN { return expected.isNaN != found.isNaN }
    if expected.isInfinite || found.isInfinite { return expected != found }
    return abs(found - expected) > absolute + relative * abs(expected)
  }
  guard let first = wrong.first else { return nil }
  let worst =
    wrong.max { abs(founds[$0] - expecteds[$0]) < abs(founds[$1] - expecteds[$1]) } ?? first
  return "\(wrong.count) of \(founds.count) elements differ: at \(first) expected "
    + "\(expecteds[first]), found \(founds[first]); at \(worst) expected \(expecteds[worst]), "
    + "found \(founds[worst])"
}

/// Records an issue unless two tensors are equal but for rounding.
func expectClose(
  _ found: Tensor, _ expected: Tensor, relative: Float = 1e-5, absolute: Float = 1e-6,
  _ label: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  if let problem = difference(found, expected, relative: relative, absolute: absolute) {
    Issue.record("\(label): \(problem)", sourceLocation: sourceLocation)
  }
}

/// The largest error over the largest expected magnitude.
func largestRelativeError(_ found: Tensor, _ expected: Tensor) -> Float {
  guard found.shape == expected.shape else { return .infinity }
  let pairs = zip(found.scalars(as: Float.self), expected.scalars(as: Float.self))
  var (error, magnitude) = (Float(0), Float.leastNormalMagnitude)
  for (found, expected) in pairs {
    // A NaN must not vanish in the maximum.
    if found.isNaN { return .infinity }
    error = max(error, abs(found - expected))
    magnitude = max(magnitude, abs(expected))
  }
  return error / magnitude
}
