import ArgumentParser
import NetdefCompiler
import NetdefLoader

/// Ends a command: tells on standard error what is wrong, and what could be done about it.
///
/// The caller throws the result.
func failure(_ message: String, help: String? = nil) -> ExitCode {
  StandardError.write("error: \(message)\n" + (help.map { "help: \($0)\n" } ?? ""))
  return ExitCode.failure
}

/// Calls a body; what it throws ends the command with its text.
func tellingErrors<R>(_ body: () throws -> R) throws -> R {
  do {
    return try body()
  } catch let code as ExitCode {
    throw code
  } catch let error as LoaderError {
    if case .unregistered(let missing) = error {
      throw failure(
        "`extern \(missing.isLayer ? "layer" : "function") \(missing.name)`, used in "
          + "`\(missing.path)`, is written in Swift, which this command does not have",
        help: "load the network in an app, with a registry that has `\(missing.name)`")
    }
    if case .unknownModel(let name, let known, nil) = error {
      throw failure(
        "there is no model `\(name)`",
        help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? (known.isEmpty
            ? "the files have no model"
            : "the models are " + known.map { "`\($0)`" }.joined(separator: ", ")))
    }
    throw failure("\(error)")
  } catch {
    throw failure("\(error)")
  }
}
