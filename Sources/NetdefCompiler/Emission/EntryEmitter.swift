/// Writes the methods by which people run a model on tensors or batches.
struct EntryEmitter {
  let access: SwiftAccess

  /// The inputs with their types: batches, or tensors.
  let inputs: [(variable: SwiftVariable, type: SwiftType)]

  private var parameters: [SwiftParameter] {
    inputs.map { SwiftParameter("_", $0.variable, $0.type) }
  }

  /// The inputs' tensors.
  private var tensors: [SwiftTree] { inputs.map { $0.type.tensor(of: .variable($0.variable)) } }

  /// The calls with a typed batch; none where the sizes are not numbers.
  func typed(output: SwiftType) -> [SwiftMember] {
    guard let input = inputs.first, input.type != .tensor else { return [] }
    let result = SwiftTree.swift("self").calling(tensors)
    let source = source(beside: [])
    let typed =
      output == .tensor ? result : SwiftTree.type(output).calling([.init("trusted", result)])
    return [
      .method(
        ["Runs the model on a batch."], access, "callAsFunction", parameters, output,
        [.expression(typed)]),
      running(output, source, [.result(checked(run(tensors, from: source), as: output))]),
    ]
  }

  /// The typed call that throws where the other one stops.
  private func running(
    _ result: SwiftType, _ source: SwiftVariable, _ body: [SwiftStatement]
  ) -> SwiftMember {
    .method(
      ["Runs the model, and throws what `run` of tensors throws."], access, "run",
      parameters + [.generator(source)], throws: true, result, body)
  }

  /// The source of random draws; an input may have its name.
  private func source(beside others: [SwiftVariable]) -> SwiftVariable {
    var taken = Set((inputs.map(\.variable) + others).map(\.name))
    return SwiftVariable(SwiftNames.local("generator", taken: &taken))
  }

  /// The call that throws.
  private func run(_ values: [SwiftTree], from source: SwiftVariable) -> SwiftTree {
    SwiftTree.global("run", .module).calling(
      values.map { .init(nil, $0) } + [.init("generator", .variable(source))],
      throwing: true)
  }

  /// A value of a type, made of a tensor of which the samples are checked.
  private func checked(_ tensor: SwiftTree, as type: SwiftType) -> SwiftTree {
    type == .tensor ? tensor : SwiftTree.runtime("Batch").calling([tensor]).throwing
  }

  /// The method that keeps the values of all steps.
  ///
  /// - Parameter takesList: Whether the model takes and gives lists of tensors.
  func activations(takesList: Bool) -> SwiftMember {
    let trace = SwiftTree.swift("self").member("trace")
      .calling(takesList ? [.array(tensors)] : tensors)
    let record = SwiftType.named("Activations", .module)
    return .method(
      ["Runs the model and keeps the value of every step."], access, "activations", parameters,
      record, [.expression(SwiftTree.type(record).calling([trace]))])
  }

  /// The calls of a model with several inputs or outputs.
  ///
  /// - Parameter results: The variable of what the model answers.
  func several(
    _ outputs: [(name: String, type: SwiftType)], _ results: SwiftVariable
  ) -> [SwiftMember] {
    let list = SwiftTree.variable(results)
    func answer(_ value: (SwiftType, SwiftTree) -> SwiftTree) -> SwiftTree {
      let values = outputs.enumerated().map { value($1.type, list.element(.integer($0))) }
      return values.count == 1 ? values[0] : .tuple(values)
    }
    let result =
      outputs.count == 1
      ? outputs[0].type
      : .record(outputs.map { .init(label: SwiftNames.escaped($0.name), type: $0.type) })
    let source = source(beside: [results])
    return [
      .method(
        ["Runs the model; its batches have as many samples each."], access, "callAsFunction",
        parameters, result,
        [
          .constant(results, nil, .swift("self").calling([.array(tensors)])),
          .result(answer { $0.holding($1) }),
        ]),
      running(
        result, source,
        [
          .constant(results, nil, run([.array(tensors)], from: source)),
          .result(answer { checked($1, as: $0) }),
        ]),
    ]
  }
}
