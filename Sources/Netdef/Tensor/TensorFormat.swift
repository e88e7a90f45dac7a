/// How tensors are printed: PyTorch's print options, with its defaults.
///
/// Source: <https://docs.pytorch.org/docs/stable/generated/torch.set_printoptions.html>.
public struct TensorFormat: Sendable, Hashable {
  /// The decimals of numbers that are not all whole, within 0…16.
  public let precision: Int

  /// The number of elements above which only the edges are printed.
  public let threshold: Int

  /// How many elements at each end of an axis a summary shows.
  public let edgeItems: Int

  /// The number of columns at which lines of numbers are broken.
  public let lineWidth: Int

  /// Whether numbers have an exponent; nil decides by the values.
  public let scientific: Bool?

  /// Makes a format, by default PyTorch's.
  ///
  /// Stops unless `precision` is within 0…16, `edgeItems` at least 1 and the others at least 0.
  public init(
    precision: Int = 4, threshold: Int = 1000, edgeItems: Int = 3, lineWidth: Int = 80,
    scientific: Bool? = nil
  ) {
    require(
      (0...16).contains(precision) && threshold >= 0 && edgeItems >= 1 && lineWidth >= 0,
      "a tensor's format needs a precision within 0…16, a threshold and a line width of at least "
        + "0 and at least 1 edge item, found \(precision), \(threshold), \(lineWidth) and "
        + "\(edgeItems)")
    self.precision = precision
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.scientific = scientific
  }
}

extension Tensor: CustomStringConvertible {
  /// The text that PyTorch prints for the same tensor, such as `tensor([1.0000, 0.5000])`.
  public var description: String { description(TensorFormat()) }

  /// The text that PyTorch prints for the same tensor and print options.
  public func description(_ format: TensorFormat) -> String {
    TensorPrinter(self, format: format).text
  }
}
