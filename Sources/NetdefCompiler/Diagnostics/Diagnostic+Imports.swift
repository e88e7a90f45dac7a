/// What can be wrong with imports and with what is imported.
extension Diagnostic {
  static func unknownModule(
    _ name: String, nearest: String?, host: Host, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unknown-module", "there is no library module `\(name)`", at: Label(range),
      help: [nearest.map { "did you mean `\($0)`?" } ?? advice(for: name, host)])
  }

  /// A library imports a module that was not given with it.
  static func missingModule(
    _ name: String, neededBy library: String, host: Host, at range: SourceRange,
    imported: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unknown-module", "`\(library)` needs the library module `\(name)`, which is not there",
      at: Label(range), also: [Label(imported, "imported here")], help: [advice(for: name, host)])
  }

  /// How a host is told of a module.
  private static func advice(for name: String, _ host: Host) -> String {
    switch host {
    case .app: "pass the module to the loader: `modules:`"
    case .build:
      "add the target or product of `\(name)` to the target's dependencies in Package.swift"
    case .commandLine: "name the folder of its files: `--module \(name)=DIR`"
    }
  }

  static func importsItself(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "import-cycle", "`\(name)` is the module of this file, which sees it anyway",
      at: Label(range), help: ["remove the line"])
  }

  /// - Parameter path: The modules on the way, the first one again at the end.
  static func importCycle(_ path: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "import-cycle",
      "library modules import each other in a circle: "
        + path.map { "`\($0)`" }.joined(separator: " → "),
      at: Label(range))
  }

  static func importedTwice(
    _ name: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "import-twice", "`\(name)` is imported already", severity: .warning, at: Label(range),
      also: [Label(first, "first imported here")])
  }

  static func ambiguousName(
    _ name: String, of modules: [String], at range: SourceRange
  ) -> Diagnostic {
    let all = modules.map { "`\($0)`" }
    return Diagnostic(
      "ambiguous-name",
      "`\(name)` may be that of \(all.dropLast().joined(separator: ", ")) or of \(all.last ?? "")",
      at: Label(range),
      help: ["import only one of them in this file: each file has its own imports"])
  }

  static func notPublic(_ name: String, of module: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-public", "`\(name)` is known inside of `\(module)` only", at: Label(range),
      help: ["write `public` before it in `\(module)`, if that is yours to change"])
  }

  static func notImported(_ name: String, of module: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-imported", "`\(name)` is in `\(module)`, which this file does not import",
      at: Label(range), help: ["write `import \(module)` at the top of the file"])
  }

  static func brokenImport(_ name: String, of module: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "broken-import", "`\(name)` of `\(module)` has errors itself, so it cannot be used",
      at: Label(range), help: ["check the files of `\(module)`"])
  }

  static func twoExterns(_ name: String, in model: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "ambiguous-name",
      "`\(model)` uses two definitions `\(name)` that are known by this name outside of netdef, too",
      at: Label(range), help: ["give the one in this module another name"])
  }
}
