/// The call with typed batches.
public struct TypedEntryTemplate {
  let access: String
  let input: String
  let inputType: String

  /// A batch type, or `Tensor` when a size of the output is open.
  let outputType: String

  /// The call, as a value of that type.
  let result: String

  /// The call that throws, and the variable of its source of random draws.
  let running: (source: String, statements: [String])

  public init(
    access: String, input: String, inputType: String, outputType: String, result: String,
    running: (source: String, statements: [String])
  ) {
    self.access = access
    self.input = input
    self.inputType = inputType
    self.outputType = outputType
    self.result = result
    self.running = running
  }

  public var text: String {
    """
    /// Runs the model on a batch.
    \(access)func callAsFunction(_ \(input): \(inputType)) -> \(outputType) {
      \(result)
    }

    \(RunTemplate(
        access: access, inputs: [(input, inputType)], result: outputType,
        source: running.source, statements: running.statements
      ).text)
    """
  }
}

/// The typed call that throws where the other one stops.
struct RunTemplate {
  let access: String

  /// The inputs' names in Swift, and their types.
  let inputs: [(name: String, type: String)]
  let result: String

  /// The variable of the source of random draws.
  let source: String
  let statements: [String]

  var text: String {
    let label = source == "generator" ? source : "generator \(source)"
    let parameters =
      inputs.map { "_ \($0.name): \($0.type)" } + ["\(label): RandomGenerator = .shared"]
    return """
      /// Runs the model, and throws what `run` of tensors throws.
      \("\(access)func run".declaring(parameters, after: " throws -> \(result)")) {
      \(statements.indentedLines())
      }
      """
  }
}
