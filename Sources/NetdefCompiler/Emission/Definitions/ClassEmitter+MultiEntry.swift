extension ClassEmitter {
  /// The call of a model with several inputs or outputs, and its activations: typed where sizes are
  /// numbers, which those of a model with parameters are not.
  func multiEntry(_ outputs: [String?]) -> [SwiftMember] {
    let network = source.parameters.isEmpty ? source.model?.network : nil
    var taken: Set<String> = ["self"]
    let inputs = source.inputs.enumerated().map { index, input in
      (
        variable: SwiftVariable(SwiftNames.local(input.name, taken: &taken)),
        type: network.map { SwiftType.batch($0.inputs[index].shape, $0.inputs[index].element) }
          ?? .tensor
      )
    }
    let results = SwiftVariable(SwiftNames.local("results", taken: &taken))
    var labels: Set<String> = []
    let typed = outputs.enumerated().map { index, name in
      (
        name: SwiftNames.local(name ?? Port.outputName, taken: &labels),
        type: network.map { SwiftType.batch($0.outputs[index].shape, $0.outputs[index].element) }
          ?? .tensor
      )
    }
    let entry = EntryEmitter(access: source.access, inputs: inputs)
    let calls = entry.several(typed, results)
    guard let network else { return calls }
    return calls + [
      entry.activations(takesList: true),
      ActivationsEmitter(access: source.access, network: network).root(network),
    ]
  }
}
