import Netdef
import NetdefCompiler

/// A summary as `netdef summary --json` writes it; what is unknown is left out.
struct SummaryRecord: Encodable {
  /// A whole number, or a formula where it depends on open sizes.
  struct Count: Encodable {
    let size: Size

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let value = size.value {
        try container.encode(value)
      } else {
        try container.encode(size.description)
      }
    }
  }

  /// An input or output of the model.
  struct Edge: Encodable {
    let name: String?
    let element: String
    let shape: [Count]

    init(_ port: Port) {
      name = port.name
      element = port.element.rawValue
      shape = port.shape.sizes.map(Count.init)
    }
  }

  /// One row of the table.
  struct Layer: Encodable {
    let path: String
    let type: String
    let input: [Count]
    /// The first output, which most layers have alone.
    let output: [Count]
    let outputs: [[Count]]
    let parameters: Int?
    let buffers: Int?
    let multiplyAdds: Count?

    init(_ row: Summary.Row) {
      path = row.path
      type = row.type
      input = row.input.sizes.map(Count.init)
      outputs = row.outputs.map { $0.shape.sizes.map(Count.init) }
      output = outputs.first ?? []
      parameters = row.parameters
      buffers = row.buffers
      multiplyAdds = row.multiplyAdds.map(Count.init)
    }
  }

  /// The lines under the table; sizes in bytes.
  struct Totals: Encodable {
    let parameters: Int?
    let trainableParameters: Int?
    let nonTrainableParameters: Int?
    let buffers: Int?
    let multiplyAdds: Count?
    let inputBytes: Int?
    let outputBytes: Int?
    let forwardBackwardBytes: Int?
    let parameterBytes: Int?
    let totalBytes: Int?

    init(_ totals: SummaryTotals, _ multiplyAdds: Size?) {
      parameters = totals.parameters
      trainableParameters = totals.trainableParameters
      nonTrainableParameters = totals.nonTrainableParameters
      buffers = totals.buffers
      self.multiplyAdds = multiplyAdds.map(Count.init)
      inputBytes = totals.inputBytes
      outputBytes = totals.outputBytes
      forwardBackwardBytes = totals.forwardBackwardBytes
      parameterBytes = totals.parameterBytes
      totalBytes = totals.totalBytes
    }
  }

  let name: String
  let path: String
  let batch: Int?
  let inputs: [Edge]
  let outputs: [Edge]
  let layers: [Layer]
  let totals: Totals

  init(_ summary: Summary) {
    name = summary.name
    path = summary.path
    batch = summary.batch
    inputs = summary.inputs.map(Edge.init)
    outputs = summary.outputs.map(Edge.init)
    layers = summary.rows.map(Layer.init)
    totals = Totals(summary.totals, summary.multiplyAdds)
  }
}
