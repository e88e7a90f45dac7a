import NetdefCompiler

/// What `netdef summary` tells of one model: a row for every step in the order of the data.
struct Summary {
  /// One call of a layer, block or function.
  struct Row {
    /// `features.0`, `relu`; the second call of a layer is `features.0#2`, as in traces.
    let path: String

    /// The layer's, block's or function's name.
    let type: String
    let input: TensorShape

    /// The outputs, of which all but some blocks have one.
    let outputs: [Port]

    /// The number of trained numbers; nil for a count that depends on open sizes or overflows.
    let parameters: Int?

    /// The numbers that are saved but not trained, such as running means.
    let buffers: Int?

    /// Nil where the declaration states no cost or the count overflows.
    let multiplyAdds: Size?

    /// Whether the output counts for the size of the passes: as torchsummary has it, every module's
    /// does and no function's.
    let isCounted: Bool
  }

  let name: String
  let path: String
  let inputs: [Port]
  let outputs: [Port]
  let rows: [Row]

  /// The batch that was put in for `N`, nil when it is open: multiply-adds are then per sample.
  let batch: Int?

  /// The name of the open batch size, nil when the model states a number for it.
  let batchName: String?

  init(_ network: Network, batch: Int?) {
    batchName = network.inputs.first?.shape.sizes.first?.symbol
    let rows = SummaryRows(batchName: batchName, batch: batch)
    name = network.name
    path = network.path
    self.batch = batch
    inputs = network.inputs.map(rows.port)
    outputs = network.outputs.map(rows.port)
    self.rows = rows.rows(of: network)
  }
}
