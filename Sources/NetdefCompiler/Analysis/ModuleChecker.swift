/// Reads the files of a module and of its libraries, and makes the networks of its models.
struct ModuleChecker {
  private let files: [SourceFile]

  /// The indices of the module's own files, of settings and of libraries; the catalogue's come first.
  private let own: Range<Int>
  private let settings: Range<Int>
  private let libraries: [LibraryModule]
  private let name: String?
  private let model: String?
  private let host: Host
  private let bag: DiagnosticBag
  private var declarations: Declarations
  private var imports: [[Name]] = []

  init(
    files: [SourceFile], name: String?, libraries: [LibraryModule], selection: Selection,
    host: Host
  ) {
    let before = Prelude.files + files
    let known = before + selection.settings.map(\.file)
    self.files = known + libraries.flatMap(\.files)
    own = Prelude.count..<before.count
    settings = before.count..<known.count
    self.libraries = libraries
    self.name = name
    model = selection.model
    self.host = host
    bag = DiagnosticBag(files: self.files, firstLibraryFile: known.count)
    declarations = Prelude.declarations
    declarations.libraries = libraries.map(\.name)
  }

  mutating func check(forGeneration: Bool) -> Compilation {
    readOwnFiles()
    let settings = readSettings()
    let libraryImports = readLibraries()
    var importCheck = ImportCheck(
      moduleName: name, libraries: libraryImports, host: host, bag: bag)
    for imports in imports { importCheck.check(imports) }
    ParameterNames(declarations: declarations, bag: bag).check()
    let elaboration = Elaboration(declarations: declarations, files: files)
    let context = CheckContext(elaboration: elaboration, files: files, bag: bag)
    let networks = networks(context, settings)
    settings.reportUnused(bag)
    UnusedDefinitions(context: context).check()
    DefinitionProblems(elaboration: elaboration, bag: bag).check()
    let models = declarations.moduleNames.compactMap { declarations.modules[$0] }
      .filter { $0.isModel && !$0.isComplete }
    let made = Set(networks.map(\.name))
    var compilation = Compilation(
      files: files, moduleFiles: files[own], diagnostics: bag.sorted, networks: networks,
      declarations: declarations, externNames: declarations.externNames, imports: importsByPath,
      incompleteModels: models.map(\.name).filter { !made.contains($0) })
    if forGeneration, !compilation.hasErrors {
      GenerationCheck(compilation: compilation, bag: bag).check()
      compilation.diagnostics = bag.sorted
    }
    return compilation
  }

  // MARK: Reading

  private mutating func readOwnFiles() {
    for index in own {
      let (syntax, diagnostics) = Parser.parse(files[index], file: index)
      for diagnostic in diagnostics { bag.report(diagnostic) }
      if syntax.isEmpty, diagnostics.isEmpty { bag.report(.emptyFile(file: index)) }
      declarations.add(syntax, of: .own, bag: bag)
      imports.append(syntax.imports)
    }
  }

  private mutating func readSettings() -> ModelSettings {
    var entries: [ModelSettings.Entry] = []
    var isReadable = true
    for index in settings {
      let (setting, diagnostics) = Parser.parseSetting(files[index], file: index)
      for diagnostic in diagnostics { bag.report(diagnostic) }
      declarations.addSettings()
      guard let setting else {
        isReadable = false
        continue
      }
      if let first = entries.first(where: { $0.name.value == setting.name.value }) {
        bag.report(
          .argumentTwice(setting.name.value, at: setting.name.range, first: first.name.range))
      } else {
        entries.append(setting)
      }
    }
    return ModelSettings(
      model: model, entries: entries, isReadable: isReadable, host: host)
  }

  /// Reads what libraries declare, and answers what they import.
  ///
  /// Syntax errors are reported where the module imports the library; what else is wrong with it is
  /// found when it is used.
  private mutating func readLibraries() -> [(name: String, imports: [Name])] {
    let parsed = libraries.indices.map { library in parse(library) }
    let found = zip(libraries, parsed).map { library, files in
      (name: library.name, imports: files.flatMap(\.syntax.imports))
    }
    let needed = Self.reached(from: imports.joined().map(\.value), through: found)
    for (library, files) in parsed.enumerated() {
      for (syntax, diagnostics) in files {
        if needed.contains(libraries[library].name) {
          for diagnostic in diagnostics { bag.report(diagnostic) }
        }
        declarations.add(
          syntax, of: .library(library),
          isReadable: !diagnostics.contains { $0.severity == .error }, bag: DiagnosticBag())
      }
    }
    return found
  }

  private func parse(_ library: Int) -> [(syntax: FileSyntax, diagnostics: [Diagnostic])] {
    let start = settings.upperBound + libraries[..<library].reduce(0) { $0 + $1.files.count }
    return libraries[library].files.indices.map { index in
      let (syntax, diagnostics) = Parser.parse(files[start + index], file: start + index)
      return (syntax, diagnostics)
    }
  }

  /// The libraries that are imported, and those that they import.
  private static func reached(
    from names: [String], through libraries: [(name: String, imports: [Name])]
  ) -> Set<String> {
    var found = Set(names)
    var rest = names
    while let next = rest.popLast() {
      for name in libraries.first(where: { $0.name == next })?.imports ?? []
      where found.insert(name.value).inserted {
        rest.append(name.value)
      }
    }
    return found
  }

  private var importsByPath: [String: [String]] {
    Dictionary(
      own.map { index in
        (
          files[index].path,
          (declarations.imports[index] ?? []).compactMap { declarations.name(of: $0) }
        )
      }, uniquingKeysWith: { $0 + $1 })
  }

  // MARK: Networks

  private func networks(_ context: CheckContext, _ settings: ModelSettings) -> [Network] {
    let closure = SourceClosure(context.elaboration, files: files)
    return declarations.moduleNames.compactMap { id in
      guard let declaration = declarations.modules[id], declaration.isModel,
        !bag.isFull(declaration.definition.name.range.file),
        let instance = settings.instance(of: declaration, context)
      else { return nil }
      let definition = declaration.definition
      let applied = settings.applied(to: declaration)
      let texts = closure.texts(of: id, with: applied, bag: bag)
      return Network(
        name: id.name, documentation: definition.documentation, isPublic: definition.isPublic,
        path: files[definition.range.file].path, source: texts.source,
        settings: zip(applied, texts.values).map { ($0.name.value, $1) }, instance: instance)
    }
  }
}
