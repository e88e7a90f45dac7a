import Netdef
import NetdefCompiler

/// A network that was made from its netdef source at run time, without a build.
///
/// It is what the generated class is: the same layers, names, printed text and shape checks, and from
/// an equal generator the same initial weights to the bit. What a Swift type alone can give is
/// missing: typed batches, and properties named after layers. A layer is reached by its path,
/// `model["encoder.0"]`, and steps' values by their names in a trace.
///
/// A network with one input and one output is called as any layer, `model(x)`. One with several takes
/// and answers lists, in the order of `inputNames` and `outputNames`; to call it with one tensor is an
/// error that names them.
public final class LoadedModel: DefinedNetwork, Layer {
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
    scope = try ScopeLoader(registry: registry, generator: generator).load(network)
  }

  public var typeName: String { network.name }
  public var printedName: String { network.isSequential ? "Sequential" : network.name }
  public var members: [ModuleMember] { scope.members(mode: mode) }

  public var networkDefinition: NetworkDefinition {
    NetworkDefinition(
      model: network.name, source: network.source,
      arguments: network.settings.map { NetworkArgument($0.name, NetdefExpression($0.value)) })
  }

  /// The inputs' names in the file.
  public var inputNames: [String] { network.inputs.map { $0.name ?? Port.inputName } }

  /// The outputs' names in the file, `output` for one without a name.
  public var outputNames: [String] { network.outputs.map { $0.name ?? Port.outputName } }

  public func forward(_ inputs: [Node]) throws -> [Node] {
    var sizes = InputSizes()
    for (port, input) in zip(network.inputs, inputs) {
      try sizes.check(
        input, port.name ?? Port.inputName, (port.stated ?? port.shape).sizes.map(InputSize.init),
        elementType: ElementType(port.element))
    }
    return try sizes.whileKnown(to: inputs) { try scope.forward(inputs) }
  }

  public func forward(_ x: Node) throws -> Node { try onlyOutput(of: forward([x])) }
}

extension InputSize {
  /// What a size of a checked network says of the number that is passed.
  init(_ size: Size) {
    if let number = size.value {
      self = .number(number)
    } else if let line = size.line, line.factor > 0 {
      self = .open(line.symbol, times: line.factor, plus: line.constant)
    } else {
      self = .formula(size.description)
    }
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
