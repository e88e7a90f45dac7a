/// An `extern layer` or `extern function`: what the compiler knows of code written in Swift.
struct ExternDeclaration: Sendable {
  var name: String
  var module = ModuleID.own
  var isLayer: Bool
  var parameters: [ParameterSyntax]

  /// The first input; sizes that a default mentions are its.
  var input: (name: Name, shape: ShapeSyntax)

  /// Inputs after the first.
  var moreInputs: [(name: Name, shape: ShapeSyntax)] = []

  /// Whether the first input stands for any number of tensors: `in parts..: [S..]`.
  var isVariadic = false
  var output: ShapeSyntax

  /// `let`, `require`, `if`, `parameter`, `buffer` and `cost`, in order.
  var statements: [Statement]

  /// Other spellings of parameters, PyTorch's above all, and what to write instead.
  var renamed: [String: String]

  /// The names of the tensors that it keeps.
  var states: [String]
  var documentation: [String]
  var isPublic = false
  var range: SourceRange

  /// Whether any `parameter` is declared: its Swift initializer then takes a generator.
  var declaresParameters: Bool

  var id: DefinitionID { DefinitionID(name, of: module) }
  var parameterNames: [String] { parameters.map(\.name.value) }

  var signature: Signature {
    Signature(name: name, parameters: parameters, renamed: renamed, states: states)
  }
}

/// What a call of a layer, function or block can be given.
struct Signature: Sendable {
  var name: String
  var parameters: [ParameterSyntax]
  var renamed: [String: String] = [:]

  /// What it keeps, which cannot be given yet.
  var states: [String] = []

  var parameterNames: [String] { parameters.map(\.name.value) }
}

extension ParameterSyntax {
  /// The symbols that the type names, `none` aside.
  var symbols: [String] {
    type.alternatives.compactMap { atom in
      if case .symbol(let name) = atom { return name.value }
      return nil
    }
  }
}
