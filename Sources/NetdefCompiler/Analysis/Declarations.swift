/// Everything that a module's files and the prelude declare, by name.
struct Declarations: Sendable {
  private(set) var layers: [String: ExternDeclaration] = [:]
  private(set) var functions: [String: ExternDeclaration] = [:]

  /// The models of the module, in the order of files and lines; those without a usable name are
  /// checked as well.
  private(set) var models: [(definition: Definition, body: [Statement], hasName: Bool)] = []

  /// Names of models and blocks, which steps may mention.
  private(set) var modules: [String: SourceRange] = [:]

  /// Where the module's own definitions stand as a whole.
  private(set) var ranges: [String: SourceRange] = [:]

  /// Names of definitions that have errors, which were reported: using them is no further error.
  private(set) var unusable: Set<String> = []

  private var places: [String: SourceRange] = [:]

  var layerNames: [String] { layers.keys.sorted() }
  var functionNames: [String] { functions.keys.sorted() }

  /// Adds the definitions of one file; the catalogue's come first.
  mutating func add(_ file: FileSyntax, bag: DiagnosticBag) {
    unusable.formUnion(file.unreadable)
    for name in file.imports {
      bag.report(.notYetSupported("`import`", at: name.range))
    }
    for definition in file.definitions {
      guard isNameRight(definition, bag), isNameFree(definition, bag) else {
        unusable.insert(definition.name.value)
        if case .model(.body(let body)) = definition.kind, definition.parameters.isEmpty {
          models.append((definition, body, hasName: false))
        }
        continue
      }
      places[definition.name.value] = definition.name.range
      if definition.range.file >= Prelude.count {
        ranges[definition.name.value] = definition.range
      }
      add(definition, bag: bag)
    }
  }

  private mutating func add(_ definition: Definition, bag: DiagnosticBag) {
    let name = definition.name.value
    switch definition.kind {
    case .externLayer(let body):
      layers[name] = read(definition, body, isLayer: true, bag)
    case .externFunction(let body):
      functions[name] = read(definition, body, isLayer: false, bag)
    case .model(let module):
      modules[name] = definition.name.range
      if let parameter = definition.parameters.first {
        bag.report(.notYetSupported("a model with parameters", at: parameter.name.range))
      } else if case .body(let body) = module {
        models.append((definition, body, hasName: true))
      } else {
        bag.report(.notYetSupported("a model made of another", at: definition.name.range))
      }
    case .block:
      modules[name] = definition.name.range
      bag.report(.notYetSupported("`block`", at: definition.keyword.range))
    case .function:
      unusable.insert(name)
      bag.report(.notYetSupported("`function`", at: definition.keyword.range))
    case .value:
      unusable.insert(name)
      bag.report(.notYetSupported("`let` outside a model", at: definition.keyword.range))
    }
  }

  private mutating func read(
    _ definition: Definition, _ body: [Statement], isLayer: Bool, _ bag: DiagnosticBag
  ) -> ExternDeclaration? {
    let declaration = ExternReader(bag: bag).read(definition, body: body, isLayer: isLayer)
    if declaration == nil { unusable.insert(definition.name.value) }
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

  private func isNameFree(_ definition: Definition, _ bag: DiagnosticBag) -> Bool {
    let name = definition.name.value
    guard let first = places[name] else { return true }
    if first.file < Prelude.count {
      bag.report(.catalogueName(name, at: definition.name.range))
    } else {
      bag.report(.duplicateName(name, at: definition.name.range, first: first))
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
