/// The types of the runtime and of Swift that generated code mentions.
///
/// Generated Swift says whose it means, `Netdef.Shape` and `Swift.Int`, so definitions, and types of an
/// app, may have these names. Members of generated classes leave them to the types.
enum MentionedNames {
  /// Types of the runtime that people meet in generated classes.
  static let runtime: Set<String> = [
    "AdaptiveSize", "Arithmetic", "ChildScope", "DefinitionError", "FileValues", "FixedStructure",
    "InputSizes", "Layer", "LayerAlias", "LayerRecipe", "ModuleList", "ModuleMember",
    "MultiLayer", "NetdefValue", "NetdefValueConvertible", "NetworkArgument", "NetworkDefinition",
    "Node", "OptionalArgument", "Padding", "Pair", "PrintedChild", "RandomGenerator",
    "SequentialLayer", "Shape", "ShapeRules", "SharedLayer", "SharedLayers", "SourceTexts",
    "Tensor", "TrainingMode",
  ]

  /// The types of Swift's library.
  static let swift: Set<String> = [
    "Array", "Bool", "CaseIterable", "Double", "Float", "Int", "Sendable", "String",
  ]
}
