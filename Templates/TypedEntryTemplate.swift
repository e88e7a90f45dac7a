/// The call with typed batches.
public struct TypedEntryTemplate {
  let access: String
  let input: String
  let inputType: String

  /// A batch type, or `Tensor` when a size of the output is open.
  let outputType: String

  public init(access: String, input: String, inputType: String, outputType: String) {
    self.access = access
    self.input = input
    self.inputType = inputType
    self.outputType = outputType
  }

  public var text: String {
    let result = "self(\(input).tensor)"
    return """
      /// Runs the model on a batch.
      \(access)func callAsFunction(_ \(input): \(inputType)) -> \(outputType) {
        \(outputType == "Tensor" ? result : "\(outputType)(trusted: \(result))")
      }
      """
  }
}
