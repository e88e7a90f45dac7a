import NetdefCompiler

/// Sums over the rows of a summary; nil where a count depends on open sizes or overflows.
struct SummaryTotals {
  let parameters: Int?
  let trainableParameters: Int?
  let buffers: Int?

  /// A formula where sizes are open.
  let multiplyAdds: Size?
  let inputBytes: Int?

  /// The outputs of all steps of one forward pass.
  let outputBytes: Int?
  let parameterBytes: Int?

  init(_ summary: Summary) {
    parameters = Sum.of(summary.rows.map(\.parameters))
    // Every `parameter` is trained until one is frozen, which only a running model can do.
    trainableParameters = parameters
    buffers = Sum.of(summary.rows.map(\.buffers))
    multiplyAdds = summary.rows.reduce(Size(0)) { total, row in
      // A step without a stated cost is taken for free.
      row.multiplyAdds.map { cost in total?.adding(cost) } ?? total
    }
    let samples = summary.batch == nil ? 1 : nil
    inputBytes = Self.bytes(summary.input.shape, summary.input.element, samples)
    outputBytes = Sum.of(summary.rows.map { Self.bytes($0.output, $0.element, samples) })
    parameterBytes = parameters.flatMap {
      let (bytes, overflow) = $0.multipliedReportingOverflow(by: 4)
      return overflow ? nil : bytes
    }
  }

  /// The bytes of a tensor; without a batch size those of `samples` samples.
  private static func bytes(_ shape: TensorShape, _ element: ElementKind, _ samples: Int?) -> Int? {
    var total = Size(element.byteCount)
    for size in shape.sizes {
      let factor = samples.flatMap { size.replacing("N", with: $0) } ?? size
      guard let product = total.multiplied(by: factor) else { return nil }
      total = product
    }
    return total.value
  }
}

/// Adds counts that may be unknown.
enum Sum {
  /// Nil when a count is unknown or the sum overflows.
  static func of(_ counts: [Int?]) -> Int? {
    counts.reduce(0) { total, count in
      guard let total, let count else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(count)
      return overflow ? nil : sum
    }
  }
}

extension ElementKind {
  /// The bytes of one element in memory: Int tensors hold 64-bit numbers.
  fileprivate var byteCount: Int {
    switch self {
    case .float: 4
    case .int: 8
    case .bool: 1
    }
  }
}
