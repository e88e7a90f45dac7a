import ArgumentParser
import NetdefCompiler

/// The files that a command works on, one module, and the libraries that they may import.
struct ModuleOptions: ParsableArguments {
  @Argument(
    help: "The .netdef files of one module.", completion: .file(extensions: ["netdef"]))
  var files: [String]

  @Option(
    name: .customLong("module"),
    help: ArgumentHelp(
      "A library that the files may import, and the folder of its .netdef files. Repeatable.",
      valueName: "NAME=DIR"),
    completion: .directory)
  var libraries: [LibraryFolder] = []

  /// Reads and checks the files and prints what is wrong with them on standard error.
  ///
  /// - Parameters:
  ///   - selection: The model that is wanted, and what is set.
  ///   - forGeneration: Whether Swift will be written, for which some of the language is not yet
  ///     supported.
  /// - Throws: `ExitCode.failure` when a file cannot be read or has an error.
  func compile(
    _ selection: Selection = Selection(), forGeneration: Bool = false
  ) throws -> Compilation {
    let compilation = try check(selection, forGeneration: forGeneration)
    StandardError.write(
      DiagnosticRenderer(files: compilation.files, isColoured: StandardError.takesColours)
        .render(compilation.diagnostics))
    if compilation.hasErrors { throw ExitCode.failure }
    return compilation
  }

  /// Reads and checks the files; what is wrong with them is in the result.
  ///
  /// - Throws: `ExitCode.failure` when a file cannot be read.
  func check(_ selection: Selection, forGeneration: Bool = false) throws -> Compilation {
    let modules = try LibraryFolder.read(libraries)
    return Compilation(
      checking: try SourceReader.read(files), importing: modules, selection: selection,
      host: .commandLine, forGeneration: forGeneration)
  }
}
