/// The method that runs a model and keeps the values of all steps.
public struct ActivationsEntryTemplate {
  let access: String

  /// The inputs' names in Swift, and their types: batches, or `Tensor`.
  let inputs: [(name: String, type: String)]

  /// Whether the model takes and gives lists of tensors.
  let takesList: Bool

  public init(access: String, inputs: [(name: String, type: String)], takesList: Bool = false) {
    self.access = access
    self.inputs = inputs
    self.takesList = takesList
  }

  public var text: String {
    let parameters = inputs.map { "_ \($0.name): \($0.type)" }
    let tensors = inputs.map { $0.type == "Tensor" ? $0.name : "\($0.name).tensor" }
    let list = tensors.joined(separator: ", ")
    return """
      /// Runs the model and keeps the value of every step.
      \("\(access)func activations".declaring(parameters, after: " -> Activations")) {
        Activations(self.trace(\(takesList ? "[\(list)]" : list)))
      }
      """
  }
}
