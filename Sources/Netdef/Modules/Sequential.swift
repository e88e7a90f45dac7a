import Synchronization

/// A chain of layers that can grow, PyTorch's `Sequential`.
///
/// ```swift
/// let net = Sequential(Linear(784, 512), ReLU())
/// net.append(Linear(512, 10))
/// let last = net[-1]
/// for (name, layer) in net { print(name, layer) }
/// ```
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Sequential.html)
public final class Sequential: SequentialLayer {
  /// Whether the chain is training.
  public let mode = TrainingMode()

  private let layers = Mutex<[(name: String, layer: any Layer)]>([])

  /// Chains layers named `0`, `1`, ….
  public init(_ layers: any Layer...) { for layer in layers { append(layer) } }

  /// Chains a list of layers named `0`, `1`, ….
  public init(_ layers: [any Layer]) { for layer in layers { append(layer) } }

  /// Chains layers under their own names; stops on a name that is empty, has a dot, or occurs twice.
  public init(_ named: [(String, any Layer)]) {
    for (name, layer) in named { append(layer, named: name) }
  }

  /// Adds a layer at the end, named by its position.
  @discardableResult
  public func append(_ layer: any Layer) -> Sequential { add(layer, nil) }

  /// Adds a layer at the end; stops on a name that is empty, has a dot, or is taken.
  @discardableResult
  public func append(_ layer: any Layer, named name: String) -> Sequential { add(layer, name) }

  /// The number of layers.
  public var count: Int { layers.withLock { $0.count } }

  public var members: [ModuleMember] {
    layers.withLock { $0 }.map { .child($0.name, $0.layer) } + [.mode(mode)]
  }

  /// Adds a layer under a name, or under its position.
  private func add(_ layer: any Layer, _ name: String?) -> Sequential {
    require(layer !== self, "Netdef: a `Sequential` cannot contain itself")
    layers.withLock { layers in
      let name = name ?? String(layers.count)
      checkChildName(name, amongst: layers.map(\.name))
      layers.append((name, layer))
    }
    return self
  }
}

extension Sequential: Sequence {
  /// Goes through the layers that are there when the iteration starts.
  public func makeIterator() -> IndexingIterator<[(name: String, layer: any Layer)]> {
    layers.withLock { $0 }.makeIterator()
  }
}

/// Stops on a child's name that a path could not tell apart.
func checkChildName(_ name: String, amongst names: [String]) {
  require(!name.isEmpty, "Netdef: a child's name cannot be empty")
  require(!name.contains("."), "Netdef: a child's name cannot contain a dot, but `\(name)` does")
  require(!names.contains(name), "Netdef: there is a child named `\(name)` already")
}
