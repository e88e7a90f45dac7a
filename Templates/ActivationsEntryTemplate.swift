/// The method that runs a model and keeps the values of all steps.
public struct ActivationsEntryTemplate {
  let access: String
  let input: String

  /// A batch type or `Tensor`.
  let inputType: String

  public init(access: String, input: String, inputType: String) {
    self.access = access
    self.input = input
    self.inputType = inputType
  }

  public var text: String {
    """
    /// Runs the model and keeps the value of every step.
    \(access)func activations(_ \(input): \(inputType)) -> Activations {
      Activations(self.trace(\(inputType == "Tensor" ? input : "\(input).tensor")))
    }
    """
  }
}
