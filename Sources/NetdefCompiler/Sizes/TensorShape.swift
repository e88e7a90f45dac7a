/// The sizes of a tensor's axes, as far as they are known when a file is checked.
public struct TensorShape: Sendable, Hashable, CustomStringConvertible {
  public var sizes: [Size]

  public init(_ sizes: [Size]) { self.sizes = sizes }

  public var rank: Int { sizes.count }

  /// `[N, 64, 28, 28]`.
  public var description: String {
    "[" + sizes.map(\.description).joined(separator: ", ") + "]"
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
