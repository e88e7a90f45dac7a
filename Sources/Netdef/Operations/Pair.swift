/// A size for both directions of a picture, written as one number or as `[height, width]`.
///
/// It remembers how it was written, because layers print `2` and `(2, 2)` as PyTorch does.
public struct Pair: Hashable, Sendable {
  /// The size along the rows' axis.
  public let height: Int

  /// The size along the columns' axis.
  public let width: Int

  /// Whether it was written as one number.
  public let isScalar: Bool

  /// Makes a pair of two sizes.
  public init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
    isScalar = false
  }

  /// Makes a pair of one size for both directions.
  public init(_ size: Int) {
    height = size
    width = size
    isScalar = true
  }

  /// Both sizes as Python prints a tuple.
  var tuple: String { "(\(height), \(width))" }

  /// Both sizes as people write them: `5×5`.
  var product: String { "\(height)×\(width)" }
}

extension Pair {
  /// Whether both sizes are equal, however they were written: a stride of 1 is a stride of (1, 1).
  public static func == (left: Pair, right: Pair) -> Bool {
    left.height == right.height && left.width == right.width
  }

  /// Feeds the sizes to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(height)
    hasher.combine(width)
  }
}

extension Pair: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  public init(integerLiteral size: Int) { self.init(size) }

  /// Makes a pair of two sizes; stops on any other number of them.
  public init(arrayLiteral sizes: Int...) {
    require(sizes.count == 2, "Netdef: a pair has two sizes, [height, width], not \(sizes)")
    self.init(sizes[0], sizes[1])
  }
}

extension Pair: CustomStringConvertible {
  /// The number or tuple as it was written: `2` or `(2, 2)`.
  public var description: String { isScalar ? "\(height)" : tuple }
}
