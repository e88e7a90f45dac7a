import Netdef
import NetdefCompiler

/// A network that was made from its netdef source at run time, without a build.
///
/// It is what the generated class is: the same layers, names, printed text and shape checks, and from
/// an equal generator the same initial weights to the bit. What a Swift type alone can give is
/// missing: typed batches, and properties named after layers. A layer is reached by its path,
/// `model["encoder.0"]`, and steps' values by their names in a trace.
public final class LoadedModel: DefinedNetwork {
  /// The checked network: its name, documentation, and the names and shapes at its edges.
  public let network: Network

  public let mode = TrainingMode()
  public let plans = PlanCache()

  private let scope: LoadedScope

  /// Makes the layers of a checked network with PyTorch's default initialization, drawn from
  /// `generator`.
  ///
  /// - Throws: `LoaderError` for an extern layer or function that the registry does not have, for
  ///   what making a layer throws, and for a network larger than the machine's memory.
  public init(
    _ network: Network, registry: LayerRegistry = .catalogue,
    generator: RandomGenerator = .shared
  ) throws(LoaderError) {
    try DeclaredState(network).checkMemory(of: network.name)
    self.network = network
    scope = try ScopeLoader(registry: registry, generator: generator)
      .load(network.body, at: network.name)
  }

  public var typeName: String { network.name }
  public var printedName: String { network.isSequential ? "Sequential" : network.name }
  public var members: [ModuleMember] { scope.members(mode: mode) }

  public var networkDefinition: NetworkDefinition {
    NetworkDefinition(model: network.name, source: network.source)
  }

  public func forward(_ x: Node) throws -> Node {
    let input = network.input
    try x.check(
      input.name ?? "input", input.shape.sizes.map(\.value),
      elementType: ElementType(input.element))
    return try scope.forward(x)
  }
}

extension ElementType {
  /// What netdef's `Float`, `Int` and `Bool` tensors hold.
  public init(_ kind: ElementKind) {
    switch kind {
    case .float: self = .float32
    case .int: self = .int64
    case .bool: self = .bool
    }
  }
}
