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
    let values = outputs.enumerated().map { index, output in
      output.type == "Tensor"
        ? "\(results)[\(index)]" : "Netdef.Batch(trusted: \(results)[\(index)])"
    }
    let list = values.joined(separator: ", ")
    return """
      /// Runs the model; its batches have as many samples each.
      \("\(access)func callAsFunction".declaring(parameters, after: " -> \(result)")) {
        let \(results) = self([\(tensors.joined(separator: ", "))])
        return \(outputs.count == 1 ? list : "(\(list))")
      }
      """
  }
}
