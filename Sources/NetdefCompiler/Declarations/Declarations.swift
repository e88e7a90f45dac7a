/// Everything that the files of the module, the libraries and the catalogue declare.
///
/// What a name in a file stands for is in `Declarations+Names`.
struct Declarations: Sendable {
  private(set) var layers: [DefinitionID: ExternDeclaration] = [:]
  private(set) var functions: [DefinitionID: ExternDeclaration] = [:]

  /// Models and blocks.
  private(set) var modules: [DefinitionID: ModuleDeclaration] = [:]

  /// Functions of compile-time values, and the values named outside of models.
  private(set) var valueFunctions: [DefinitionID: Definition] = [:]
  private(set) var values: [DefinitionID: Definition] = [:]

  /// The module's own models and blocks whose name is no use: it is wrong or taken. They are checked
  /// as well.
  private(set) var nameless: [ModuleDeclaration] = []

  /// The module's own models and blocks, in the order of files and lines.
  private(set) var moduleNames: [DefinitionID] = []

  /// The definitions of the module and the libraries as written, the catalogue's aside.
  private(set) var definitions: [DefinitionID: Definition] = [:]

  /// Definitions that have errors, or names of such: using them is no further error.
  private(set) var unusable: Set<DefinitionID> = []

  /// Libraries with syntax errors, which were reported: they may hold what seems to be missing.
  private(set) var unreadable: Set<ModuleID> = []

  /// What libraries show to those who import them.
  private(set) var publicNames: Set<DefinitionID> = []

  /// The names of the libraries, in the order in which they were given.
  var libraries: [String] = []

  /// Which module a file belongs to, by the file's index.
  private var modulesOfFiles: [ModuleID] = []

  /// The libraries that a file imports, by the file's index, each once and in the order written.
  private(set) var imports: [Int: [ModuleID]] = [:]

  /// Files that import what there is not, which was reported: it may hold what seems to be missing.
  private(set) var filesWithoutImport: Set<Int> = []

  private var places: [DefinitionID: SourceRange] = [:]
  private var usable: Set<DefinitionID> = []

  /// What a layer, block or model can be given; nil for other definitions.
  func signature(of id: DefinitionID) -> Signature? {
    layers[id]?.signature ?? modules[id]?.signature
  }

  /// Whether there is such a definition, without errors of its own.
  func isUsable(_ id: DefinitionID) -> Bool { usable.contains(id) }

  /// The module that a file belongs to.
  func module(ofFile file: Int) -> ModuleID {
    modulesOfFiles.indices.contains(file) ? modulesOfFiles[file] : .own
  }

  /// What people call a library; nil for the catalogue and the module itself.
  func name(of module: ModuleID) -> String? { module.libraryIndex.map { libraries[$0] } }

  /// Adds the definitions of the next file; the catalogue's come first.
  ///
  /// - Parameters:
  ///   - isReadable: Whether the file had no syntax errors.
  ///   - bag: Where errors go. Those of a library's definitions are its own business.
  mutating func add(
    _ file: FileSyntax, of module: ModuleID, isReadable: Bool = true, bag: DiagnosticBag
  ) {
    if !isReadable, module.libraryIndex != nil { unreadable.insert(module) }
    let index = modulesOfFiles.count
    modulesOfFiles.append(module)
    unusable.formUnion(file.unreadable.map { DefinitionID($0, of: module) })
    for name in file.imports {
      guard let found = libraries.firstIndex(of: name.value) else {
        filesWithoutImport.insert(index)
        continue
      }
      let library = ModuleID.library(found)
      if library != module, !(imports[index]?.contains(library) ?? false) {
        imports[index, default: []].append(library)
      }
    }
    for definition in file.definitions {
      let id = DefinitionID(definition.name.value, of: module)
      guard isNameRight(definition, bag), isNameFree(id, definition, bag) else {
        unusable.insert(id)
        switch definition.kind {
        case .model(let content), .block(let content):
          if module == .own {
            nameless.append(ModuleDeclaration(definition: definition, content: content))
          }
        default: break
        }
        continue
      }
      places[id] = definition.name.range
      if module != .catalogue { definitions[id] = definition }
      if definition.isPublic, module.libraryIndex != nil { publicNames.insert(id) }
      add(definition, as: id, bag: bag)
      if isThere(id) { usable.insert(id) }
    }
  }

  private func isThere(_ id: DefinitionID) -> Bool {
    modules[id] != nil || layers[id] != nil || functions[id] != nil || values[id] != nil
      || valueFunctions[id] != nil
  }

  /// Lets a file that is not the module's see what all of the module's files import.
  mutating func addSettings() {
    let index = modulesOfFiles.count
    modulesOfFiles.append(.own)
    for file in modulesOfFiles.indices.dropLast() where modulesOfFiles[file] == .own {
      for library in imports[file] ?? [] where !(imports[index]?.contains(library) ?? false) {
        imports[index, default: []].append(library)
      }
    }
  }

  private mutating func add(_ definition: Definition, as id: DefinitionID, bag: DiagnosticBag) {
    switch definition.kind {
    case .externLayer(let body):
      layers[id] = read(definition, id, body, isLayer: true, bag)
    case .externFunction(let body):
      functions[id] = read(definition, id, body, isLayer: false, bag)
    case .model(let content), .block(let content):
      modules[id] = ModuleDeclaration(
        definition: definition, content: content, module: id.module)
      if id.module == .own { moduleNames.append(id) }
    case .function: valueFunctions[id] = definition
    case .value: values[id] = definition
    }
  }

  private mutating func read(
    _ definition: Definition, _ id: DefinitionID, _ body: [Statement], isLayer: Bool,
    _ bag: DiagnosticBag
  ) -> ExternDeclaration? {
    var declaration = ExternReader(bag: bag).read(definition, body: body, isLayer: isLayer)
    declaration?.module = id.module
    if declaration == nil { unusable.insert(id) }
    return declaration
  }

  /// Layers and models are capitalised, functions are not: a step shows which one it is.
  private func isNameRight(_ definition: Definition, _ bag: DiagnosticBag) -> Bool {
    let name = definition.name.value
    let isCapitalised = name.isCapitalised
    let wantsCapital =
      switch definition.kind {
      case .model, .block, .externLayer: true
      case .externFunction, .function, .value: false
      }
    guard isCapitalised == wantsCapital else {
      bag.report(
        .wrongCapital(
          name, of: definition.keyword.value, wantsCapital: wantsCapital,
          at: definition.name.range))
      return false
    }
    if wantsCapital, ReservedNames.types.contains(name) {
      bag.report(.reservedName(name, at: definition.name.range))
      return false
    }
    return true
  }

  private func isNameFree(
    _ id: DefinitionID, _ definition: Definition, _ bag: DiagnosticBag
  ) -> Bool {
    if let first = places[id] {
      bag.report(.duplicateName(id.name, at: definition.name.range, first: first))
    } else if places[DefinitionID(id.name, of: .catalogue)] != nil {
      bag.report(.catalogueName(id.name, at: definition.name.range))
    } else {
      return true
    }
    return false
  }
}

extension String {
  /// Whether the first character is an upper-case ASCII letter.
  var isCapitalised: Bool {
    utf8.first.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ?? false
  }
}
