/// A network with a definition in netdef: a generated class, or one that was made at run time.
///
/// Its structure never changes, so its forward pass is recorded once for each combination of input
/// shapes and modes, and the plans are kept.
public protocol DefinedNetwork: MultiLayer, FixedStructure {
  /// Whether the network is training; its layers have modes of their own.
  var mode: TrainingMode { get }

  /// The plans of earlier calls.
  var plans: PlanCache { get }

  /// What makes the same network again.
  var networkDefinition: NetworkDefinition { get }
}
