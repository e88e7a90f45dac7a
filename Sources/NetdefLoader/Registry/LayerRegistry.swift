import Netdef

/// The Swift behind `extern` declarations: what makes a layer, and what a function does to a node.
///
/// A generated class names its layers in Swift; a network that is loaded at run time looks them up
/// here by the name in its source. `LayerRegistry.catalogue` has the layers and functions that come
/// with the package; an app adds its own to a copy:
///
/// ```swift
/// var registry = LayerRegistry.catalogue
/// registry.register(layer: "ChannelScale") { arguments, generator in
///   try ChannelScale(
///     channels: arguments["channels"], initial: arguments["initial"], generator: generator)
/// }
/// registry.register(function: "hard_swish") { x, _ in try x.hardSwish() }
/// ```
public struct LayerRegistry: Sendable {
  /// Makes a layer, or what an `extern layer` of several inputs is, from its arguments; random initial
  /// values are drawn from the generator.
  public typealias MakeLayer =
    @Sendable (LayerArguments, RandomGenerator) throws -> any MultiLayer

  /// Records what a function does to a value.
  public typealias ApplyFunction = @Sendable (Node, LayerArguments) throws -> Node

  /// Records what a function does to several values.
  public typealias CombineNodes = @Sendable ([Node], LayerArguments) throws -> Node

  private var layers: [String: MakeLayer] = [:]
  private var functions: [String: CombineNodes] = [:]

  /// Makes a registry without anything; most apps begin with `catalogue`.
  public init() {}

  /// The layers and functions of the catalogue.
  public static let catalogue: LayerRegistry = {
    var registry = LayerRegistry()
    registry.registerLinear()
    registry.registerConvolution()
    registry.registerNormalization()
    registry.registerPooling()
    registry.registerActivations()
    registry.registerShapes()
    return registry
  }()

  /// Registers the layer that `extern layer name` declares, in place of an earlier one.
  public mutating func register(layer name: String, make: @escaping MakeLayer) {
    layers[name] = make
  }

  /// Registers the function that `extern function name` declares, in place of an earlier one.
  public mutating func register(function name: String, apply: @escaping ApplyFunction) {
    functions[name] = { nodes, arguments in
      guard let node = nodes.first, nodes.count == 1 else {
        throw InputError("\(quoted(name)) takes one tensor, but received \(nodes.count)")
      }
      return try apply(node, arguments)
    }
  }

  /// Registers a function of several tensors, in place of an earlier one.
  public mutating func register(function name: String, combine: @escaping CombineNodes) {
    functions[name] = combine
  }

  /// The names of the layers, sorted.
  public var layerNames: [String] { layers.keys.sorted() }

  /// The names of the functions, sorted.
  public var functionNames: [String] { functions.keys.sorted() }

  /// What makes a layer, or nil.
  func layer(_ name: String) -> MakeLayer? { layers[name] }

  /// What a function does, or nil.
  func function(_ name: String) -> CombineNodes? { functions[name] }
}
