import NetdefTemplates

/// The Swift source of a module's models.
public final class Generator {
  let compilation: Compilation

  /// Shared by all files: each definition is written once.
  private let emitter: DefinitionsEmitter

  /// Everything that is a type in Swift, of the module and of libraries.
  private let declaredTypes: [DefinitionID]

  /// The names of the module's own types.
  private let ownNames: Set<String>

  /// `compilation` must be without errors: models that have some are missing from it.
  public init(_ compilation: Compilation) {
    self.compilation = compilation
    emitter = DefinitionsEmitter(compilation)
    declaredTypes =
      Array(compilation.declarations.modules.keys)
      + compilation.declarations.layers.keys.filter { $0.module != .catalogue }
    ownNames = Set(declaredTypes.filter { $0.module == .own }.map(\.name))
  }

  /// The Swift file for the `.netdef` file at `path`.
  ///
  /// - Parameters:
  ///   - path: The path under which the file was compiled.
  ///   - name: What the head of the generated file calls it; relative, so that the text does not
  ///     depend on where the package lies.
  public func swiftSource(forFileAt path: String, named name: String) -> String {
    guard let file = compilation.files.firstIndex(where: { $0.path == path }) else {
      return FileTemplate(source: name, imports: [], publicImports: [], classes: []).text
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
    let imports = compilation.imports[path] ?? []
    let qualification = NameQualification(
      ownNames: ownNames, importedNames: importedNames(among: imports))
    return FileTemplate(
      source: name, imports: imports, publicImports: publicImports(of: classes, among: imports),
      classes: classes.map(qualification.qualified)
    ).text
  }

  /// The modules of the types that a file's imports bring, by the types' names.
  private func importedNames(among imports: [String]) -> [String: String] {
    var modules: [String: String] = [:]
    var hidden: Set<String> = []
    for id in declaredTypes {
      guard let module = compilation.declarations.name(of: id.module), imports.contains(module)
      else { continue }
      modules[id.name] = module
      if id.name == module { hidden.insert(module) }
    }
    // Where a library has a type of its own name, Swift takes `Heads.Dense` for a member of that.
    return modules.filter { !hidden.contains($0.value) }
  }

  /// The modules that the public declarations of a file mention: the runtime, whose protocols every
  /// class has, and the libraries whose definitions they name.
  private func publicImports(of classes: [String], among imports: [String]) -> Set<String> {
    let surface = PublicSurface(of: classes.joined(separator: "\n"))
    if surface.isEmpty { return [] }
    let declarations = compilation.declarations
    let types = declaredTypes.filter { surface.mentions(type: $0.name) }
    let functions = declarations.functions.keys
      .filter { surface.mentions(function: SwiftNames.camelCase($0.name)) }
    let modules = Set((types + functions).compactMap { declarations.name(of: $0.module) })
    return modules.intersection(imports).union(["Netdef"])
  }
}
