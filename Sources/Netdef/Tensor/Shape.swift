/// The sizes of a tensor's axes, outermost first: `[1, 24, 24]`; a number's shape is `[]`.
public struct Shape: Hashable, Sendable {
  /// The size of each axis.
  public let sizes: [Int]

  /// The product of the sizes: 1 for a number, 0 as soon as one axis is empty.
  public let elementCount: Int

  /// The largest number of axes that a shape can have.
  public static let maximumRank = 64

  /// The largest number of elements that a shape can have, of which the widest take eight bytes.
  static let maximumElementCount = Int.max / 8

  /// Makes a shape; stops on a negative size, over 64 axes, or a product that overflows.
  public init(_ sizes: [Int]) {
    guard let count = Shape.elementCount(of: sizes) else {
      stopProgram(
        "a shape has at most \(Shape.maximumRank) axes with sizes of at least 0 whose product fits "
          + "in an Int, but these sizes were given: \(sizes)")
    }
    self.sizes = sizes
    self.elementCount = count
  }

  /// Makes a shape from sizes that come from outside; nil where `init(_:)` would stop.
  public init?(validating sizes: [Int]) {
    guard let count = Shape.elementCount(of: sizes) else { return nil }
    self.sizes = sizes
    self.elementCount = count
  }

  /// The number of axes.
  public var rank: Int { sizes.count }

  /// The product of the sizes, or nil where they are no shape.
  private static func elementCount(of sizes: [Int]) -> Int? {
    guard sizes.count <= maximumRank else { return nil }
    var product = 1
    var isEmpty = false
    for size in sizes {
      guard size >= 0 else { return nil }
      if size == 0 {
        isEmpty = true
        continue
      }
      // The product of the non-empty axes must fit even beside an empty one: strides use it.
      let (next, overflows) = product.multipliedReportingOverflow(by: size)
      guard !overflows, next <= maximumElementCount else { return nil }
      product = next
    }
    return isEmpty ? 0 : product
  }
}

extension Shape: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { sizes.count }

  /// The size of one axis, counted from 0.
  public subscript(axis: Int) -> Int {
    require(
      sizes.indices.contains(axis),
      "axis \(axis) is out of range for the shape \(self) of rank \(rank)")
    return sizes[axis]
  }
}

extension Shape: ExpressibleByArrayLiteral {
  public init(arrayLiteral sizes: Int...) { self.init(sizes) }
}

extension Shape: CustomStringConvertible {
  /// The sizes in brackets, such as `[1, 24, 24]`.
  public var description: String { "[" + sizes.map(String.init).joined(separator: ", ") + "]" }
}
