import NetdefCompiler

/// One run of the generator.
struct Command {
  let arguments: [String]

  /// 0 when all outputs are up to date, 1 when the module has errors or a file cannot be used.
  func run() -> Int32 {
    guard arguments.count >= 2, arguments.count % 2 == 0, arguments[0] == "--root" else {
      FileAccess.printError("usage: netdefc --root DIRECTORY INPUT OUTPUT [INPUT OUTPUT …]\n")
      return 1
    }
    let pairs = stride(from: 2, to: arguments.count, by: 2).map {
      (input: arguments[$0], output: arguments[$0 + 1])
    }
    do throws(FileAccess.Failure) {
      var files: [SourceFile] = []
      for pair in pairs { files.append(try FileAccess.read(pair.input)) }
      let compilation = Compilation(checking: files, forGeneration: true)
      let renderer = DiagnosticRenderer(files: compilation.files)
      FileAccess.printError(renderer.render(compilation.diagnostics))
      if compilation.hasErrors { return 1 }
      let generator = Generator(compilation)
      for pair in pairs {
        let source = generator.swiftSource(
          forFileAt: pair.input, named: Self.relative(pair.input, to: arguments[1]))
        try FileAccess.write(source, to: pair.output)
      }
      return 0
    } catch {
      FileAccess.printError("\(error.path): error: \(error.reason)\n")
      return 1
    }
  }

  /// The path without its root, so that generated files do not say where a package lies.
  private static func relative(_ path: String, to root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix)
      ? String(path.dropFirst(prefix.count))
      : path.split(separator: "/").last.map(String.init) ?? path
  }
}
