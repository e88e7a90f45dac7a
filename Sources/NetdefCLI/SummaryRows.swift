import Netdef
import NetdefCompiler

/// Makes the rows of a summary: walks a network along the data with a number for the batch size.
struct SummaryRows {
  /// The name of the open batch size, and what is put in for it.
  let batchName: String?
  let batch: Int?

  /// What was met on the way.
  private struct Walk {
    var rows: [Summary.Row] = []

    /// How often each path was taken.
    var counts: [String: Int] = [:]

    /// The path with the number of its repetition, as the runtime numbers it in traces.
    mutating func name(_ path: String) -> String {
      let count = counts[path, default: 0] + 1
      counts[path] = count
      return count == 1 ? path : "\(path)#\(count)"
    }
  }

  /// The rows of a whole model.
  func rows(of network: Network) -> [Summary.Row] {
    var walk = Walk()
    // Traces show the inputs under their names too.
    for input in network.inputs { if let name = input.name { _ = walk.name(name) } }
    collect(network.body, prefix: "", isFirst: true, &walk)
    return walk.rows
  }

  /// A scope on the way, with what was called of it.
  private final class Place {
    let scope: NetworkScope
    let enclosing: Place?
    var called: Set<Int> = []

    init(_ scope: NetworkScope, inside enclosing: Place?) {
      self.scope = scope
      self.enclosing = enclosing
    }

    /// The place and index where a child stands that may be another use of one.
    func origin(of index: Int) -> (place: Place, index: Int) {
      switch scope.children[index].content {
      case .shared(let first): return origin(of: first)
      case .borrowed(let level, let index):
        var place = self
        for _ in 0..<level { place = place.enclosing ?? place }
        return place.origin(of: index)
      default: return (self, index)
      }
    }
  }

  /// - Parameter isFirst: Whether the scope's parameters are not counted yet.
  private func collect(
    _ scope: NetworkScope, prefix: String, isFirst: Bool, inside enclosing: Place? = nil,
    _ walk: inout Walk
  ) {
    let place = Place(scope, inside: enclosing)
    for step in scope.statements.flatMap(\.steps) {
      switch step.operation {
      case .function(let use):
        add(use, prefix + step.plainName, step, isFirst: isFirst, &walk)
      case .arithmetic:
        add(step.plainName, prefix + step.plainName, step, inputs: nil, &walk)
      case .child(let index):
        let path = prefix + scope.children[index].key
        let origin = place.origin(of: index)
        let child = origin.place.scope.children[origin.index]
        let isFirst = origin.place.called.insert(origin.index).inserted && isFirst
        switch child.content {
        case .layer(let use): add(use, path, step, isFirst: isFirst, &walk)
        case .group(let inner), .list(let inner):
          collect(
            inner, prefix: "\(path).", isFirst: isFirst, inside: origin.place, &walk)
          _ = walk.name(path)
        case .module(let instance):
          collect(instance.body, prefix: "\(path).", isFirst: isFirst, &walk)
          if instance.isSequential {
            _ = walk.name(path)
          } else {
            add(
              instance.name, path, step, inputs: child.input, outputs: instance.outputs, &walk)
          }
        // What is absent is never called, and other uses lead to the first.
        case .shared, .borrowed, .absent: break
        }
      }
    }
  }

  private func add(
    _ use: LayerUse, _ path: String, _ step: NetworkStep, isFirst: Bool, _ walk: inout Walk
  ) {
    let use = isFirst ? use : use.withoutStates
    walk.rows.append(
      Summary.Row(
        path: walk.name(path), type: use.typeName, input: shape(use.input),
        // A shared layer gives another shape at each use.
        outputs: [output(of: step)], parameters: use.parameterCount, buffers: use.bufferCount,
        multiplyAdds: cost(of: use), isCounted: use.isLayer))
  }

  /// A row without parameters of its own.
  ///
  /// - Parameters:
  ///   - inputs: The input of a block, nil for arithmetic, whose output has its shape.
  ///   - outputs: The outputs of a block with several.
  private func add(
    _ type: String, _ path: String, _ step: NetworkStep, inputs: TensorShape?,
    outputs: [Port] = [], _ walk: inout Walk
  ) {
    walk.rows.append(
      Summary.Row(
        path: walk.name(path), type: type, input: shape(inputs ?? step.output),
        outputs: outputs.count > 1 ? outputs.map(port) : [output(of: step)], parameters: 0,
        buffers: 0, multiplyAdds: nil, isCounted: inputs != nil))
  }

  private func output(of step: NetworkStep) -> Port {
    port(Port(name: nil, shape: step.output, element: step.outputElement))
  }

  // MARK: The batch size

  private func size(_ size: Size) -> Size {
    guard let batch, let batchName else { return size }
    return size.replacing(batchName, with: batch) ?? size
  }

  private func shape(_ shape: TensorShape) -> TensorShape { TensorShape(shape.sizes.map(size)) }

  func port(_ port: Port) -> Port {
    Port(name: port.name, shape: shape(port.shape), element: port.element)
  }

  /// Costs are stated for one sample: a call of a batch costs as many times as much.
  private func cost(of use: LayerUse) -> Size? {
    guard let cost = use.cost.map(size) else { return nil }
    guard let samples = use.input.sizes.first.map(size), batch != nil || samples.value != nil
    else { return cost }
    return cost.multiplied(by: samples)
  }
}

extension LayerUse {
  /// The numbers that are saved but not trained; nil when a shape is open.
  fileprivate var bufferCount: Int? {
    SummaryTotals.sum(states.filter { !$0.isTrained }.map(\.elementCount))
  }
}
