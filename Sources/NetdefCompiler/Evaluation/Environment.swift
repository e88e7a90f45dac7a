/// The locals of one definition that have a value.
struct Environment: Sendable {
  private struct Binding {
    let local: Local
    var value: Value

    /// The term of a `let`, to show how a number came about.
    var formula: Term?
  }

  /// By the locals' places.
  private var bindings: [Int: Binding] = [:]

  /// What is outside of a repeat: its turns bind few names, and copy only those.
  private var outer: Outer?

  /// What `layer cell{i} = …` declared, by name as a use writes it, `cell{0}`. They belong to the
  /// definition, as the children do, and not to the turn that declares them.
  private(set) var layers: [String: Value] = [:]

  private final class Outer: Sendable {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }
  }

  subscript(local: Local) -> Value? { binding(of: local)?.value }

  /// The term that gave a local its value.
  func formula(of local: Local) -> Term? { binding(of: local)?.formula }

  private func binding(of local: Local) -> Binding? {
    if let binding = bindings[local.index] { return binding }
    var rest = outer
    while let environment = rest?.environment {
      if let binding = environment.bindings[local.index] { return binding }
      rest = environment.outer
    }
    return nil
  }

  /// All locals that have a value, in the order of their places.
  var locals: [Local] {
    var found = bindings.mapValues(\.local)
    var rest = outer
    while let environment = rest?.environment {
      found.merge(environment.bindings.mapValues(\.local)) { own, _ in own }
      rest = environment.outer
    }
    return found.values.sorted { $0.index < $1.index }
  }

  /// The names of all locals that have a value, in alphabetical order.
  var names: [String] { Set(locals.map(\.name)).sorted() }

  /// The same locals, where more can be bound without copying those that there are.
  var inside: Environment {
    if bindings.count <= 4 { return self }
    var inside = Environment()
    inside.layers = layers
    inside.outer = Outer(self)
    return inside
  }

  mutating func bindLayer(_ name: String, _ value: Value) { layers[name] = value }

  /// Takes over the layers of computed names that turns of a repeat declared.
  mutating func keepLayers(of turn: Environment) { layers = turn.layers }

  mutating func bind(_ local: Local, _ value: Value, formula: Term? = nil) {
    bindings[local.index] = Binding(local: local, value: value, formula: formula)
  }

  /// Whether all that a chain uses has the same values.
  func hasValues(of other: Environment, for chain: ChainTerm) -> Bool {
    if chain.usesComputedNames, layers != other.layers { return false }
    return chain.captures.allSatisfy { self[$0] == other[$0] }
  }

  /// Adds what is quickly looked at of what a chain uses.
  func hash(into hasher: inout Hasher, for chain: ChainTerm) {
    for local in chain.captures.prefix(16) {
      guard let value = self[local] else { continue }
      switch value {
      case .int, .float, .bool, .symbol: hasher.combine(value)
      case .list(let values), .tuple(let values): hasher.combine(values.count)
      case .none, .tensor, .layer, .undecided, .unknown: break
      }
    }
  }
}
