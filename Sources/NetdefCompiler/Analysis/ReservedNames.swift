/// Names that definitions cannot have, because generated Swift means something else by them. The
/// language reference lists them; a test compares the two.
enum ReservedNames {
  /// Types of the runtime and of Swift that generated code mentions, and Swift's own words.
  static let types: Set<String> = [
    "ActivationRecord", "AdaptiveSize", "Any", "AnyLayerAlias", "AnyObject", "Approximation",
    "Arithmetic", "Batch", "Bool", "Buffer", "ChildScope", "DefinitionError", "Device", "Double",
    "ElementType", "Error", "Features", "FixedStructure", "Float", "Image", "Indices",
    "InputSize", "InputSizes", "Int", "Int32", "Int64", "Layer", "LayerAlias", "LayerRecipe",
    "Matrix", "Model", "Module", "ModuleList", "ModuleMember", "MultiLayer", "MultiModel",
    "Netdef", "NetdefValue", "NetdefValueConvertible", "NetworkArgument", "NetworkDefinition",
    "Node", "Optional", "Padding", "Pair", "Parameter", "PlanCache", "PrintedChild", "Protocol",
    "RandomGenerator", "Sample", "Scalar", "Self", "Sendable", "Sequential", "SequentialLayer",
    "Shape", "ShapeError", "ShapeRules", "SharedLayer", "SharedLayers", "StateDict", "String",
    "Swift", "Tensor", "Trace", "TrainingMode", "Type", "Volume",
  ]
}
