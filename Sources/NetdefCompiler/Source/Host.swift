/// Where the compiler runs: errors say what to do there.
public enum Host: Sendable {
  /// In an app, which passes modules and values to the loader.
  case app
  /// In a build, where modules are the dependencies of a target.
  case build
  /// In the command line tool, where options name modules and values.
  case commandLine
}
