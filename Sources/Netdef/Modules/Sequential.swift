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

  /// The layers and the names that are taken.
  private struct Chain {
    var layers: [(name: String, layer: any Layer)] = []
    var names: Set<String> = []

    /// Takes the layers out and answers those that are chains themselves.
    mutating func takeChains() -> [Sequential] {
      let chains = layers.compactMap { $0.layer as? Sequential }
      layers = []
      return chains
    }
  }

  private let chain = Mutex(Chain())

  /// Chains layers named `0`, `1`, ….
  public init(_ layers: any Layer...) { for layer in layers { add(layer, nil) } }

  /// Chains a list of layers named `0`, `1`, ….
  public init(_ layers: [any Layer]) { for layer in layers { add(layer, nil) } }

  /// Chains layers under their own names; stops on a name that is empty, has a dot, or occurs twice.
  public init(_ named: [(String, any Layer)]) {
    for (name, layer) in named { add(layer, name) }
  }

  // Chains in chains are released one after the other: each inside the one around it would take as
  // much stack as they are deep.
  deinit {
    var ahead = chain.withLock { $0.takeChains() }
    while var next = ahead.popLast() {
      guard isKnownUniquelyReferenced(&next) else { continue }
      ahead += next.chain.withLock { $0.takeChains() }
    }
  }

  /// Adds a layer at the end, named by its position.
  @discardableResult
  public func append(_ layer: any Layer) -> Sequential { add(layer, nil, checked: true) }

  /// Adds a layer at the end; stops on a name that is empty, has a dot, or is taken.
  @discardableResult
  public func append(_ layer: any Layer, named name: String) -> Sequential {
    add(layer, name, checked: true)
  }

  /// The number of layers.
  public var count: Int { chain.withLock { $0.layers.count } }

  public var members: [ModuleMember] {
    chain.withLock { $0.layers }.map { .child($0.name, $0.layer) } + [.mode(mode)]
  }

  /// Adds a layer under a name, or under its position.
  ///
  /// Nothing else in the library can close a circle of modules, which could not be printed or run;
  /// it needs no check while the chain is being made, when no other module can have it.
  @discardableResult
  private func add(_ layer: any Layer, _ name: String?, checked: Bool = false) -> Sequential {
    require(
      !checked || !layer.namedModules.contains { $0.module === self },
      "Netdef: a `Sequential` cannot contain itself")
    chain.withLock { chain in
      let name = name ?? String(chain.layers.count)
      checkChildName(name, amongst: chain.names)
      chain.names.insert(name)
      chain.layers.append((name, layer))
    }
    return self
  }
}

extension Sequential: Sequence {
  /// Goes through the layers that are there when the iteration starts.
  public func makeIterator() -> IndexingIterator<[(name: String, layer: any Layer)]> {
    chain.withLock { $0.layers }.makeIterator()
  }
}

/// Stops on a child's name that a path could not tell apart.
func checkChildName(_ name: String, amongst names: Set<String>) {
  require(!name.isEmpty, "Netdef: a child's name cannot be empty")
  require(
    !name.contains("."), "Netdef: a child's name cannot contain a dot, but \(quoted(name)) does")
  require(!names.contains(name), "Netdef: there is a child named \(quoted(name)) already")
}
