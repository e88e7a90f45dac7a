import NetdefStack

/// The front end as one function: texts in, checked networks or diagnostics out.
public struct Compilation: Sendable {
  /// The catalogue's files, the module's, those of settings and those of libraries; ranges in
  /// diagnostics point into these.
  public let files: [SourceFile]

  /// The module's own files.
  public let moduleFiles: ArraySlice<SourceFile>

  /// In the order of files and positions.
  public internal(set) var diagnostics: [Diagnostic]

  /// The models without errors, in the order of files and positions.
  public let networks: [Network]

  /// Where the network of a model stands among them.
  private let networkIndices: [String: Int]

  /// Everything that the files declare.
  let declarations: Declarations

  /// The names of extern layers and functions that the module's files know.
  public let externNames: [String]

  /// The libraries that a file imports, by its path.
  public let imports: [String: [String]]

  /// The models that are no networks because a parameter has no value.
  public let incompleteModels: [String]

  /// Whether anything fails the build.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Checks the files of one module together.
  ///
  /// - Parameters:
  ///   - moduleFiles: The module's own files.
  ///   - name: The module's name, if it has one.
  ///   - libraries: The modules that may be imported, each of another name, with all that they
  ///     import themselves.
  ///   - selection: The model that is wanted, and values for parameters and open sizes.
  ///   - host: Where the compiler runs, for what errors propose.
  ///   - forGeneration: Whether Swift will be written, for which some of the language is not yet
  ///     supported.
  public init(
    checking moduleFiles: [SourceFile], named name: String? = nil,
    importing libraries: [LibraryModule] = [], selection: Selection = Selection(),
    host: Host = .app, forGeneration: Bool = false
  ) {
    self = LargeStack.run {
      var checker = ModuleChecker(
        files: moduleFiles, name: name, libraries: libraries, selection: selection, host: host)
      return checker.check(forGeneration: forGeneration)
    }
  }

  /// The network of a model of the module; nil for one that has none.
  func network(named name: String) -> Network? { networkIndices[name].map { networks[$0] } }

  init(
    files: [SourceFile], moduleFiles: ArraySlice<SourceFile>, diagnostics: [Diagnostic],
    networks: [Network], declarations: Declarations, externNames: [String],
    imports: [String: [String]],
    incompleteModels: [String]
  ) {
    self.files = files
    self.moduleFiles = moduleFiles
    self.diagnostics = diagnostics
    self.networks = networks
    networkIndices = Dictionary(
      networks.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    self.declarations = declarations
    self.externNames = externNames
    self.imports = imports
    self.incompleteModels = incompleteModels
  }
}
