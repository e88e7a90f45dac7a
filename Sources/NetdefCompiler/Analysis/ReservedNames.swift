/// Names that definitions cannot have, because generated Swift means something else by them.
enum ReservedNames {
  /// Types of the runtime and of Swift that generated code mentions, and Swift's own words.
  static let types: Set<String> = [
    "ActivationRecord", "Any", "AnyObject", "Batch", "Bool", "Buffer", "Device", "Double",
    "ElementType", "Error", "Features", "Float", "Image", "Indices", "InputSize", "InputSizes",
    "Int", "Int32", "Int64",
    "Layer", "Matrix", "Model", "Module", "ModuleList", "ModuleMember", "MultiLayer", "MultiModel",
    "Netdef", "Node",
    "Optional", "Pair", "Padding", "Parameter", "PlanCache", "Protocol", "RandomGenerator",
    "Sample", "Scalar", "Self", "Sendable", "Sequential", "SequentialLayer", "Shape",
    "ShapeError", "StateDict", "String", "Swift", "Tensor", "Trace", "TrainingMode", "Type",
    "Volume", "AdaptiveSize",
  ]
}
