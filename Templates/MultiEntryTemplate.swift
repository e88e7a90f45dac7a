/// The call of a model with several inputs or outputs, with a parameter and a result for each.
public struct MultiEntryTemplate {
  let access: String

  /// The inputs' names in Swift, and their types: batches, or `Tensor`.
  let inputs: [(name: String, type: String)]

  /// The outputs' names in Swift, and their types.
  let outputs: [(name: String, type: String)]

  /// What runs the model and takes its answer apart.
  let statements: [String]

  /// The same where it throws, and the variable of its source of random draws.
  let running: (source: String, statements: [String])

  public init(
    access: String, inputs: [(name: String, type: String)],
    outputs: [(name: String, type: String)], statements: [String],
    running: (source: String, statements: [String])
  ) {
    self.access = access
    self.inputs = inputs
    self.outputs = outputs
    self.statements = statements
    self.running = running
  }

  public var text: String {
    let parameters = inputs.map { "_ \($0.name): \($0.type)" }
    let result =
      outputs.count == 1
      ? outputs[0].type
      : "(\(outputs.map { "\($0.name): \($0.type)" }.joined(separator: ", ")))"
    return """
      /// Runs the model; its batches have as many samples each.
      \("\(access)func callAsFunction".declaring(parameters, after: " -> \(result)")) {
      \(statements.indentedLines())
      }

      \(RunTemplate(
        access: access, inputs: inputs, result: result, source: running.source,
        statements: running.statements
      ).text)
      """
  }
}
