/// A network that the generator made from a `.netdef` file.
///
/// A model's structure never changes, so its forward pass is recorded once for each combination of
/// input shapes and modes, and the plans are kept.
public protocol Model: Layer, FixedStructure {
  /// Whether the model is training; its layers have modes of their own.
  var mode: TrainingMode { get }

  /// The plans of earlier calls.
  var plans: PlanCache { get }

  /// The netdef source of the model.
  static var netdef: String { get }
}
