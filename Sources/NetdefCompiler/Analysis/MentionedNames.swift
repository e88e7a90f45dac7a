/// The types of the runtime and of Swift that generated code mentions.
///
/// An app may have a type of its own under any of these names, so a generated file says whose it
/// means: `Netdef.Shape`, `Swift.Int`. A test compiles the accepted files beside such types.
enum MentionedNames {
  /// The module whose type a name is; nil for a name of the app or of the file itself.
  static func module(of name: String) -> String? {
    if swift.contains(name) { return "Swift" }
    return runtime.contains(name) || layers.contains(name) ? "Netdef" : nil
  }

  /// The layers of the catalogue, each of which is a class.
  static let layers = Set(Prelude.declarations.layers.keys.map(\.name))

  /// The runtime's other types, but for those that are written with their module from the first:
  /// `Netdef.Image`, `Netdef.Model`.
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
