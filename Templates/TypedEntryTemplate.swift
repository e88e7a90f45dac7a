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
    let source = RunTemplate.source(beside: [input])
    let run = "run(\(input).tensor, generator: \(source))"
    return """
      /// Runs the model on a batch.
      \(access)func callAsFunction(_ \(input): \(inputType)) -> \(outputType) {
        \(outputType == "Tensor" ? result : "\(outputType)(trusted: \(result))")
      }

      \(RunTemplate(
        access: access, inputs: [(input, inputType)], result: outputType,
        statements: ["try " + (outputType == "Tensor" ? run : "Batch(\(run))")]
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
  let statements: [String]

  var text: String {
    let source = Self.source(beside: inputs.map(\.name))
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

  /// The variable of the source of random draws; an input may have its name.
  static func source(beside inputs: [String]) -> String {
    var name = "generator"
    while inputs.contains(name) { name += "_" }
    return name
  }
}
