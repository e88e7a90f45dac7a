import NetdefTemplates

/// Writes the methods by which people run a model on tensors or batches.
struct EntryEmitter {
  let access: String

  /// The inputs with their types: batches, or tensors.
  let inputs: [(variable: SwiftVariable, type: SwiftType)]

  private var parameters: [(name: String, type: String)] {
    inputs.map { (SwiftNames.escaped($0.variable.name), $0.type.text) }
  }

  /// The inputs' tensors.
  private var tensors: [SwiftTree] { inputs.map { $0.type.tensor(of: .variable($0.variable)) } }

  /// The call with a typed batch; nil where the sizes are not numbers.
  func typed(output: SwiftType) -> TypedEntryTemplate? {
    guard let input = inputs.first, input.type != .tensor else { return nil }
    let result = SwiftTree.swift("self").calling(tensors)
    return TypedEntryTemplate(
      access: access, input: parameters[0].name, inputType: input.type.text,
      outputType: output.text,
      result: SwiftPrinter.text(
        output == .tensor
          ? result : SwiftTree.type(output).calling([.init("trusted", result)])),
      running: (
        source.name,
        SwiftPrinter.lines([.result(checked(run(tensors), as: output))], margin: 4)
      ))
  }

  /// The source of random draws; an input may have its name.
  private var source: SwiftVariable { source(beside: []) }

  private func source(beside others: [SwiftVariable]) -> SwiftVariable {
    var taken = Set((inputs.map(\.variable) + others).map(\.name))
    return SwiftVariable(SwiftNames.local("generator", taken: &taken))
  }

  /// The call that throws.
  private func run(_ values: [SwiftTree], beside others: [SwiftVariable] = []) -> SwiftTree {
    SwiftTree.global("run", .module).calling(
      values.map { .init(nil, $0) } + [.init("generator", .variable(source(beside: others)))],
      throwing: true)
  }

  /// A value of a type, made of a tensor of which the samples are checked.
  private func checked(_ tensor: SwiftTree, as type: SwiftType) -> SwiftTree {
    type == .tensor ? tensor : SwiftTree.runtime("Batch").calling([tensor]).throwing
  }

  /// The method that keeps the values of all steps.
  ///
  /// - Parameter takesList: Whether the model takes and gives lists of tensors.
  func activations(takesList: Bool) -> ActivationsEntryTemplate {
    let trace = SwiftTree.swift("self").member("trace")
    return ActivationsEntryTemplate(
      access: access, inputs: parameters,
      trace: SwiftPrinter.text(trace.calling(takesList ? [.array(tensors)] : tensors)))
  }

  /// The call of a model with several inputs or outputs.
  ///
  /// - Parameter results: The variable of what the model answers.
  func several(
    _ outputs: [(name: String, type: SwiftType)], _ results: SwiftVariable
  ) -> MultiEntryTemplate {
    let list = SwiftTree.variable(results)
    return MultiEntryTemplate(
      access: access, inputs: parameters,
      outputs: outputs.map { (SwiftNames.escaped($0.name), $0.type.text) },
      statements: SwiftPrinter.lines(
        [
          .constant(results, nil, .swift("self").calling([.array(tensors)])),
          .result(
            outputs.count == 1
              ? outputs[0].type.holding(list.element(.integer(0)))
              : .tuple(
                outputs.enumerated().map { $1.type.holding(list.element(.integer($0))) })),
        ], margin: 4),
      running: (
        source(beside: [results]).name,
        SwiftPrinter.lines(
          [
            .constant(results, nil, run([.array(tensors)], beside: [results])),
            .result(
              outputs.count == 1
                ? checked(list.element(.integer(0)), as: outputs[0].type)
                : .tuple(
                  outputs.enumerated().map {
                    checked(list.element(.integer($0)), as: $1.type)
                  })),
          ], margin: 4)
      ))
  }
}
