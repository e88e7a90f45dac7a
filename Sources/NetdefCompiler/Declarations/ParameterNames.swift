/// Checks the names of parameters: each once, and none that a layer has.
struct ParameterNames {
  let declarations: Declarations
  let bag: DiagnosticBag

  /// Reports what is wrong with the parameters of a module's own definitions.
  func check() {
    // The bag puts what is reported in order.
    let own = declarations.definitions.filter { $0.key.module == .own }.map(\.value)
    for definition in own + declarations.nameless.map(\.definition) {
      check(definition.parameters.map(\.name))
    }
  }

  private func check(_ names: [Name]) {
    var places: [String: SourceRange] = [:]
    for name in names {
      if let first = places.updateValue(name.range, forKey: name.value) {
        bag.report(.duplicateName(name.value, at: name.range, first: first))
      } else if declarations.isLayer(name.value, at: name.range) {
        bag.report(.hidesLayer(name.value, at: name.range))
      }
    }
  }
}
