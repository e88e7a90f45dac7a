import NetdefTemplates

/// The Swift source of a module's models.
public final class Generator {
  let compilation: Compilation

  /// Shared by all files: each definition is written once.
  private let emitter: DefinitionsEmitter

  /// `compilation` must be without errors: models that have some are missing from it.
  public init(_ compilation: Compilation) {
    self.compilation = compilation
    emitter = DefinitionsEmitter(compilation)
  }

  /// The Swift file for the `.netdef` file at `path`.
  ///
  /// - Parameters:
  ///   - path: The path under which the file was compiled.
  ///   - name: What the head of the generated file calls it; relative, so that the text does not
  ///     depend on where the package lies.
  public func swiftSource(forFileAt path: String, named name: String) -> String {
    guard let file = compilation.files.firstIndex(where: { $0.path == path }) else {
      return FileTemplate(source: name, imports: [], classes: []).text
    }
    let declarations = compilation.declarations
    var classes: [String] = []
    for id in declarations.moduleNames
    where declarations.modules[id]?.definition.range.file == file {
      if emitter.isNeeded(for: id) {
        // What cannot be written was reported before.
        if let text = try? emitter.text(of: id) { classes.append(text) }
      } else if let network = compilation.network(named: id.name) {
        classes.append(ModelEmitter(network: network, takenTypes: emitter.takenTypes).text)
      }
    }
    classes += (try? emitter.modelRecipes(file: file)) ?? []
    classes += (try? emitter.externTexts(file: file)) ?? []
    classes += [emitter.valuesText(file: file)].compactMap { $0 }
    return FileTemplate(
      source: name, imports: compilation.imports[path] ?? [], classes: classes
    ).text
  }

  /// The name of the Swift file for a `.netdef` file: `Blocks/Stem.netdef` → `Blocks+Stem.netdef.swift`.
  ///
  /// Swift wants different names for all files of a module, so the folders are part of it.
  public static func outputName(forRelativePath path: String) -> String {
    let parts = path.split(separator: "/").map { part in
      part.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "++")
    }
    return parts.joined(separator: "+") + ".swift"
  }
}
