import ArgumentParser
import NetdefCompiler

/// `netdef summary`: a table of a model's layers.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Prints a table of layers, shapes, parameters and multiply-adds.",
    discussion: """
      Every model of the files gets a table, in the order of the data. A layer stands under the \
      path that its weights have when they are saved; functions stand under their names. Sizes in \
      MB count 1024² bytes each. Without --batch, numbers are for one sample.

      EXAMPLES
        netdef summary Classifier.netdef
        netdef summary Models.netdef --model Classifier --batch 32
        netdef summary --json Classifier.netdef
      """)

  @OptionGroup var module: ModuleOptions

  @Option(help: "The model to print; all of the files when not given.")
  var model: String?

  @Option(help: "The batch size to put in for N.")
  var batch: Int?

  @Flag(help: "Print the tables as a JSON array.")
  var json = false

  func validate() throws {
    if let batch, batch < 1 {
      throw ValidationError("a batch has at least 1 sample, but --batch is \(batch)")
    }
  }

  func run() throws {
    let networks = try select(from: try module.compile().networks)
    if networks.isEmpty { StandardError.write("note: the files define no model\n") }
    let summaries = networks.map { Summary($0, batch: batch) }
    if json {
      print(try JSON.text(of: summaries.map(SummaryRecord.init)))
    } else if !summaries.isEmpty {
      print(summaries.map { SummaryTable(summary: $0).text }.joined(separator: "\n\n"))
    }
  }

  private func select(from networks: [Network]) throws -> [Network] {
    guard let model else { return networks }
    let selected = networks.filter { $0.name == model }
    guard selected.isEmpty else { return selected }
    let names = networks.map(\.name)
    let hint =
      nearestName(to: model, among: names).map { "did you mean `\($0)`?" }
      ?? (names.isEmpty
        ? "the files have no model"
        : "the models are " + names.map { "`\($0)`" }.joined(separator: ", "))
    StandardError.write("error: there is no model `\(model)`\nhelp: \(hint)\n")
    throw ExitCode.failure
  }
}
