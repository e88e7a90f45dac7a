/// One run of the generator.
struct Command {
  let arguments: Arguments

  /// 0 when all outputs are up to date, 1 when the module has errors or a file cannot be used.
  func run() -> Int32 {
    do throws(FileAccess.Failure) {
      let files = try Self.read(arguments.outputs.map(\.input))
      var libraries: [LibraryModule] = []
      for library in arguments.libraries {
        libraries.append(
          LibraryModule(name: library.name, files: try Self.read(library.paths)))
      }
      let compilation = Compilation(
        checking: files, named: arguments.name, importing: libraries, host: .build,
        forGeneration: true)
      let renderer = DiagnosticRenderer(files: compilation.files)
      FileAccess.printError(renderer.render(compilation.diagnostics))
      if compilation.hasErrors { return 1 }
      let generator = Generator(compilation)
      for (input, output) in arguments.outputs {
        let source = generator.swiftSource(
          forFileAt: input, named: Self.relative(input, to: arguments.root))
        try FileAccess.write(source, to: output)
      }
      return 0
    } catch {
      FileAccess.printError("\(error.path): error: \(error.reason)\n")
      return 1
    }
  }

  private static func read(_ paths: [String]) throws(FileAccess.Failure) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths { files.append(try FileAccess.read(path)) }
    return files
  }

  /// Writes the runtime's files that follow from the catalogue: for the package's authors.
  static func writeCatalogue(to folder: String) -> Int32 {
    do {
      for file in try CatalogueEmitter().files() {
        try FileAccess.write(file.text, to: "\(folder)/\(file.name)")
      }
      return 0
    } catch let failure as FileAccess.Failure {
      FileAccess.printError("\(failure.path): error: \(failure.reason)\n")
    } catch {
      FileAccess.printError("error: \(error)\n")
    }
    return 1
  }

  /// The path without its root, so that generated files do not say where a package lies.
  private static func relative(_ path: String, to root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix)
      ? String(path.dropFirst(prefix.count))
      : path.split(separator: "/").last.map(String.init) ?? path
  }
}
