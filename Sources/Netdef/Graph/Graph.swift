/// A recorded forward pass: values in the order in which they are computed.
public struct Graph: Sendable {
  /// A position in `values`.
  typealias ValueID = Int

  /// Where a value comes from.
  enum Source: Sendable {
    /// The input with this number, given at each run.
    case input(Int)
    /// A parameter, held by reference: its value is read when a run starts.
    case parameter(Parameter)
    /// A buffer, held by reference like a parameter.
    case buffer(Buffer)
    /// A tensor that was written into the forward pass.
    case constant(Tensor)
    /// The result of an operation on earlier values.
    case operation(any Operation, operands: [ValueID])
  }

  /// One value: its source, shape and element type.
  struct Value: Sendable {
    let source: Source
    let shape: Shape
    let elementType: ElementType
  }

  /// Every value; operands stand before the operations that use them.
  var values: [Value] = []

  /// The inputs, in the order in which a run is given them.
  var inputs: [ValueID] = []

  /// The results, in the order in which a run returns them.
  var outputs: [ValueID] = []

  /// The values that a trace shows, in order of execution.
  var named: [(name: String, value: ValueID)] = []

  /// The number of operations.
  public var operationCount: Int {
    values.count { if case .operation = $0.source { true } else { false } }
  }

  /// The parameters that the graph reads, in order of first use, each once.
  public var parameters: [Parameter] {
    values.compactMap { if case .parameter(let parameter) = $0.source { parameter } else { nil } }
  }

  /// The operations' names, in order of execution.
  public var operationNames: [String] {
    values.compactMap {
      if case .operation(let operation, _) = $0.source { operation.name } else { nil }
    }
  }
}
