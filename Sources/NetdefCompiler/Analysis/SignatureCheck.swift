/// Checks that a layer or block can be called as a parameter's type says: what `kind: Block(width:
/// Int)` gets takes a `width`, and needs nothing else.
struct SignatureCheck {
  let declarations: Declarations

  /// What the parameter is called with.
  let labels: [String]

  init?(_ type: TypeSyntax, _ declarations: Declarations) {
    guard case .module(_, .some(let signature))? = type.alternatives.first else { return nil }
    labels = signature.map(\.label.value)
    self.declarations = declarations
  }

  /// What is wrong with a value.
  enum Problem {
    /// It takes no argument of this label.
    case doesNotTake(String)
    /// It needs these, which it is not called with.
    case needs([String])
  }

  /// Nil when the value can be called so.
  ///
  /// An argument goes to the parameter of its name, else to the next that has none yet.
  func problem(of layer: LayerValue) -> Problem? {
    guard case .declared(let id) = layer.kind, let signature = declarations.signature(of: id)
    else {
      return labels.first.map(Problem.doesNotTake)
    }
    let names = signature.parameters.map(\.name.value)
    var free = signature.parameters.filter {
      !$0.isNamed && layer.arguments[$0.name.value] == nil && !labels.contains($0.name.value)
    }[...]
    var given = Set(layer.arguments.keys)
    for label in labels {
      if names.contains(label) {
        given.insert(label)
      } else if let next = free.popFirst() {
        given.insert(next.name.value)
      } else {
        return .doesNotTake(label)
      }
    }
    let missing = signature.parameters.filter {
      $0.defaultValue == nil && !given.contains($0.name.value)
    }
    return missing.isEmpty ? nil : .needs(missing.map(\.name.value))
  }
}
