import ArgumentParser

/// The command `netdef`.
@main
struct NetdefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "netdef",
    abstract: "Checks, compiles, summarizes and runs neural networks written in netdef.",
    discussion: """
      Files given together are one module: a definition in one is known in the others.

      EXAMPLES
        netdef check Classifier.netdef
        netdef summary Classifier.netdef --batch 8
        netdef generate Sources/App/*.netdef --output Generated
        netdef run whole.safetensors --input x.safetensors --output y.safetensors
        netdef bench Classifier.netdef --batch 8
        netdef weights Classifier.netdef --output w.safetensors
      """,
    version: "0.2.0-dev",
    subcommands: [
      CheckCommand.self, GenerateCommand.self, SummaryCommand.self, RunCommand.self,
      BenchCommand.self, WeightsCommand.self,
    ])
}
