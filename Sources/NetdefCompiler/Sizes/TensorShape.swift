/// The sizes of a tensor's axes, as far as they are known when a file is checked.
public struct TensorShape: Sendable, Hashable, CustomStringConvertible {
  public var sizes: [Size]

  public init(_ sizes: [Size]) { self.sizes = sizes }

  public var rank: Int { sizes.count }

  /// `[N, 64, 28, 28]`.
  public var description: String {
    "[" + sizes.map(\.description).joined(separator: ", ") + "]"
  }

  /// The shape of a batch of such tensors.
  var withBatch: TensorShape { TensorShape([Size(symbol: "N")] + sizes) }

  /// Whether the known sizes multiply to a number of elements whose bytes can be counted.
  var isCountable: Bool {
    var count = 8
    for number in sizes.compactMap(\.value) where number != 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: number)
      if overflow { return false }
      count = product
    }
    return true
  }

  /// The sizes after the batch when the first one is the open `N` and all others are numbers.
  public var sampleSizes: [Int]? {
    guard let first = sizes.first, first.symbol == "N" else { return nil }
    let rest = sizes.dropFirst().compactMap(\.value)
    return rest.count == sizes.count - 1 ? rest : nil
  }
}

/// What a tensor's elements are.
public enum ElementKind: String, Sendable, Hashable {
  case float = "Float"
  case int = "Int"
  case bool = "Bool"
}
