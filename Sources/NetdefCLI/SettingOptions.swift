import ArgumentParser
import NetdefCompiler

/// `NAME=VALUE` of the option `--set`.
struct SettingArgument: ExpressibleByArgument {
  let text: String
  let name: String
  let value: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    text = argument
    name = String(parts[0])
    value = String(parts[1])
  }
}

/// Values for the parameters and open sizes of a model.
struct SettingOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      """
      A value for a parameter of the model, or a number for a size that it leaves open. The value \
      is written as in a .netdef file: 10, (3, 3), [2, 2, 2, 2], same, BasicBlock. Repeatable.
      """, valueName: "NAME=VALUE"))
  var values: [SettingArgument] = []

  /// What the compiler is told.
  ///
  /// - Parameter omitted: The name of a value that the command sees to itself.
  func selection(of model: String?, without omitted: String? = nil) -> Selection {
    Selection(
      model: model,
      settings: values.filter { $0.name != omitted }.map { Setting($0.text, path: "--set") })
  }

  /// The number of samples: that of `--batch`, else the one set for `N`.
  func batch(_ given: Int?) throws -> Int? {
    guard let setting = values.last(where: { $0.name == "N" }) else { return given }
    guard let number = Int(setting.value), number >= 1 else {
      throw failure("a batch has at least 1 sample, but --set \(setting.text) was given")
    }
    if let given, given != number {
      throw failure("--batch \(given) and --set \(setting.text) contradict each other")
    }
    return number
  }
}
