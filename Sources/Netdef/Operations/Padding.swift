/// How many zeros a convolution sees around a picture: as many as stated, or as many as needed.
public struct Padding: Hashable, Sendable {
  /// The stated size; nil for `same`.
  public let size: Pair?

  /// As many zeros as make the output as large as the input at stride 1; the odd one stands on the
  /// right and at the bottom. At other strides dilation · (kernel − 1) / 2 on every side, which must
  /// be whole.
  public static let same = Padding(nil)

  /// Makes a padding of a stated size; nil for `same`.
  public init(_ size: Pair?) { self.size = size }
}

extension Padding: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  public init(integerLiteral size: Int) { self.init(Pair(size)) }

  /// Makes a padding of two sizes, `[height, width]`; stops on any other number of them.
  public init(arrayLiteral sizes: Int...) {
    require(sizes.count == 2, "Netdef: a padding has two sizes, [height, width], not \(sizes)")
    self.init(Pair(sizes[0], sizes[1]))
  }
}

extension Padding: CustomStringConvertible {
  /// The size as it was written, or `same`.
  public var description: String { size?.description ?? "same" }
}
