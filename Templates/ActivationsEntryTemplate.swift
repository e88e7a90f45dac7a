/// The method that runs a model and keeps the values of all steps.
public struct ActivationsEntryTemplate {
  let access: String

  /// The inputs' names in Swift, and their types: batches, or `Tensor`.
  let inputs: [(name: String, type: String)]

  /// What runs the model.
  let trace: String

  public init(access: String, inputs: [(name: String, type: String)], trace: String) {
    self.access = access
    self.inputs = inputs
    self.trace = trace
  }

  public var text: String {
    let parameters = inputs.map { "_ \($0.name): \($0.type)" }
    return """
      /// Runs the model and keeps the value of every step.
      \("\(access)func activations".declaring(parameters, after: " -> Activations")) {
        Activations(\(trace))
      }
      """
  }
}
