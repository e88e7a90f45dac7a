/// Checks that a layer or block can be called as a parameter's type says: what `kind: Block(width:
/// Int)` gets takes a `width`, and needs nothing else.
struct SignatureCheck {
  let declarations: Declarations

  /// What the parameter is called with.
  private let labels: [(name: String, type: ValueType)]

  init?(_ type: TypeSyntax, _ declarations: Declarations) {
    guard case .module(_, .some(let signature))? = type.alternatives.first else { return nil }
    labels = signature.map { ($0.label.value, ValueType($0.type)) }
    self.declarations = declarations
  }

  /// What is wrong with a value.
  enum Problem {
    /// It takes no argument of this label.
    case doesNotTake(String)
    /// It takes a value of another type for this label, as this parameter.
    case takesOther(String, type: ValueType, parameter: ParameterSyntax)
    /// It needs these, which it is not called with.
    case needs([String])
  }

  /// Nil when the value can be called so.
  ///
  /// An argument goes to the parameter of its name, else to the next that has none yet.
  func problem(of layer: LayerValue) -> Problem? {
    guard case .declared(let id) = layer.kind, let signature = declarations.signature(of: id)
    else {
      return labels.first.map { .doesNotTake($0.name) }
    }
    var free = signature.parameters.filter { parameter in
      !parameter.isNamed && layer.arguments[parameter.name.value] == nil
        && !labels.contains { $0.name == parameter.name.value }
    }[...]
    var given = Set(layer.arguments.keys)
    for (label, type) in labels {
      let own = signature.parameters.first { $0.name.value == label }
      guard let parameter = own ?? free.popFirst() else { return .doesNotTake(label) }
      guard type.mayFit(ValueType(parameter.type)) else {
        return .takesOther(label, type: type, parameter: parameter)
      }
      given.insert(parameter.name.value)
    }
    let missing = signature.parameters.filter {
      $0.defaultValue == nil && !given.contains($0.name.value)
    }
    return missing.isEmpty ? nil : .needs(missing.map(\.name.value))
  }
}
