import NetdefTemplates

extension ClassEmitter {
  /// The call of a model with several inputs or outputs, and its activations: typed where sizes are
  /// numbers, which those of a model with parameters are not.
  func multiEntry(_ outputs: [String?]) -> [String] {
    let network = source.parameters.isEmpty ? source.model?.network : nil
    var taken: Set<String> = ["self"]
    let inputs = source.inputs.enumerated().map { index, input in
      (
        name: SwiftNames.local(input.name, taken: &taken),
        type: network.map { SwiftTypes.batch($0.inputs[index].shape, $0.inputs[index].element) }
          ?? "Tensor"
      )
    }
    let results = SwiftNames.local("results", taken: &taken)
    var labels: Set<String> = []
    let typed = outputs.enumerated().map { index, name in
      (
        name: SwiftNames.local(name ?? Port.outputName, taken: &labels),
        type: network.map { SwiftTypes.batch($0.outputs[index].shape, $0.outputs[index].element) }
          ?? "Tensor"
      )
    }
    let call = MultiEntryTemplate(
      access: source.access, inputs: inputs, outputs: typed, results: results
    ).text
    guard let network else { return [call] }
    return [
      call,
      ActivationsEntryTemplate(access: source.access, inputs: inputs, takesList: true).text,
      ActivationsEmitter(access: source.access, network: network).root(network).text,
    ]
  }
}
