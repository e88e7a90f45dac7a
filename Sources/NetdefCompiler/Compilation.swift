/// The front end as one function: texts in, checked networks or diagnostics out.
public struct Compilation: Sendable {
  /// The catalogue's files, then the module's; ranges in diagnostics point into these.
  public let files: [SourceFile]

  /// The module's own files, without the catalogue's.
  public var moduleFiles: ArraySlice<SourceFile> { files.dropFirst(Prelude.count) }

  /// In the order of files and positions.
  public let diagnostics: [Diagnostic]

  /// The models without errors, in the order of files and positions.
  public let networks: [Network]

  /// The names of extern layers and functions of the module and the catalogue.
  public let externNames: [String]

  /// Whether anything fails the build.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Checks the files of one module together.
  public init(checking moduleFiles: [SourceFile]) {
    self = LargeStack.run { Compilation(onLargeStack: moduleFiles) }
  }

  private init(onLargeStack moduleFiles: [SourceFile]) {
    let bag = DiagnosticBag()
    let files = Prelude.files + moduleFiles
    var declarations = Prelude.declarations
    for (index, file) in zip(files.indices, files).dropFirst(Prelude.count) {
      let (syntax, diagnostics) = Parser.parse(file, file: index)
      diagnostics.forEach(bag.report)
      if syntax.isEmpty, diagnostics.isEmpty { bag.report(.emptyFile(file: index)) }
      declarations.add(syntax, bag: bag)
    }
    var networks: [Network] = []
    for model in declarations.models where !bag.isFull(model.definition.name.range.file) {
      var checker = ModelChecker(declarations: declarations, files: files, bag: bag)
      let network = checker.check(model.definition, model.body)
      if let network, model.hasName { networks.append(network) }
    }
    self.files = files
    self.diagnostics = bag.sorted
    self.networks = networks
    externNames = declarations.layerNames + declarations.functionNames
  }
}
