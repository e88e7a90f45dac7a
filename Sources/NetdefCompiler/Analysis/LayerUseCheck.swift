/// Checks that what a layer is made of is known before the model runs, and can be made at all.
struct LayerUseCheck {
  let use: LayerUse
  let bag: DiagnosticBag
  let nameRange: SourceRange
  let written: [String: ArgumentMatcher.Written]
  let input: TensorValue

  /// False when something was reported.
  var isRight: Bool { argumentsAreKnown && statesAreKnown && shapesAreCountable }

  /// A layer is made once, so what it is made of cannot depend on a size that is only known at run
  /// time: neither its arguments nor the shapes of what it keeps.
  private var argumentsAreKnown: Bool {
    for argument in use.arguments where argument.isExplicit {
      guard let open = argument.value.openSize else { continue }
      bag.report(
        .openParameter(
          argument.name, of: use.declaration, isLayer: use.isLayer, size: open,
          notes: input.origin.notes(),
          at: written[argument.name]?.range ?? nameRange))
      return false
    }
    return true
  }

  private var statesAreKnown: Bool {
    for state in use.states {
      guard let open = state.shape.first(where: { $0.value == nil }) else { continue }
      bag.report(
        .openParameter(
          state.name, of: use.declaration, isLayer: use.isLayer, size: open,
          notes: input.origin.notes(), at: nameRange))
      return false
    }
    return true
  }

  private var shapesAreCountable: Bool {
    let states = use.states.map { ("`\($0.name)` of `\(use.declaration)`", TensorShape($0.shape)) }
    for (what, shape) in states + [("the output of `\(use.declaration)`", use.output)]
    where !shape.isCountable {
      bag.report(.tooManyElements(what, shape: shape, at: nameRange))
      return false
    }
    return true
  }
}

extension Value {
  /// A size in the value that is not known before the model runs.
  fileprivate var openSize: Size? {
    switch self {
    case .int(let size): size.value == nil ? size : nil
    case .list(let values), .tuple(let values): values.lazy.compactMap(\.openSize).first
    default: nil
    }
  }
}
