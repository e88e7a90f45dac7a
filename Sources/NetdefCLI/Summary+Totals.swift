import Netdef
import NetdefCompiler
import NetdefLoader

/// Sums over the rows of a summary.
extension Summary {
  /// Nil where a count depends on open sizes or overflows.
  ///
  /// Without a batch size they are those of one sample.
  var totals: SummaryTotals {
    let parameters = SummaryTotals.sum(rows.map(\.parameters))
    return SummaryTotals(
      // Every `parameter` is trained.
      parameters: parameters, trainableParameters: parameters,
      buffers: SummaryTotals.sum(rows.map(\.buffers)),
      inputBytes: SummaryTotals.sum(inputs.map { bytes($0.shape, $0.element) }),
      outputBytes: SummaryTotals.sum(
        rows.filter(\.isCounted).flatMap(\.outputs).map { bytes($0.shape, $0.element) }))
  }

  /// The multiply-adds of all rows, a formula where sizes are open; nil when they overflow.
  ///
  /// A step without a stated cost is taken for free.
  var multiplyAdds: Size? {
    rows.compactMap(\.multiplyAdds).reduce(Size(0)) { total, cost in total?.adding(cost) }
  }

  /// The bytes of a tensor, of one sample where the batch is open.
  private func bytes(_ shape: TensorShape, _ element: ElementKind) -> Int? {
    var total = Size(ElementType(element).byteCount)
    for size in shape.sizes {
      let factor = batchName.flatMap { size.replacing($0, with: 1) } ?? size
      guard let product = total.multiplied(by: factor) else { return nil }
      total = product
    }
    return total.value
  }
}
