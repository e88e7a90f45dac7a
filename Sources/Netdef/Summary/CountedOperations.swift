/// An operation whose work is counted in multiply-adds: one product and its sum.
///
/// Summaries show the number. What costs little beside convolutions and products, such as
/// activations, is not counted.
public protocol CountedOperation: Operation {
  /// The multiply-adds for inputs and an output of these shapes; nil when they do not fit in 64
  /// bits.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int?
}

/// The work of a graph's operations.
struct CountedOperations {
  private let graph: Graph

  init(_ graph: Graph) { self.graph = graph }

  /// The sum over a part of the graph; nil where nothing is counted or the sum does not fit.
  func multiplyAdds(in values: Range<Graph.ValueID>) -> Int? {
    let counts = values.compactMap { value -> Int?? in
      guard case .operation(let operation, let operands) = graph.values[value].source,
        let operation = operation as? any CountedOperation
      else { return nil }
      return .some(
        operation.multiplyAdds(
          of: operands.map { graph.values[$0].shape }, output: graph.values[value].shape))
    }
    return counts.isEmpty ? nil : SummaryTotals.sum(counts)
  }
}

extension Shape {
  /// The product of the number of elements with what each of them costs.
  fileprivate func elementCount(times factors: Int...) -> Int? {
    factors.reduce(elementCount) { SummaryTotals.product($0, $1) }
  }
}

extension Convolution2dOperation: CountedOperation {
  /// Each output element takes a kernel's products.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? {
    output.elementCount(times: inputs[1][1], inputs[1][2], inputs[1][3])
  }
}

extension LinearOperation: CountedOperation {
  /// Each output element takes a product for each input feature.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? {
    output.elementCount(times: inputs[1][1])
  }
}

extension MatmulOperation: CountedOperation {
  /// Each output element takes a row times a column.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? {
    output.elementCount(times: inputs[0].last ?? 1)
  }
}

extension BatchNorm2dOperation: CountedOperation {
  /// Each output element takes a scale and an offset.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? { output.elementCount }
}

extension BatchNorm2dTrainingOperation: CountedOperation {
  /// Each output element takes a scale and an offset; the statistics are not counted.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? { output.elementCount }
}

extension AvgPool2dOperation: CountedOperation {
  /// Each output element takes the sum of a window.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? {
    output.elementCount(times: window.kernel.height, window.kernel.width)
  }
}

extension AdaptiveAvgPool2dOperation: CountedOperation {
  /// Each input element is added once, as far as windows do not overlap.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? { inputs[0].elementCount }
}

extension MaxPool2dOperation: CountedOperation {
  /// Each output element takes the comparisons of a window.
  func multiplyAdds(of inputs: [Shape], output: Shape) -> Int? {
    output.elementCount(times: window.kernel.height, window.kernel.width)
  }
}
