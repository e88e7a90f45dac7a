/// A model or block with its arguments and input shapes: what one or more children are.
///
/// Uses with equal arguments and shapes share one instance, so that a network is checked in time
/// that grows with its definitions and not with its layers.
public final class ModuleInstance: Sendable {
  /// The definition's name.
  public let name: String

  /// The library module that the definition is from; nil for the module that was checked.
  public let module: String?

  /// Whether it prints as PyTorch's `Sequential`.
  public let isSequential: Bool

  /// Whether traces show its inputs under their names, as those of a model.
  public let namesInputs: Bool

  /// The arguments in the definition's order, as text.
  public let arguments: [(name: String, text: String)]
  public let inputs: [Port]
  public let outputs: [Port]
  public let body: NetworkScope

  /// The layer, where the definition is another name for one: it adds no scope.
  let layer: LayerUse?

  /// How many modules there are in all, this one included.
  public let count: Int

  init(
    name: String, module: String?, isSequential: Bool, namesInputs: Bool = false,
    arguments: [(name: String, text: String)], inputs: [Port], outputs: [Port],
    body: NetworkScope, layer: LayerUse? = nil, count: Int
  ) {
    self.name = name
    self.module = module
    self.isSequential = isSequential
    self.namesInputs = namesInputs
    self.arguments = arguments
    self.inputs = inputs
    self.outputs = outputs
    self.body = body
    self.layer = layer
    self.count = count
  }
}
