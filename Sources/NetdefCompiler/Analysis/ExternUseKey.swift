/// What the result of using an extern layer or function depends on: equal uses are checked once.
struct ExternUseKey: Hashable {
  private let declaration: DefinitionID
  private let arguments: [String: ArgumentMatcher.Written]
  private let inputs: [TensorValue]

  /// Nil where a use has something to report, or nothing to depend on.
  init?(_ declaration: DefinitionID, _ layer: LayerValue, _ inputs: [TensorValue]) {
    guard layer.isRight, layer.reading == nil, !inputs.isEmpty,
      inputs.allSatisfy({ $0.shape != nil })
    else { return nil }
    self.declaration = declaration
    arguments = layer.arguments
    self.inputs = inputs
  }

  static func == (left: Self, right: Self) -> Bool {
    guard left.declaration == right.declaration, left.inputs.count == right.inputs.count,
      left.arguments.count == right.arguments.count
    else { return false }
    for index in left.inputs.indices {
      guard left.inputs[index].shape == right.inputs[index].shape,
        left.inputs[index].element == right.inputs[index].element
      else { return false }
    }
    for (name, argument) in left.arguments where right.arguments[name]?.value != argument.value {
      return false
    }
    return true
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(declaration.name)
    for input in inputs { hasher.combine(input.shape) }
    var sum = 0
    for (name, argument) in arguments {
      var inner = Hasher()
      inner.combine(name)
      inner.combine(argument.value)
      // The order of a dictionary is any.
      sum ^= inner.finalize()
    }
    hasher.combine(sum)
  }
}

extension ExternUse.Result {
  /// The result for further uses, with one object for each part that they have in common.
  func shared(in inputs: [TensorValue]) -> ExternUse.Result {
    var result = self
    result.content = use.map(NetworkChild.Content.layer)
    if let input = inputs.first?.shape, output.shape == input { result.output.shape = input }
    return result
  }

  /// The same result of another use.
  func at(_ use: ExternUse, after previous: Origin) -> ExternUse.Result {
    var result = self
    result.output.origin = Origin(
      output.origin.kind, line: use.line, range: use.range, previous: previous,
      shape: output.shape
    ).trimmed()
    return result
  }
}
