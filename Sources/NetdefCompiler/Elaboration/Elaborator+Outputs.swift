/// What several tensors are kept apart from: layers as values, of which nobody knows how many they
/// give, and values.
extension Elaborator {
  /// Notes a layer that becomes a value of which no more is known than that it is a layer, and answers
  /// the type that it then has: such a one gives one tensor.
  @discardableResult
  func checkLayer(_ term: Term) -> ValueType {
    guard let layer = term.type.layers.first(where: { $0.outputs != 1 }) else { return term.type }
    note(.severalOutputsAsValue(layer.name, layer.outputs, at: term.range))
    return term.type.givingOneTensor
  }

  /// The type of what is one of two terms: notes layers of which one is taken for the other.
  func joined(_ first: Term, _ second: Term) -> ValueType {
    let counts = Set((first.type.layers + second.type.layers).map(\.outputs))
    if counts.count < 2 { return .joined([first.type, second.type]) }
    return .joined([checkLayer(first), checkLayer(second)])
  }

  /// Notes values among tensors in one list.
  func checkElements(_ elements: [ElementTerm], _ types: [ValueType]) {
    guard let flow = zip(elements, types).first(where: { $1.holdsTensors })?.0 else { return }
    for (element, type) in zip(elements, types) where type.isSurelyNoTensor {
      note(.valueAmongTensors(type, flow: flow.term.range, at: element.term.range))
    }
  }

  /// Notes a variable that holds tensors and is set to a value, or the other way round.
  func checkMixture(_ type: ValueType, _ value: Term) {
    let isMixed =
      type.holdsTensors && value.type.isSurelyNoTensor || type.isSurelyNoTensor && value.flows
    if isMixed { note(.mixedVariable(type, value.type, at: value.range)) }
  }
}

extension ValueType {
  /// The type with layers of which each gives one tensor.
  fileprivate var givingOneTensor: ValueType {
    .joined(
      alternatives.map { alternative in
        guard case .layer(var layer) = alternative else { return alternative }
        layer.outputs = 1
        return .layer(layer)
      })
  }
}
