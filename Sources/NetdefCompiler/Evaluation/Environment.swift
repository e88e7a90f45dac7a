/// The names that an expression may use, with their values.
struct Environment: Sendable {
  private struct Binding {
    var value: Value

    /// The expression of a `let`, to show how a number came about.
    var formula: Expression?
  }

  private var bindings: [String: Binding] = [:]

  /// The symbols that a parameter takes, so that a comparison with another name is an error.
  private(set) var symbols: [String: [String]] = [:]

  /// What is outside of a repeat: its turns bind few names, and copy only those.
  private var outer: Outer?

  /// What `layer cell{i} = …` declared, by name as a use writes it, `cell{0}`. They belong to the
  /// definition, as the children do, and not to the turn that declares them.
  private(set) var layers: [String: Value] = [:]

  private final class Outer: Sendable {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }
  }

  subscript(name: String) -> Value? { binding(of: name)?.value }

  /// The expression that gave a name its value.
  func formula(of name: String) -> Expression? { binding(of: name)?.formula }

  private func binding(of name: String) -> Binding? {
    if let binding = bindings[name] { return binding }
    var rest = outer
    while let environment = rest?.environment {
      if let binding = environment.bindings[name] { return binding }
      rest = environment.outer
    }
    return nil
  }

  /// All names that have a value.
  var names: Set<String> {
    var names = Set(bindings.keys)
    if let outer { names.formUnion(outer.environment.names) }
    return names
  }

  /// The same names, where more can be bound without copying those that there are.
  var inside: Environment {
    if bindings.count <= 4 { return self }
    var inside = Environment()
    inside.symbols = symbols
    inside.layers = layers
    inside.outer = Outer(self)
    return inside
  }

  mutating func bindLayer(_ name: String, _ value: Value) { layers[name] = value }

  /// Takes over the layers of computed names that turns of a repeat declared.
  mutating func keepLayers(of turn: Environment) { layers = turn.layers }

  mutating func bind(_ name: String, _ value: Value, formula: Expression? = nil) {
    bindings[name] = Binding(value: value, formula: formula)
  }

  mutating func declareSymbols(of name: String, _ names: [String]) {
    symbols[name] = names
  }

  /// Whether the names stand for the same values.
  func hasValues(of other: Environment) -> Bool {
    guard layers == other.layers else { return false }
    if outer === other.outer, bindings.count == other.bindings.count {
      return bindings.allSatisfy { other.bindings[$0]?.value == $1.value }
    }
    let names = names
    return names == other.names && names.allSatisfy { self[$0] == other[$0] }
  }

  /// Adds what is quickly looked at of the innermost values: those of a turn or a call.
  func hash(into hasher: inout Hasher) {
    guard bindings.count <= 16 else { return }
    var sum = 0
    for (name, binding) in bindings {
      var inner = Hasher()
      inner.combine(name)
      switch binding.value {
      case .int, .float, .bool, .symbol: inner.combine(binding.value)
      case .list(let values), .tuple(let values): inner.combine(values.count)
      default: break
      }
      // The order of a dictionary is any.
      sum ^= inner.finalize()
    }
    hasher.combine(sum)
  }
}
