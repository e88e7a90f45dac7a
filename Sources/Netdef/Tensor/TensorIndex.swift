/// What can stand for one axis in `tensor[…]`: a number, a range, or a range with a step.
///
/// Numbers and the bounds of one-sided ranges may be negative: they count from the end.
public protocol TensorIndex {
  /// What the index selects from an axis of a size; stops if it is out of range.
  func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection
}

/// The part of an axis that an index selects.
public struct AxisSelection: Sendable, Hashable {
  /// The first position.
  public let start: Int
  /// How many positions there are.
  public let count: Int
  /// From one position to the next.
  public let step: Int
  /// Whether the axis remains; a number removes it.
  public let keepsAxis: Bool

  /// Selects a position, and removes the axis.
  public init(position: Int) { self.init(start: position, count: 1, step: 1, keepsAxis: false) }

  /// Selects several positions.
  public init(start: Int, count: Int, step: Int = 1) {
    self.init(start: start, count: count, step: step, keepsAxis: true)
  }

  /// Whether all positions are in an axis of a size.
  func isWithin(_ size: Int) -> Bool {
    if count == 0 { return (0...size).contains(start) }
    guard count > 0, (0..<size).contains(start) else { return false }
    let (distance, isTooFar) = (count - 1).multipliedReportingOverflow(by: step)
    let (last, isOutside) = start.addingReportingOverflow(distance)
    return !isTooFar && !isOutside && (0..<size).contains(last)
  }

  private init(start: Int, count: Int, step: Int, keepsAxis: Bool) {
    self.start = start
    self.count = count
    self.step = step
    self.keepsAxis = keepsAxis
  }

  /// Selects a stretch; stops unless it is within the axis.
  fileprivate init(_ start: Int, to end: Int, from size: Int, axis: Int, of shape: Shape) {
    let low = start < 0 ? start + size : start
    let high = end < 0 ? end + size : end
    require(
      0 <= low && low <= high && high <= size,
      "the range from \(start) to \(end) is out of bounds for axis \(axis) of size \(size) of a "
        + "tensor of shape \(shape)")
    self.init(start: low, count: high - low)
  }
}

extension Int: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    let position = self < 0 ? self + size : self
    require(
      (0..<size).contains(position),
      "the index \(self) is out of bounds for axis \(axis) of size \(size) of a tensor of shape "
        + "\(shape)")
    return AxisSelection(position: position)
  }
}

extension Range<Int>: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    AxisSelection(lowerBound, to: upperBound, from: size, axis: axis, of: shape)
  }
}

extension ClosedRange<Int>: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    // Behind the last position lies the end, not position 0.
    let end = upperBound == -1 ? size : Swift.min(upperBound, .max - 1) + 1
    return AxisSelection(lowerBound, to: end, from: size, axis: axis, of: shape)
  }
}

extension PartialRangeFrom<Int>: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    AxisSelection(lowerBound, to: size, from: size, axis: axis, of: shape)
  }
}

extension PartialRangeUpTo<Int>: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    AxisSelection(0, to: upperBound, from: size, axis: axis, of: shape)
  }
}

extension PartialRangeThrough<Int>: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    let end = upperBound == -1 ? size : Swift.min(upperBound, .max - 1) + 1
    return AxisSelection(0, to: end, from: size, axis: axis, of: shape)
  }
}

/// `stride(from: 0, to: 10, by: 2)`, whose positions must all be within the axis.
extension StrideTo<Int>: TensorIndex {
  public func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    var (first, step, count) = (0, 1, 0)
    // One by one, because the first that is out of bounds ends it, however long the stride is.
    for position in self {
      require(
        (0..<size).contains(position),
        "the position \(position) of a stride is out of bounds for axis \(axis) of size \(size) "
          + "of a tensor of shape \(shape)")
      if count == 0 { first = position }
      if count == 1 { step = position - first }
      count += 1
    }
    return AxisSelection(start: first, count: count, step: step)
  }
}
