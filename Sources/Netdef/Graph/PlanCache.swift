import Synchronization

/// The plans of one model, by input shapes, element types and modes.
///
/// A generated class stores one. Its structure never changes, so a forward pass is recorded once for
/// each key; a model that contains a module without that promise is recorded anew at each call.
/// At most 16 plans are kept, of large networks fewer; the one that was not used for longest goes
/// first.
public final class PlanCache: Sendable {
  /// How many plans are kept.
  static let capacity = 16

  /// How many values the plans have together at most, unless the latest has more alone: a network from
  /// a file may have a million of them.
  private let valueCapacity: Int

  /// What a recording depends on.
  struct Key: Hashable, Sendable {
    let shapes: [Shape]
    let elementTypes: [ElementType]
    let modes: [Bool]
  }

  /// Plans in order of use, the latest last, and the modes that make up a key.
  private struct State {
    var entries: [(key: Key, plan: Plan)] = []
    var structure: ModelStructure?
  }

  private let state = Mutex(State())

  /// Makes an empty cache.
  public init() { valueCapacity = 1 << 20 }

  /// Makes an empty cache that keeps plans of so many values together.
  init(valueCapacity: Int) { self.valueCapacity = valueCapacity }

  /// The number of plans kept.
  public var count: Int { state.withLock { $0.entries.count } }

  /// The plan of a module for some inputs: a kept one, else a new recording.
  func plan(for layer: some MultiLayer, inputs: [Tensor]) throws -> Plan {
    let types = inputs.map { ($0.shape, $0.elementType) }
    guard let modes = structure(of: layer).modes else {
      return try Recording(of: layer, inputs: types, modes: nil).plan
    }
    // Recording and key go by one reading of the modes, whatever other tasks switch meanwhile.
    let snapshot = ModeSnapshot(modes)
    let key = Key(
      shapes: inputs.map(\.shape), elementTypes: inputs.map(\.elementType),
      modes: snapshot.values)
    if let plan = use(key) { return plan }
    let recording = try Recording(of: layer, inputs: types, modes: snapshot)
    if recording.isRepeatable { keep(recording.plan, for: key) }
    return recording.plan
  }

  /// What is known of the layer's structure, found out at the first call.
  private func structure(of layer: some MultiLayer) -> ModelStructure {
    if let known = state.withLock({ $0.structure }) { return known }
    let structure = ModelStructure(of: layer)
    state.withLock { $0.structure = structure }
    return structure
  }

  /// The plan of a key, which becomes the latest used one.
  private func use(_ key: Key) -> Plan? {
    state.withLock { state in
      guard let index = state.entries.firstIndex(where: { $0.key == key }) else { return nil }
      let entry = state.entries.remove(at: index)
      state.entries.append(entry)
      return entry.plan
    }
  }

  /// Keeps a plan as the latest used one.
  private func keep(_ plan: Plan, for key: Key) {
    state.withLock { state in
      // Another task may have recorded the same meanwhile.
      state.entries.removeAll { $0.key == key }
      state.entries.append((key, plan))
      var valueCount = state.entries.reduce(0) { $0 + $1.plan.graph.values.count }
      while state.entries.count > PlanCache.capacity
        || state.entries.count > 1 && valueCount > valueCapacity
      {
        valueCount -= state.entries.removeFirst().plan.graph.values.count
      }
    }
  }
}

/// Whether a model's recordings can be kept, and the modes on which they depend.
private struct ModelStructure: Sendable {
  /// The modes of all modules in the model; nil if a module does not promise a fixed structure.
  let modes: [TrainingMode]?

  /// Looks at every module of a layer.
  init(of layer: some MultiLayer) {
    let modules = layer.namedModules.map(\.module)
    let isFixed = modules.allSatisfy { $0 is any FixedStructure }
    modes = isFixed ? modules.compactMap(\.ownMode) : nil
  }
}

/// The values of several modes, read once.
struct ModeSnapshot {
  /// The values, in the order of the modes.
  let values: [Bool]

  private let valueOfMode: [ObjectIdentifier: Bool]

  /// Reads each mode.
  init(_ modes: [TrainingMode]) {
    values = StateChange.snapshot { modes.map(\.isTraining) }.value
    valueOfMode = Dictionary(
      zip(modes.map(ObjectIdentifier.init), values), uniquingKeysWith: { first, _ in first })
  }

  /// The value of a mode when it was read; nil if it was not.
  subscript(mode: TrainingMode) -> Bool? { valueOfMode[ObjectIdentifier(mode)] }
}

/// One recorded call of a module.
struct Recording {
  /// The plan.
  let plan: Plan

  /// Whether another recording for the same key would be the same.
  let isRepeatable: Bool

  /// Records a module's forward pass for inputs of these shapes and element types.
  init(of layer: some MultiLayer, inputs: [(Shape, ElementType)], modes: ModeSnapshot?) throws {
    let recorder = GraphRecorder(modes: modes)
    let nodes = inputs.map { recorder.input(shape: $0.0, elementType: $0.1) }
    try recorder.call(layer, with: nodes).forEach(recorder.output)
    plan = Plan(recorder.graph)
    isRepeatable = recorder.isRepeatable
  }
}
