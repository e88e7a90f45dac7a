extension Module {
  /// The text that PyTorch prints for the same module, to the letter.
  public var description: String {
    let attributes =
      printedAttributes.isEmpty
      ? [] : printedAttributes.split(separator: "\n", omittingEmptySubsequences: false)
    let children = printedChildren
    if attributes.isEmpty && children.isEmpty { return "\(printedName)()" }
    if attributes.count == 1 && children.isEmpty { return "\(printedName)(\(attributes[0]))" }
    let lines = attributes.map(String.init) + children
    return "\(printedName)(\n  \(lines.joined(separator: "\n  "))\n)"
  }

  public var printedChildren: [String] {
    members.compactMap { member in
      switch member {
      case .child(let name, let module?): indented("(\(name)): \(module)")
      case .noChild(let name): "(\(name)): None"
      case .child(_, nil), .parameter, .buffer, .mode: nil
      }
    }
  }
}

/// A text whose lines after the first move two columns to the right.
func indented(_ text: String) -> String {
  // Over bytes: a deep network's text passes here once for each level.
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    bytes.append(byte)
    if byte == UInt8(ascii: "\n") { bytes += [UInt8(ascii: " "), UInt8(ascii: " ")] }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A number as Python prints a float: `0.1`, `1e-05`, `1.0`.
func printedFloat(_ value: Float) -> String {
  // The shortest digits of the Float, but Double's rule for when to use an exponent: Python's.
  Double("\(value)").map { "\($0)" } ?? "\(value)"
}

/// A truth value as Python prints it.
func printedBool(_ value: Bool) -> String { value ? "True" : "False" }
