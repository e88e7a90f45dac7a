import ArgumentParser
import Netdef
import NetdefCompiler
import NetdefLoader

/// `netdef summary`: a table of a model's layers.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Prints a table of layers, shapes, parameters and multiply-adds.",
    discussion: """
      Every model of the files gets a table, in the order of the data. A layer stands under the \
      path that its weights have when they are saved; functions stand under their names, and a \
      block has its row after those of its parts. Parameters count where a layer is first used. \
      The pass size is that of all layers' outputs, twice for the gradients; a MB has 1024² bytes. \
      Without --batch, numbers are for one sample.

      EXAMPLES
        netdef summary Classifier.netdef
        netdef summary Models.netdef --model Classifier --batch 32
        netdef summary Models.netdef --model ResNet --set classes=10 --set H=224 --set W=224
        netdef summary --json Classifier.netdef
      """)

  @OptionGroup var module: ModuleOptions
  @OptionGroup var settings: SettingOptions

  @Option(help: "The model to print; all of the files when not given.")
  var model: String?

  @Option(parsing: .unconditional, help: "The batch size to put in for N.")
  var batch: Int?

  @Flag(help: "Print the tables as a JSON array.")
  var json = false

  func validate() throws {
    if let batch, batch < 1 {
      throw ValidationError("a batch has at least 1 sample, but --batch is \(batch)")
    }
  }

  func run() throws {
    let batch = try settings.batch(batch)
    let compilation = try module.compile(settings.selection(of: model, without: "N"))
    let networks = try select(from: compilation)
    if networks.isEmpty, compilation.incompleteModels.isEmpty {
      StandardError.write("note: the files define no model\n")
    }
    if model == nil {
      for name in compilation.incompleteModels {
        StandardError.write(
          "note: \(quoted(name)) is left out: it has parameters without a value\n")
      }
    }
    let summaries = networks.map { Summary($0, batch: batch) }
    for summary in summaries where batch != nil && summary.batchName == nil {
      StandardError.write(
        "note: \(quoted(summary.name)) states its batch size, so --batch changes nothing\n")
    }
    if json {
      print(try JSON.text(of: summaries.map(SummaryRecord.init)))
    } else if !summaries.isEmpty {
      print(summaries.map { SummaryTable(summary: $0).text }.joined(separator: "\n\n"))
    }
  }

  private func select(from compilation: Compilation) throws -> [Network] {
    guard let model else { return compilation.networks }
    return try tellingErrors { try compilation.network(named: model).map { [$0] } ?? [] }
  }
}
