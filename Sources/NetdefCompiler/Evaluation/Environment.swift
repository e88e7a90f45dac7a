/// The names that an expression may use, with their values.
struct Environment: Sendable {
  private(set) var values: [String: Value] = [:]

  /// The symbols that a parameter takes, so that a comparison with another name is an error.
  private(set) var symbols: [String: [String]] = [:]

  /// The expressions of `let` values, to show how a number came about.
  private(set) var formulas: [String: Expression] = [:]

  /// What `layer cell{i} = …` declared, by name as a use writes it, `cell{0}`. They belong to the
  /// definition, as the children do, and not to the turn that declares them.
  private(set) var layers: [String: Value] = [:]

  subscript(name: String) -> Value? { values[name] }

  mutating func bindLayer(_ name: String, _ value: Value) { layers[name] = value }

  /// Takes over the layers of computed names that turns of a repeat declared.
  mutating func keepLayers(of turn: Environment) { layers = turn.layers }

  mutating func bind(_ name: String, _ value: Value, formula: Expression? = nil) {
    values[name] = value
    formulas[name] = formula
  }

  mutating func declareSymbols(of name: String, _ names: [String]) {
    symbols[name] = names
  }
}
