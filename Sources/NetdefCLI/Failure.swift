import ArgumentParser
import Netdef
import NetdefCompiler
import NetdefLoader

/// Ends a command: tells on standard error what is wrong, and what could be done about it.
///
/// The caller throws the result.
func failure(_ message: String, help: String? = nil) -> ExitCode {
  // What is in it from outside is escaped where it is named; nothing gets by here in any case.
  StandardError.write(
    "error: \(escapedLines(message))\n" + (help.map { "help: \(escapedLines($0))\n" } ?? ""))
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
        quoted("extern \(missing.isLayer ? "layer" : "function") \(missing.name)") + ", used in "
          + "\(quoted(missing.path)), is written in Swift, which this command does not have",
        help: "load the network in an app, with a registry that has \(quoted(missing.name))")
    }
    if case .unknownModel(let name, let known, nil) = error {
      throw failure(
        "there is no model \(quoted(name))",
        help: nearestName(to: name, among: known).map { "did you mean \(quoted($0))?" }
          ?? (known.isEmpty
            ? "the files have no model"
            : "the models are " + quotedList(known)))
    }
    throw failure("\(error)")
  } catch {
    throw failure("\(error)")
  }
}
