import Netdef

/// A layer written by a user that composes node operations: root mean square normalisation.
final class RMSNorm: Layer {
  let scale: Parameter
  let epsilon: Float = 1e-6

  init(_ features: Int) { scale = Parameter(.ones([features])) }

  func forward(_ x: Node) throws -> Node {
    let squares = try (x * x).mean(axis: -1, keepingAxis: true) + epsilon
    return try x / squares.sqrt() * x.value(of: scale)
  }
}

/// A module written by a user around a generated model.
final class Classifier: Layer {
  let body: NeuralNetwork
  let norm: RMSNorm
  let head = Linear(10, 3)
  let dropout: Dropout? = Dropout(p: 0.25)
  let absent: Linear? = nil

  init(generator: RandomGenerator) {
    body = NeuralNetwork(generator: generator)
    norm = RMSNorm(10)
  }

  func forward(_ x: Node) throws -> Node {
    var x = try norm(body(x))
    if let dropout { x = try dropout(x) }
    return try head(x.relu().named("activated"))
  }
}

/// The tutorial's pitfall: layers in a plain array. Here they keep their parameters.
final class PlainList: Layer {
  let layers: [any Layer]

  init(_ layers: [any Layer]) { self.layers = layers }

  func forward(_ x: Node) throws -> Node { try layers.reduce(x) { try $1($0) } }
}

/// Members in dictionaries, structs, tuples and arrays of parameters.
final class Assorted: Layer {
  struct Pair {
    let first: Linear
    let second: Linear?
  }

  let activations: [String: any Layer] = ["relu": ReLU(), "lrelu": LeakyReLU()]
  let pair = Pair(first: Linear(2, 2), second: nil)
  let scales = [Parameter(.ones([2])), Parameter(.zeros([2]))]
  let counter = Buffer(Tensor(Int64(0)))
  let names = ["a", "b"]
  let constant = Tensor.ones([2, 2])
  let optionals: [Linear?] = [nil, Linear(2, 3)]

  func forward(_ x: Node) throws -> Node { x }
}

/// A class to inherit from; its own parts come first.
class ResidualBlock: Layer, @unchecked Sendable {
  // Unchecked only because the class is not final: everything stored is Sendable.
  let blocks: any Layer
  let activate = ReLU()

  init(blocks: any Layer) { self.blocks = blocks }

  func shortcut(_ x: Node) throws -> Node { x }

  func forward(_ x: Node) throws -> Node { try activate(blocks(x) + shortcut(x)) }
}

/// A block that overrides the shortcut.
final class ProjectedBlock: ResidualBlock, @unchecked Sendable {
  let projection: Linear

  init(_ features: Int, _ width: Int) {
    projection = Linear(features, width, bias: false)
    super.init(blocks: Sequential(Linear(features, width), ReLU(), Linear(width, width)))
  }

  override func shortcut(_ x: Node) throws -> Node { try projection(x) }
}
