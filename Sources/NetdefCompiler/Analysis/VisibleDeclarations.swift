/// The declarations under the names by which one file knows them: its module's, the catalogue's and
/// those that it imports.
struct VisibleDeclarations: Sendable {
  let all: Declarations

  /// The file's index.
  let file: Int

  /// One kind of declaration by name.
  struct Lookup<Declared> {
    fileprivate let visible: VisibleDeclarations
    fileprivate let known: [DefinitionID: Declared]

    subscript(name: String) -> Declared? { visible.id(of: name).flatMap { known[$0] } }
  }

  var layers: Lookup<ExternDeclaration> { Lookup(visible: self, known: all.layers) }
  var functions: Lookup<ExternDeclaration> { Lookup(visible: self, known: all.functions) }
  var modules: Lookup<ModuleDeclaration> { Lookup(visible: self, known: all.modules) }
  var values: Lookup<Definition> { Lookup(visible: self, known: all.values) }
  var valueFunctions: Lookup<Definition> { Lookup(visible: self, known: all.valueFunctions) }

  /// The definition of a name.
  func id(of name: String) -> DefinitionID? {
    all.definition(of: name, at: SourceRange(file: file, lower: 0, upper: 0))
  }

  /// What a layer, block or model can be given; nil for other names.
  func signature(of name: String) -> Signature? { id(of: name).flatMap(all.signature) }

  /// Whether a name is one of a layer or function that is written in Swift.
  func isExtern(_ name: String) -> Bool { layers[name] != nil || functions[name] != nil }

  /// The same declarations as the file of a definition knows them.
  func seen(from range: SourceRange) -> VisibleDeclarations {
    VisibleDeclarations(all: all, file: range.file)
  }

  /// A definition's name, with its library's where it comes from one.
  func uniqueName(_ name: String) -> String {
    guard let id = id(of: name), let library = all.name(of: id.module) else { return name }
    return "\(name)_\(library)"
  }
}
