/// Lays a tensor's elements out in nested brackets as PyTorch does.
struct TensorPrinter {
  private let tensor: Tensor
  private let format: TensorFormat
  private let isSummary: Bool
  private let strides: [Int]

  /// The elements that are printed, written and padded, by offset.
  private var texts: [Int: String] = [:]

  /// The width of all of them.
  private var width = 0

  private static let prefix = "tensor("

  /// Picks the elements that are printed, and writes them.
  init(_ tensor: Tensor, format: TensorFormat) {
    self.tensor = tensor
    self.format = format
    isSummary = tensor.elementCount > format.threshold
    strides = tensor.shape.strides
    writeElements()
  }

  /// The whole text.
  var text: String {
    var suffixes: [String] = []
    if tensor.elementCount == 0, tensor.rank != 1 {
      suffixes.append("size=(\(tensor.shape.sizes.map(String.init).joined(separator: ", ")))")
    }
    if !impliesType { suffixes.append("dtype=torch.\(tensor.elementType)") }
    let body = tensor.elementCount == 0 ? "[]" : block(axis: 0, offset: 0)
    return adding(suffixes, to: TensorPrinter.prefix + body) + ")"
  }

  /// Whether a reader sees the element type from the elements.
  private var impliesType: Bool {
    switch tensor.elementType {
    case .float32: true
    case .int64, .bool: tensor.elementCount > 0
    case .int32: false
    }
  }

  /// The positions of an axis that are printed; nil stands for those that are left out.
  private func positions(ofAxis axis: Int) -> [Int?] {
    let size = tensor.shape[axis]
    guard isSummary, size > 2 * format.edgeItems else { return Array(0..<size) }
    return Array(0..<format.edgeItems) + [nil] + Array((size - format.edgeItems)..<size)
  }

  /// The text of the part of the tensor from an axis on; `axis` brackets are open before it.
  private func block(axis: Int, offset: Int) -> String {
    if axis == tensor.rank { return texts[offset] ?? "" }
    if axis == tensor.rank - 1 { return row(offset: offset) }
    let indentation = TensorPrinter.prefix.utf8.count + axis + 1
    let separator =
      "," + String(repeating: "\n", count: tensor.rank - axis - 1)
      + String(repeating: " ", count: indentation)
    let blocks = positions(ofAxis: axis).map { position in
      position.map { block(axis: axis + 1, offset: offset + $0 * strides[axis]) } ?? "..."
    }
    return "[" + blocks.joined(separator: separator) + "]"
  }

  /// The text of a row of numbers, broken into lines.
  private func row(offset: Int) -> String {
    let axis = tensor.rank - 1
    let indentation = TensorPrinter.prefix.utf8.count + axis
    let items = positions(ofAxis: axis).map { position in
      position.flatMap { texts[offset + $0] } ?? " ..."
    }
    // Each element is followed by a comma and a space.
    let perLine = Swift.max(1, (format.lineWidth - indentation) / (width + 2))
    let lines = Swift.stride(from: 0, to: items.count, by: perLine).map { start in
      items[start..<Swift.min(start + perLine, items.count)].joined(separator: ", ")
    }
    let separator = ",\n" + String(repeating: " ", count: indentation + 1)
    return "[" + lines.joined(separator: separator) + "]"
  }

  /// Appends size and type, each on a new line if it does not fit.
  private func adding(_ suffixes: [String], to body: String) -> String {
    var text = body
    // PyTorch counts the last line two characters longer than it is.
    let lastBreak = body.utf8.lastIndex(of: UInt8(ascii: "\n"))
    var length =
      lastBreak.map { body.utf8.distance(from: $0, to: body.utf8.endIndex) + 1 }
      ?? body.utf8.count + 2
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > format.lineWidth {
        let indentation = TensorPrinter.prefix.utf8.count
        text += ",\n" + String(repeating: " ", count: indentation) + suffix
        length = indentation + suffix.utf8.count
      } else {
        text += ", " + suffix
        length += suffix.utf8.count + 2
      }
    }
    return text
  }

  /// Writes the elements that are printed, all to one width.
  private mutating func writeElements() {
    guard tensor.elementCount > 0 else { return }
    var offsets = [0]
    for axis in tensor.shape.indices {
      let printed = positions(ofAxis: axis).compactMap { $0 }
      offsets = offsets.flatMap { offset in printed.map { offset + $0 * strides[axis] } }
    }
    switch tensor.elementType {
    case .float32:
      let values = pick(offsets, as: Float.self)
      let formatter = ElementFormatter(floats: values, format: format)
      store(values.map(formatter.text), at: offsets, formatter)
    case .int64: store(pick(offsets, as: Int64.self).map(String.init), at: offsets)
    case .int32: store(pick(offsets, as: Int32.self).map(String.init), at: offsets)
    case .bool: store(pick(offsets, as: Bool.self).map { $0 ? "True" : "False" }, at: offsets)
    }
  }

  private func pick<E: TensorElement>(_ offsets: [Int], as type: E.Type) -> [E] {
    tensor.withUnsafeElements(as: type) { elements in offsets.map { elements[$0] } }
  }

  private mutating func store(_ unpadded: [String], at offsets: [Int]) {
    let formatter = ElementFormatter(texts: unpadded)
    store(unpadded.map(formatter.padded), at: offsets, formatter)
  }

  private mutating func store(_ padded: [String], at offsets: [Int], _ formatter: ElementFormatter)
  {
    width = formatter.width
    texts = Dictionary(zip(offsets, padded)) { first, _ in first }
  }
}
