/// The call with typed batches.
public struct TypedEntryTemplate {
  let access: String
  let input: String
  let inputType: String

  /// A batch type, or `Tensor` when a size of the output is open.
  let outputType: String

  /// The call, as a value of that type.
  let result: String

  public init(
    access: String, input: String, inputType: String, outputType: String, result: String
  ) {
    self.access = access
    self.input = input
    self.inputType = inputType
    self.outputType = outputType
    self.result = result
  }

  public var text: String {
    return """
      /// Runs the model on a batch.
      \(access)func callAsFunction(_ \(input): \(inputType)) -> \(outputType) {
        \(result)
      }
      """
  }
}
