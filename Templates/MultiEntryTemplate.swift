/// The call of a model with several inputs or outputs, with a parameter and a result for each.
public struct MultiEntryTemplate {
  let access: String

  /// The inputs' names in Swift, and their types: batches, or `Tensor`.
  let inputs: [(name: String, type: String)]

  /// The outputs' names in Swift, and their types.
  let outputs: [(name: String, type: String)]

  /// A name that no input has, for what the model answers.
  let results: String

  public init(
    access: String, inputs: [(name: String, type: String)],
    outputs: [(name: String, type: String)], results: String
  ) {
    self.access = access
    self.inputs = inputs
    self.outputs = outputs
    self.results = results
  }

  public var text: String {
    let parameters = inputs.map { "_ \($0.name): \($0.type)" }
    let tensors = inputs.map { $0.type == "Tensor" ? $0.name : "\($0.name).tensor" }
    let result =
      outputs.count == 1
      ? outputs[0].type
      : "(\(outputs.map { "\($0.name): \($0.type)" }.joined(separator: ", ")))"
    let source = RunTemplate.source(beside: inputs.map(\.name) + [results])
    return """
      /// Runs the model; its batches have as many samples each.
      \("\(access)func callAsFunction".declaring(parameters, after: " -> \(result)")) {
        let \(results) = self([\(tensors.joined(separator: ", "))])
        return \(answer(typedBy: "Netdef.Batch(trusted: "))
      }

      \(RunTemplate(
        access: access, inputs: inputs, result: result,
        statements: [
          "let \(results) = try run([\(tensors.joined(separator: ", "))], generator: \(source))",
          "return \(isTyped ? "try " : "")\(answer(typedBy: "Netdef.Batch("))",
        ]
      ).text)
      """
  }

  /// Whether any output is a batch.
  private var isTyped: Bool { outputs.contains { $0.type != "Tensor" } }

  /// What is returned; `batch` makes a batch of what stands behind it.
  private func answer(typedBy batch: String) -> String {
    let values = outputs.enumerated().map { index, output in
      output.type == "Tensor" ? "\(results)[\(index)]" : "\(batch)\(results)[\(index)])"
    }
    return values.count == 1 ? values[0] : "(\(values.joined(separator: ", ")))"
  }
}
