import NetdefCompiler

/// What `netdef summary` tells of one model: a row for every step in the order of the data.
struct Summary {
  /// One layer or function step.
  struct Row {
    /// `features.0`, `relu`.
    let path: String

    /// The layer's or function's name.
    let type: String
    let input: TensorShape
    let output: TensorShape
    let element: ElementKind

    /// The number of trained numbers; nil for a count that depends on open sizes or overflows.
    let parameters: Int?

    /// The numbers that are saved but not trained, such as running means.
    let buffers: Int?

    /// Nil where the declaration states no cost or the count overflows.
    let multiplyAdds: Size?
  }

  let name: String
  let path: String
  let input: Port
  let output: Port
  let rows: [Row]

  /// The batch that was put in for `N`, nil when it is open: multiply-adds are then per sample.
  let batch: Int?

  init(_ network: Network, batch: Int?) {
    let substitution = Substitution(batch: batch)
    name = network.name
    path = network.path
    self.batch = batch
    input = substitution.port(network.input)
    output = substitution.port(network.output)
    var rows: [Row] = []
    Self.collect(network.body, prefix: "", substitution, into: &rows)
    self.rows = rows
  }

  private static func collect(
    _ scope: NetworkScope, prefix: String, _ substitution: Substitution, into rows: inout [Row]
  ) {
    for step in scope.statements.flatMap(\.steps) {
      switch step.operation {
      case .function(let use):
        rows.append(row(use, prefix + step.name, step.outputElement, substitution))
      case .arithmetic:
        rows.append(
          Row(
            path: prefix + step.name, type: step.plainName, input: substitution.shape(step.output),
            output: substitution.shape(step.output), element: step.outputElement, parameters: 0,
            buffers: 0, multiplyAdds: nil))
      case .child(let index):
        let child = scope.children[index]
        switch child.content {
        case .layer(let use):
          rows.append(row(use, prefix + child.key, step.outputElement, substitution))
        case .group(let inner), .list(let inner):
          collect(inner, prefix: "\(prefix)\(child.key).", substitution, into: &rows)
        case .module(let instance):
          collect(instance.body, prefix: "\(prefix)\(child.key).", substitution, into: &rows)
        case .shared(let first):
          if case .layer(let use) = scope.children[first].content {
            rows.append(
              row(use.withoutStates, prefix + child.key, step.outputElement, substitution))
          }
        case .absent: break
        }
      }
    }
  }

  private static func row(
    _ use: LayerUse, _ path: String, _ element: ElementKind, _ substitution: Substitution
  ) -> Row {
    Row(
      path: path, type: use.typeName, input: substitution.shape(use.input),
      output: substitution.shape(use.output), element: element, parameters: use.parameterCount,
      buffers: use.bufferCount, multiplyAdds: substitution.cost(of: use))
  }
}

extension LayerUse {
  /// The numbers that are saved but not trained; nil when a shape is open.
  fileprivate var bufferCount: Int? {
    Sum.of(states.filter { !$0.isTrained }.map(\.elementCount))
  }
}

/// Puts a batch size in for the open `N`.
private struct Substitution {
  let batch: Int?

  func size(_ size: Size) -> Size {
    guard let batch else { return size }
    return size.replacing("N", with: batch) ?? size
  }

  func shape(_ shape: TensorShape) -> TensorShape { TensorShape(shape.sizes.map(size)) }

  func port(_ port: Port) -> Port {
    Port(name: port.name, shape: shape(port.shape), element: port.element)
  }

  /// Costs are stated for one sample: a call of a batch costs as many times as much.
  func cost(of use: LayerUse) -> Size? {
    guard let cost = use.cost.map(size) else { return nil }
    guard let batch, use.input.sizes.first?.symbol == "N" else { return cost }
    return cost.multiplied(by: Size(batch))
  }
}
