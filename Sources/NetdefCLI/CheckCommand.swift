import ArgumentParser
import NetdefCompiler

/// `netdef check`: tells what is wrong with the files of a module.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks files and prints what is wrong with them.",
    discussion: """
      Prints `path:line:column: error: …` on standard error, with the line and the way the numbers \
      came about. Exits with 0 when there are no errors (warnings aside), with 1 when there are.

      EXAMPLES
        netdef check Classifier.netdef
        netdef check Sources/App/*.netdef
        netdef check Net.netdef --module NetdefModels=Netdef/Sources/NetdefModels
        netdef check Net.netdef --set classes=10 --set kind=BasicBlock
        netdef check --json Classifier.netdef
      """)

  @OptionGroup var module: ModuleOptions
  @OptionGroup var settings: SettingOptions

  @Flag(help: "Print the diagnostics as a JSON array on standard output instead.")
  var json = false

  func run() throws {
    guard json else {
      _ = try module.compile(settings.selection(of: nil))
      return
    }
    let compilation = try module.check(settings.selection(of: nil))
    let records = compilation.diagnostics.map { DiagnosticRecord($0, files: compilation.files) }
    print(try JSON.text(of: records))
    if compilation.hasErrors { throw ExitCode.failure }
  }
}
