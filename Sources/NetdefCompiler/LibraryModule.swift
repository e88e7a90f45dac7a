/// A library that files may import: its name, and its `.netdef` files.
public struct LibraryModule: Sendable {
  public let name: String
  public let files: [SourceFile]

  public init(name: String, files: [SourceFile]) {
    self.name = name
    self.files = files
  }
}

/// Where the compiler runs: errors say what to do there.
public enum Host: Sendable {
  /// In an app, which passes modules and values to the loader.
  case app
  /// In a build, where modules are the dependencies of a target.
  case build
  /// In the command line tool, where options name modules and values.
  case commandLine
}
