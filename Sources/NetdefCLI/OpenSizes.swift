import NetdefCompiler

/// Numbers in place of sizes that a network leaves open.
enum OpenSizes {
  /// The size with numbers for its open sizes; nil when one of the numbers does not fit it.
  static func put(_ values: [String: Int], into size: Size) -> Size? {
    size.replacing(values.mapValues { Size($0) })
  }

  /// The names of the open sizes of a shape, in order.
  static func names(in shape: TensorShape) -> [String] {
    var names: [String] = []
    for name in shape.sizes.flatMap(\.symbols) where !names.contains(name) { names.append(name) }
    return names
  }
}
