/// The output size of an adaptive pooling: `1`, `[1, nil]`, or nil, where nil keeps the input's size.
public struct AdaptiveSize: Hashable, Sendable {
  /// The output's height; nil keeps the input's.
  public let height: Int?

  /// The output's width; nil keeps the input's.
  public let width: Int?

  /// Whether it was written as one size.
  public let isScalar: Bool

  /// Makes a size of two.
  public init(_ height: Int?, _ width: Int?) {
    self.height = height
    self.width = width
    isScalar = false
  }

  /// Makes a size for both directions.
  public init(_ size: Int?) {
    height = size
    width = size
    isScalar = true
  }
}

extension AdaptiveSize {
  /// Whether both sizes are equal, however they were written.
  public static func == (left: AdaptiveSize, right: AdaptiveSize) -> Bool {
    left.height == right.height && left.width == right.width
  }

  /// Feeds the sizes to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(height)
    hasher.combine(width)
  }
}

extension AdaptiveSize: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByNilLiteral
{
  public init(integerLiteral size: Int) { self.init(size) }

  /// Makes a size of two, `[height, width]`; stops on any other number of them.
  public init(arrayLiteral sizes: Int?...) {
    require(
      sizes.count == 2,
      "Netdef: an adaptive size has two sizes, [height, width], not \(sizes.count)")
    self.init(sizes[0], sizes[1])
  }

  public init(nilLiteral: ()) { self.init(nil) }
}

extension AdaptiveSize: CustomStringConvertible {
  /// The size as Python prints it: `1`, `(1, None)` or `None`.
  public var description: String {
    func text(_ size: Int?) -> String { size.map(String.init) ?? "None" }
    return isScalar ? text(height) : "(\(text(height)), \(text(width)))"
  }
}
