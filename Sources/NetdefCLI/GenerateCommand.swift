import ArgumentParser
import NetdefCompiler
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "generate")
  @OptionGroup var module: ModuleOptions
  func run() throws {}
}
