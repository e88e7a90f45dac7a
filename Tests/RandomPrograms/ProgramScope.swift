/// What a random program knows at one place of a definition.
struct ProgramScope {
  /// A value known when a file is checked, under its name.
  struct NamedValue {
    let name: String
    let kind: Kind

    /// Whether it is one value in the whole definition, and so may be a size.
    var isStable = true
  }

  /// A tensor under its name.
  struct NamedTensor {
    let name: String
    let sizes: Sizes
  }

  /// A layer that is used several times: what names it in a step, and what it takes and gives.
  struct SharedUse {
    let text: String
    let input: Sizes
    let output: Sizes
  }

  var values: [NamedValue] = []

  /// The parameters of the definition.
  var parameters: [String] = []
  var tensors: [NamedTensor] = []
  var shared: [SharedUse] = []

  /// Lists of tensors of two axes or more, of which each has the same sizes but for its features.
  var tensorLists: [NamedTensor] = []

  /// What makes the names of children differ from turn to turn: the names of the loops around.
  var turns: [String] = []

  /// Whether tensors of the definition can be read here: not so inside of brackets.
  var seesTensors = true

  /// Whether children may have names here.
  var namesChildren = true

  /// How deep groups, arms and loops stand in each other.
  var depth = 0

  /// The names of values of a kind.
  func names(_ kind: Kind) -> [String] { values.filter { $0.kind == kind }.map(\.name) }

  /// Gives a name a value; it hides what had the name.
  mutating func add(_ name: String, _ kind: Kind, isStable: Bool = false) {
    values.removeAll { $0.name == name }
    tensors.removeAll { $0.name == name }
    values.append(NamedValue(name: name, kind: kind, isStable: isStable))
  }

  /// Gives a name a tensor.
  mutating func add(_ name: String, _ sizes: Sizes) {
    values.removeAll { $0.name == name }
    tensors.removeAll { $0.name == name }
    tensors.append(NamedTensor(name: name, sizes: sizes))
  }

  /// The scope of what stands inside of brackets, an arm or a loop.
  var inner: ProgramScope {
    var scope = self
    scope.depth += 1
    return scope
  }
}

/// A definition of the program, as others use it.
struct DefinedBlock {
  struct Parameter {
    let name: String
    let kind: Kind
    let hasDefault: Bool
    let isNamed: Bool
  }

  let name: String
  let parameters: [Parameter]
  let inputs: [Sizes]

  /// In the definition's own names.
  let outputs: [(name: String?, sizes: Sizes)]
}

/// A function of values known when a file is checked.
struct DefinedFunction {
  let name: String
  let parameters: [(name: String, kind: Kind, hasDefault: Bool)]
  let result: Kind
}
