/// A module inside another as it is printed: `(0-2): 3 x Linear(…)`.
public struct PrintedChild: Sendable {
  /// What stands in front of the module: `(fc): `.
  public let label: String

  /// The module; nil prints as `None`.
  public let module: (any Module)?

  /// Makes the line, or lines, of a module under its name.
  public init(_ name: String, _ module: (any Module)?) {
    label = "(\(escaped(name))): "
    self.module = module
  }

  /// Makes one entry of neighbours that print alike, as PyTorch's lists have it.
  init(neighbours positions: ClosedRange<Int>, _ module: any Module) {
    let (first, last) = (positions.lowerBound, positions.upperBound)
    label = first == last ? "(\(first)): " : "(\(first)-\(last)): \(positions.count) x "
    self.module = module
  }
}
