/// What names stand for: a file sees its own module, the catalogue, and what it imports.
extension Declarations {
  /// What a name stands for at some place.
  enum Meaning {
    case definition(DefinitionID)
    /// It has errors that were reported.
    case broken
    /// It cannot be used here, for this reason.
    case error(Diagnostic)
    /// Nothing.
    case nothing
  }

  /// What a name in a file stands for. The module's own definitions hide those of libraries.
  func meaning(of name: String, at range: SourceRange) -> Meaning {
    if let id = definition(of: name, at: range) { return .definition(id) }
    let own = module(ofFile: range.file)
    if unusable.contains(DefinitionID(name, of: own)) {
      guard let module = self.name(of: own), !unreadable.contains(own) else { return .broken }
      return .error(.brokenImport(name, of: module, at: range))
    }
    let imported = (imports[range.file] ?? []).map { DefinitionID(name, of: $0) }
    let shown = imported.filter(publicNames.contains)
    if shown.count > 1 {
      let modules = shown.compactMap { self.name(of: $0.module) }
      return .error(.ambiguousName(name, of: modules, at: range))
    }
    if imported.contains(where: { unreadable.contains($0.module) }) { return .broken }
    if let id = imported.first(where: unusable.contains), let module = self.name(of: id.module) {
      return .error(.brokenImport(name, of: module, at: range))
    }
    // What a library keeps to itself does not stand in the way of the language's own functions.
    guard !Builtin.names.contains(name) else { return .nothing }
    if let id = imported.first(where: isUsable), let module = self.name(of: id.module) {
      return .error(.notPublic(name, of: module, at: range))
    }
    if let library = libraries.indices.map(ModuleID.library).first(where: {
      $0 != own && publicNames.contains(DefinitionID(name, of: $0))
    }), let module = self.name(of: library) {
      return .error(.notImported(name, of: module, at: range))
    }
    if filesWithoutImport.contains(range.file) { return .broken }
    return .nothing
  }

  /// The definition that a name in a file stands for, nil where there is none without errors.
  func definition(of name: String, at range: SourceRange) -> DefinitionID? {
    let own = DefinitionID(name, of: module(ofFile: range.file))
    if isUsable(own) { return own }
    let catalogue = DefinitionID(name, of: .catalogue)
    if isUsable(catalogue) { return catalogue }
    guard let imports = imports[range.file], !unusable.contains(own) else { return nil }
    let found = imports.lazy.map { DefinitionID(name, of: $0) }.filter(publicNames.contains)
    guard let first = found.first, found.dropFirst().isEmpty, isUsable(first) else { return nil }
    return first
  }

  /// Whether a name is one of a layer, model or block of the catalogue or of the module itself, which
  /// nothing else should have: what a library adds hides nothing.
  func isLayer(_ name: String, at range: SourceRange) -> Bool {
    guard name.isCapitalised, let id = definition(of: name, at: range) else { return false }
    return id.module.libraryIndex == nil && signature(of: id) != nil
  }

  /// The extern function of a name.
  func function(_ name: String, at range: SourceRange) -> ExternDeclaration? {
    definition(of: name, at: range).flatMap { functions[$0] }
  }

  /// Whether a name is one of a `let` outside of models.
  func isValue(_ name: String, at range: SourceRange) -> Bool {
    definition(of: name, at: range).map { values[$0] != nil } ?? false
  }

  /// Whether a lower-case step can name it, or it is an error that has its own words.
  func isStep(_ name: String, at range: SourceRange) -> Bool {
    switch meaning(of: name, at: range) {
    case .definition(let id): functions[id] != nil || values[id] != nil
    case .broken, .error: true
    case .nothing: false
    }
  }

  /// Everything that a capitalised step in a file can name.
  func stepNames(at range: SourceRange) -> [String] {
    names(layers.keys, at: range) + names(modules.keys, at: range)
  }

  /// The extern functions that a file can name.
  func functionNames(at range: SourceRange) -> [String] { names(functions.keys, at: range) }

  /// The names of extern layers and functions of the catalogue and the module, and those that
  /// libraries show.
  var externNames: [String] {
    (Array(layers.keys) + functions.keys)
      .filter { $0.module.libraryIndex == nil || publicNames.contains($0) }.map(\.name).sorted()
  }

  private func names(_ ids: some Sequence<DefinitionID>, at range: SourceRange) -> [String] {
    let own = module(ofFile: range.file)
    let imports = imports[range.file] ?? []
    return ids.filter { id in
      id.module == own || id.module == .catalogue
        || (imports.contains(id.module) && publicNames.contains(id))
    }.map(\.name).sorted()
  }
}
