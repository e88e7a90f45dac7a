import ArgumentParser
import Netdef
import NetdefCompiler
import NetdefLoader

/// `netdef run`: runs a model without a build.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a model on tensors of a file, without a build.",
    discussion: """
      The tensors of the input file are named as the model's inputs; those of the output file as \
      its outputs, `output` where it has no name. The model is in evaluation mode. Activations are \
      named as in traces: a layer's path, a function's name, `relu#2` for its second use, \
      `encoder:mean` for the output `mean` of a block with several.

      Instead of .netdef files, one .safetensors file with a whole network can be given: it holds \
      source and weights, so that --model and --weights may be left out.

      EXAMPLES
        netdef run Classifier.netdef --model Classifier --weights w.safetensors \\
          --input x.safetensors --output y.safetensors
        netdef run Classifier.netdef --model Classifier --weights w.safetensors \\
          --input x.safetensors --output y.safetensors --activations features.0,relu
        netdef run whole.safetensors --input x.safetensors --output y.safetensors
      """)

  @OptionGroup var module: ModuleOptions
  @OptionGroup var settings: SettingOptions

  @Option(help: "The model to run; it may be left out when there is only one.")
  var model: String?

  @Option(help: "The .safetensors file with the weights.", completion: .file())
  var weights: String?

  @Option(help: "The .safetensors file with the model's inputs.", completion: .file())
  var input: String

  @Option(name: .shortAndLong, help: "The .safetensors file to write the outputs to.")
  var output: String

  @Option(help: "Names of steps whose values are written as well, with commas between.")
  var activations: String?

  func validate() throws {
    if weights == nil, opening.networkPath == nil {
      throw ValidationError("Missing expected argument '--weights <weights>'")
    }
  }

  private var opening: ModelOpening {
    ModelOpening(module: module, selection: settings.selection(of: model))
  }

  func run() throws {
    let model = try opening.open(generator: RandomGenerator(seed: 0)).eval()
    try tellingErrors {
      if let weights { try model.load(from: weights) }
      let inputs = InputFile(
        path: input, tensors: try SafeTensors.read(path: input), model: model.network.name,
        inputs: model.network.inputs)
      let trace = try model.runTracing(try inputs.inputTensors())
      try SafeTensors.write(try results(of: trace, model.outputNames), to: output)
    }
  }

  /// The outputs and the activations that were asked for.
  private func results(of trace: Trace, _ outputNames: [String]) throws -> StateDict {
    var results = StateDict(Array(zip(outputNames, trace.outputs)))
    for name in activations?.split(separator: ",").map(String.init) ?? [] {
      guard let value = trace.value(name) else {
        throw failure(
          "there is no activation \(quoted(name))",
          help: nearestName(to: name, among: trace.names).map { "did you mean \(quoted($0))?" }
            ?? "the activations are " + quotedList(trace.names))
      }
      if outputNames.contains(name), let output = results[name] {
        // A step that has its output's name: one tensor does for both.
        if hasSameBits(value, output) { continue }
        throw failure(
          "the activation \(quoted(name)) has the name of an output, and the file can hold one of them",
          help: "give the output another name in the .netdef file: `out result = …`")
      }
      results[name] = value
    }
    return results
  }

  /// Whether two tensors are the same to the bit, so that NaN equals itself.
  private func hasSameBits(_ left: Tensor, _ right: Tensor) -> Bool {
    guard left.shape == right.shape, left.elementType == right.elementType else { return false }
    guard left.elementType == .float32 else { return left == right }
    return left.scalars(as: Float.self).map(\.bitPattern)
      == right.scalars(as: Float.self).map(\.bitPattern)
  }
}
