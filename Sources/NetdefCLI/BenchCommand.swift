import ArgumentParser
import Netdef
import NetdefCompiler
import NetdefLoader

/// `netdef bench`: measures how long a call takes.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures how long a call of a model takes.",
    discussion: """
      Calls the model in evaluation mode, with random weights and random inputs, first to warm up \
      and then for about a second, and prints the median, shortest and longest time of a call. \
      Numbers are worth comparing only from a release build of this command.

      EXAMPLES
        netdef bench Classifier.netdef --model Classifier
        netdef bench Classifier.netdef --model Classifier --batch 32 --threads 1
        netdef bench Segmenter.netdef --model Segmenter --set H=512 --set W=512 --json
      """)

  @OptionGroup var module: ModuleOptions
  @OptionGroup var settings: SettingOptions

  @Option(help: "The model to measure; it may be left out when there is only one.")
  var model: String?

  @Option(parsing: .unconditional, help: "The batch size to put in for N; 1 when not given.")
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: "The number of threads; as many as there are cores when not given.")
  var threads: Int?

  @Option(
    parsing: .unconditional, help: "The number of calls to measure, instead of about a second.")
  var calls: Int?

  @Flag(help: "Measure a training step (not yet supported).")
  var train = false

  @Flag(help: "Print the result as a JSON object.")
  var json = false

  func validate() throws {
    if train { throw ValidationError("--train is not yet supported: a call can be measured") }
    for (option, value) in [("batch", batch), ("threads", threads), ("calls", calls)] {
      if let value, value < 1 {
        throw ValidationError("--\(option) is at least 1, but \(value) was given")
      }
    }
  }

  func run() throws {
    let generator = RandomGenerator(seed: 0)
    let opening = ModelOpening(
      module: module, selection: settings.selection(of: model, without: "N"))
    let model = try opening.open(generator: generator).eval()
    let ports = model.network.inputs
    let values = try openSizes(of: ports.map(\.shape))
    let tensors = try ports.map { try BenchInput(port: $0, sizes: values).tensor(generator) }
    if let threads { ThreadCount.current = threads }
    let times = try tellingErrors {
      try Benchmark(callCount: calls).run { _ = try model.run(tensors) }
    }
    let record = BenchmarkRecord(
      model: model.network.name,
      inputs: zip(ports, tensors).map { port, tensor in
        .init(name: port.name, element: port.element.rawValue, shape: tensor.shape.sizes)
      },
      batch: values["N"], threads: ThreadCount.current, times: times)
    print(json ? try JSON.text(of: record) : record.table)
  }

  /// A number for each open size of the inputs.
  private func openSizes(of shapes: [TensorShape]) throws -> [String: Int] {
    var open: [String] = []
    for name in shapes.flatMap(OpenSizes.names) where !open.contains(name) { open.append(name) }
    let inputs =
      "the input\(shapes.count == 1 ? "" : "s") \(list(shapes.map(\.description)))"
    let batch = try settings.batch(batch)
    if batch != nil, !open.contains("N") {
      throw failure(
        "a batch was given, but \(inputs) \(shapes.count == 1 ? "has" : "have") no open `N`")
    }
    var values: [String: Int] = [:]
    if open.contains("N") { values["N"] = batch ?? 1 }
    let missing = open.filter { values[$0] == nil }
    guard missing.isEmpty else {
      throw failure(
        "\(inputs) \(shapes.count == 1 ? "leaves" : "leave") "
          + "\(list(missing.map(quoted))) open",
        help: "give a number with "
          + missing.map { "`--set \($0)=…`" }.joined(separator: " "))
    }
    return values
  }
}
