/// The totals of a summary, as torchsummary has them; nil where a number is not known or does not
/// fit in 64 bits.
public struct SummaryTotals: Sendable, Hashable {
  /// The numbers in all parameters; a shared parameter counts once.
  public let parameters: Int?

  /// Those of them that training changes.
  public let trainableParameters: Int?

  /// The numbers that are saved but are no parameters, such as running means.
  public let buffers: Int?

  /// The bytes of the inputs.
  public let inputBytes: Int?

  /// The bytes of the outputs of all modules, as torchsummary counts them.
  public let outputBytes: Int?

  package init(
    parameters: Int?, trainableParameters: Int?, buffers: Int?, inputBytes: Int?, outputBytes: Int?
  ) {
    self.parameters = parameters
    self.trainableParameters = trainableParameters
    self.buffers = buffers
    self.inputBytes = inputBytes
    self.outputBytes = outputBytes
  }

  /// The parameters that training leaves alone.
  public var nonTrainableParameters: Int? {
    parameters.flatMap { all in trainableParameters.map { all - $0 } }
  }

  /// The bytes of a forward and a backward pass: each output and its gradient.
  public var forwardBackwardBytes: Int? { Self.product(outputBytes, 2) }

  /// The bytes of the parameters, which are 32-bit numbers.
  public var parameterBytes: Int? { Self.product(parameters, 4) }

  /// The bytes of inputs, passes and parameters.
  public var totalBytes: Int? {
    Self.sum([inputBytes, forwardBackwardBytes, parameterBytes])
  }

  /// The lines under a table.
  ///
  /// - Parameters:
  ///   - multiplyAdds: Their number as text.
  ///   - per: What they are counted for: `sample`, `batch of 8`.
  package func lines(multiplyAdds: String, per: String) -> [[SummaryText.Total]] {
    [
      [
        ("Total parameters", SummaryText.grouped(parameters)),
        ("Trainable parameters", SummaryText.grouped(trainableParameters)),
        ("Non-trainable parameters", SummaryText.grouped(nonTrainableParameters)),
        ("Buffers", SummaryText.grouped(buffers)),
        ("Multiply-adds per \(per)", multiplyAdds),
      ],
      [
        ("Input size (MB)", SummaryText.megabytes(inputBytes)),
        ("Forward/backward pass size (MB)", SummaryText.megabytes(forwardBackwardBytes)),
        ("Parameters size (MB)", SummaryText.megabytes(parameterBytes)),
        ("Estimated total size (MB)", SummaryText.megabytes(totalBytes)),
      ],
    ]
  }

  /// Nil when a count is unknown or the sum overflows.
  package static func sum(_ counts: [Int?]) -> Int? {
    counts.reduce(0) { total, count in
      guard let total, let count else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(count)
      return overflow ? nil : sum
    }
  }

  /// Nil when a factor is unknown or the product overflows.
  package static func product(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : product
  }
}
