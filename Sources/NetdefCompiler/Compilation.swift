/// The front end as one function: texts in, checked networks or diagnostics out.
public struct Compilation: Sendable {
  /// The catalogue's files, then the module's; ranges in diagnostics point into these.
  public let files: [SourceFile]

  /// The module's own files, without the catalogue's.
  public var moduleFiles: ArraySlice<SourceFile> { files.dropFirst(Prelude.count) }

  /// In the order of files and positions.
  public private(set) var diagnostics: [Diagnostic]

  /// The models without errors, in the order of files and positions.
  public let networks: [Network]

  /// Everything that the files declare.
  let declarations: Declarations

  /// The names of extern layers and functions of the module and the catalogue.
  public let externNames: [String]

  /// Whether anything fails the build.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Checks the files of one module together.
  ///
  /// - Parameter forGeneration: Whether Swift will be written, for which some of the language is not
  ///   yet supported.
  public init(checking moduleFiles: [SourceFile], forGeneration: Bool = false) {
    self = LargeStack.run {
      Compilation(onLargeStack: moduleFiles, forGeneration: forGeneration)
    }
  }

  private init(onLargeStack moduleFiles: [SourceFile], forGeneration: Bool) {
    let bag = DiagnosticBag()
    let files = Prelude.files + moduleFiles
    var declarations = Prelude.declarations
    for (index, file) in zip(files.indices, files).dropFirst(Prelude.count) {
      let (syntax, diagnostics) = Parser.parse(file, file: index)
      diagnostics.forEach(bag.report)
      if syntax.isEmpty, diagnostics.isEmpty { bag.report(.emptyFile(file: index)) }
      declarations.add(syntax, bag: bag)
    }
    let context = CheckContext(declarations: declarations, files: files, bag: bag)
    let closure = SourceClosure(files: files, places: declarations.ranges)
    var networks: [Network] = []
    for name in declarations.moduleNames {
      guard let declaration = declarations.modules[name], declaration.isComplete,
        !bag.isFull(declaration.definition.name.range.file),
        let instance = Instantiation(context: context, declaration: declaration).root()
      else { continue }
      let definition = declaration.definition
      let file = files[definition.range.file]
      networks.append(
        Network(
          name: name, documentation: definition.documentation, isPublic: definition.isPublic,
          path: file.path, source: closure.text(of: name), instance: instance))
    }
    UnusedDefinitions(context: context).check()
    self.files = files
    self.networks = networks
    self.declarations = declarations
    externNames = declarations.layerNames + declarations.functionNames
    diagnostics = bag.sorted
    if forGeneration, !hasErrors {
      GenerationCheck(bag: bag).check(self)
      diagnostics = bag.sorted
    }
  }
}
