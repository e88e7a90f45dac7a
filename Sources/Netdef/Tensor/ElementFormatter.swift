import CNetdefKernels

/// Writes elements so that they line up: one way and one width for all that are printed together.
struct ElementFormatter {
  /// How floats are written.
  private enum Notation {
    /// `30.`
    case whole
    /// `0.2500`
    case fixed
    /// `2.5000e-01`
    case scientific
  }

  private let notation: Notation
  private let precision: Int

  /// The number of characters that every element is padded to.
  private(set) var width = 1

  /// Chooses notation and width for the floats that are printed together.
  ///
  /// Zeros, infinities and NaN have no say. Numbers are written in scientific notation if the
  /// largest is beyond 10⁸ or 1000 times the smallest, or the smallest is below 10⁻⁴; as whole
  /// numbers if all are.
  init(floats: [Float], format: TensorFormat) {
    precision = format.precision
    let values = floats.filter { $0.isFinite && $0 != 0 }
    guard let first = values.first else {
      notation = .whole
      return
    }
    let isWhole = values.allSatisfy { $0 == $0.rounded(.up) }
    var (least, most) = (Double(Swift.abs(first)), Double(Swift.abs(first)))
    for value in values {
      least = Swift.min(least, Double(Swift.abs(value)))
      most = Swift.max(most, Double(Swift.abs(value)))
    }
    let isScientific = format.scientific ?? (most / least > 1000 || most > 1e8 || least < 1e-4)
    notation = isScientific ? .scientific : isWhole ? .whole : .fixed
    width = values.reduce(1) { Swift.max($0, number($1).utf8.count) }
  }

  /// Chooses the width for texts that are printed as they are.
  init(texts: [String]) {
    notation = .whole
    precision = 0
    width = texts.reduce(1) { Swift.max($0, $1.utf8.count) }
  }

  /// A float, padded.
  func text(_ value: Float) -> String { padded(number(value)) }

  /// A text, padded.
  func padded(_ text: String) -> String {
    String(repeating: " ", count: Swift.max(0, width - text.utf8.count)) + text
  }

  private func number(_ value: Float) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    switch notation {
    case .whole: return digits(of: value, precision: 0, scientific: false) + "."
    case .fixed: return digits(of: value, precision: precision, scientific: false)
    case .scientific: return digits(of: value, precision: precision, scientific: true)
    }
  }

  private func digits(of value: Float, precision: Int, scientific: Bool) -> String {
    // The largest float has 39 digits in front of the point.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 80) { buffer in
      let length = netdef_format_number(
        Double(value), Int32(precision), scientific, buffer.baseAddress, buffer.count)
      return String(decoding: UnsafeRawBufferPointer(buffer)[..<length], as: UTF8.self)
    }
  }
}
