/// Writes the classes of definitions from their core, and knows which need it: a complete model
/// without repeats and conditions is written from its checked network instead.
final class DefinitionsEmitter {
  private let compilation: Compilation
  private let surroundings: ClassSurroundings
  private var results: [DefinitionID: Result<ClassEmitter.Result, EmissionError>] = [:]
  private let closure: SourceClosure

  /// What is written once for a file, by its index: values and functions outside of models.
  private var values: [Int: FileValues] = [:]

  /// The netdef texts of a file, by its index.
  private var sources: [Int: SourceTexts] = [:]

  private var elaboration: Elaboration { surroundings.elaboration }
  private var declarations: Declarations { elaboration.declarations }

  init(_ compilation: Compilation) {
    self.compilation = compilation
    let declarations = compilation.declarations
    let names = declarations.modules.keys.map(\.name)
    userTypes = Set(names).union(compilation.externNames)
    // Functions are no types: a property may be called like one.
    let elaboration = Elaboration(declarations: declarations, files: compilation.files)
    let plain = PlainModels(elaboration: elaboration)
    let taken = ReservedNames.members.union(compilation.externNames.filter(\.isCapitalised))
      .union(names).union(["Activations", "recipe"])
    surroundings = ClassSurroundings(
      elaboration: elaboration, files: compilation.files, takenTypes: taken,
      plainModels: Set(declarations.modules.keys.filter(plain.contain)))
    closure = SourceClosure(elaboration, files: compilation.files)
  }

  var takenTypes: Set<String> { surroundings.takenTypes }

  /// The types that the module's files name.
  private let userTypes: Set<String>

  /// Whether the class of a definition is written from its core.
  func isNeeded(for id: DefinitionID) -> Bool { !surroundings.plainModels.contains(id) }

  /// The class of a definition.
  func member(of id: DefinitionID) throws(EmissionError) -> SwiftMember {
    try result(of: id).member
  }

  /// What a file's layers and functions written in Swift need so that classes can be made of them:
  /// those that the module's classes use, and those that others may import.
  func externMembers(file: Int) throws(EmissionError) -> [SwiftMember] {
    var members: [SwiftMember] = []
    for declaration in try usedExterns() where declaration.range.file == file {
      members +=
        try ExternEmitter(
          elaboration.extern(declaration), elaboration: elaboration,
          access: SwiftAccess(isPublic: declaration.isPublic),
          definitions: sourceTexts(file).references(to: [declaration.id])
        ).members()
    }
    return members
  }

  /// What makes models of a file values that were written from their checked networks: those that
  /// the module's classes use so, and those that others may.
  func modelRecipes(file: Int) throws(EmissionError) -> [SwiftMember] {
    _ = try usedExterns()
    let used = values.values.reduce(into: Set<DefinitionID>()) { $0.formUnion($1.usedExterns) }
    var members: [SwiftMember] = []
    for id in declarations.moduleNames where !isNeeded(for: id) {
      guard let definition = declarations.modules[id]?.definition, definition.range.file == file,
        definition.isPublic || used.contains(id)
      else { continue }
      let type = SwiftType.named(id.name, .module)
      // The class has its own source.
      let definitions =
        closure.definitions(of: [id], model: id).count == 1
        ? [SwiftTree.type(type).member("netdef")]
        : sourceTexts(file).references(to: [id], model: id)
      let (x, generator) = (SwiftVariable("x"), SwiftVariable("generator"))
      let made = SwiftTree.type(type).calling([.generator(generator)])
        .member("threaded").calling([.init("on", SwiftTree.variable(x).reference)], throwing: true)
      members.append(
        SwiftMember(
          .type(
            SwiftTypeBody(
              keyword: .extended, type: type, isNonisolated: true,
              members: [
                .recipe(
                  of: id.name, access: SwiftAccess(isPublic: definition.isPublic),
                  definitions: definitions,
                  SwiftClosure([.variable(x), .ignored, .variable(generator)], made))
              ]))))
    }
    return members
  }

  private func usedExterns() throws(EmissionError) -> [ExternDeclaration] {
    for id in declarations.moduleNames where isNeeded(for: id) { _ = try result(of: id) }
    let used = values.values.reduce(surroundings.usedExterns) { $0.union($1.usedExterns) }
    let known = declarations.layers.merging(declarations.functions) { first, _ in first }
    return known.filter { id, declaration in
      id.module == .own && (declaration.isPublic || used.contains(id))
    }
    .values.sorted { $0.range < $1.range }
  }

  /// What stands in the file beside the classes.
  func valuesMembers(file: Int) -> [SwiftMember] {
    [values[file]?.member, sources[file]?.member].compactMap { $0 }
  }

  private func fileValues(_ file: Int) -> FileValues {
    if let known = values[file] { return known }
    let made = FileValues()
    made.chainWriter = { [surroundings] (chain, term, inner, taken) throws(EmissionError) in
      let emitter = BodyEmitter(
        mode: .making, surroundings: surroundings, definition: FileValues.typeName, access: .module,
        names: BodyNames(), parameters: [], plan: ChildPlan(), expressions: inner,
        takenClasses: taken)
      let recipe = try emitter.recipe(of: chain, term, inner)
      return (
        recipe, emitter.liftedNames[term.range] ?? "",
        emitter.classes
      )
    }
    made.optionalArguments = { [weak self] declaration in
      self?.optionalArguments(of: declaration) ?? []
    }
    values[file] = made
    return made
  }

  /// The parameters of a definition that may be `none` and whose defaults its initializer computes.
  private func optionalArguments(of declaration: ModuleDeclaration) -> Set<String> {
    if let known = knownOptionalArguments[declaration.id] { return known }
    let expressions = expressions(of: declaration)
    var names: Set<String> = []
    for parameter in elaboration.module(declaration).parameters {
      let type = type(of: parameter, expressions, declaration)
      guard case .optional = type else { continue }
      let value = try? defaultValue(parameter, type, expressions, of: declaration)
      if case .computed = value { names.insert(parameter.name) }
    }
    knownOptionalArguments[declaration.id] = names
    return names
  }

  private var knownOptionalArguments: [DefinitionID: Set<String>] = [:]

  /// What writes the values of a definition.
  private func expressions(of declaration: ModuleDeclaration) -> ExpressionEmitter {
    ExpressionEmitter(
      elaboration: elaboration, values: fileValues(declaration.definition.range.file))
  }

  /// The type of a parameter inside of its definition.
  private func type(
    of parameter: ParameterTerm, _ expressions: ExpressionEmitter,
    _ declaration: ModuleDeclaration
  ) -> StaticType {
    StaticType(
      parameter.syntax.type,
      choiceName: expressions.choice(declaration.signature, parameter.syntax))
  }

  private func sourceTexts(_ file: Int) -> SourceTexts {
    if let known = sources[file] { return known }
    let made = SourceTexts(closure: closure)
    sources[file] = made
    return made
  }

  private func result(of id: DefinitionID) throws(EmissionError) -> ClassEmitter.Result {
    if let known = results[id] { return try known.get() }
    let result: Result<ClassEmitter.Result, EmissionError>
    do throws(EmissionError) {
      result = .success(try emit(id))
    } catch {
      result = .failure(error)
    }
    results[id] = result
    return try result.get()
  }

  private func emit(_ id: DefinitionID) throws(EmissionError) -> ClassEmitter.Result {
    guard let declaration = declarations.modules[id] else {
      return ClassEmitter.Result(
        member: SwiftMember(.cases([])), properties: [])
    }
    let outer = surroundings.sources
    surroundings.sources = sourceTexts(declaration.definition.range.file)
    defer { surroundings.sources = outer }
    let expressions = expressions(of: declaration)
    var source = try source(of: declaration, expressions)
    func emitter() -> ClassEmitter {
      ClassEmitter(
        source: source, surroundings: surroundings, expressions: expressions,
        takenClasses: [id.name])
    }
    switch elaboration.module(declaration).content {
    case .body(let statements):
      source.body = .statements(statements)
      return try emitter().emit()
    case .alias(let term):
      if let target = elaboration.target(of: declaration), !surroundings.isLayerAlias(target) {
        return try emitter().emit(try alias(target, term.givenArguments))
      }
      if let result = try emitter().emitLayerAlias(term) { return result }
      source.body = .steps(BodyEmitter.steps(of: term))
      return try emitter().emit()
    }
  }

  private func alias(
    _ target: ModuleDeclaration, _ arguments: MatchedArguments
  ) throws(EmissionError) -> ClassEmitter.Alias {
    let isPlain = surroundings.isPlain(target)
    let properties: [ChildPlan.Property]
    let isSequential: Bool
    var printsByInstance = false
    if isPlain {
      guard target.id.module == .own,
        let network = compilation.network(named: target.name)
      else {
        return ClassEmitter.Alias(
          target: target.id, isPlainModel: true, call: arguments, properties: [],
          isSequential: false)
      }
      let scope = ScopeEmitter(network.body, access: .module, takenTypes: takenTypes)
      properties = scope.plainProperties(of: target.name)
      isSequential = network.isSequential
    } else {
      let result = try result(of: target.id)
      properties = result.properties.map { property in
        var property = property
        property.type = result.qualified(property.type, in: target.name)
        return property
      }
      isSequential = result.isSequential
      printsByInstance = result.printsByInstance
    }
    return ClassEmitter.Alias(
      target: target.id, isPlainModel: isPlain, call: arguments, properties: properties,
      isSequential: isSequential, outputs: elaboration.outputs(of: target.id),
      printsByInstance: printsByInstance)
  }

  // MARK: What a class is written from

  private func source(
    of declaration: ModuleDeclaration, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> ClassSource {
    let definition = declaration.definition
    let core = elaboration.module(declaration)
    let network = compilation.network(named: declaration.name)
    var taken: Set<String> = [
      "children", "generator", "inputs", "members", "mode", "outputs", "self",
    ]
    // A model keeps what it was made with.
    taken.insert("networkDefinition")
    var names = BodyNames()
    if case .body(let statements) = core.content { names.add(statements) }
    var parameters: [ClassSource.Parameter] = []
    for parameter in core.parameters {
      let type = type(of: parameter, expressions, declaration)
      // A child of its name keeps it: the value may be a property too.
      let base = SwiftNames.camelCase(parameter.name)
      let isChild = names.children.contains(parameter.name) && !type.holdsRecipes
      parameters.append(
        ClassSource.Parameter(
          name: parameter.name, label: SwiftNames.label(parameter.name), origin: parameter.local,
          local: expressions.variables.named(
            SwiftNames.local(isChild ? base + "Value" : base, taken: &taken)),
          type: type,
          defaultValue: try defaultValue(parameter, type, expressions, of: declaration),
          isNamed: parameter.syntax.isNamed))
    }
    let inputs = surroundings.inputs(of: declaration)
    var documentation = definition.documentation
    if documentation.isEmpty {
      documentation = ["The \(declaration.isModel ? "network" : "block") `\(declaration.name)`."]
    }
    documentation.append("")
    for (index, input) in inputs.enumerated() {
      var shape = input.shape.map { " `\(SourceText.of($0.syntax))`" } ?? ""
      if let network, definition.parameters.isEmpty, network.inputs.indices.contains(index) {
        shape = " `\(network.inputs[index].shape)`"
      }
      documentation.append("- Input: `\(input.name)`\(shape)")
    }
    if let network, definition.parameters.isEmpty {
      for output in network.outputs {
        let name = output.name.map { "`\($0)` " } ?? ""
        documentation.append("- Output: \(name)`\(output.shape)`")
      }
    }
    return ClassSource(
      role: .definition, name: declaration.name,
      documentation: documentation.map(ModelEmitter.clean),
      access: SwiftAccess(isPublic: definition.isPublic), parameters: parameters, inputs: inputs,
      body: .statements([]), outputCount: surroundings.outputCount(of: declaration),
      types: core.types,
      definitions: surroundings.sources?.references(
        to: [declaration.id], model: declaration.isModel ? declaration.id : nil) ?? [],
      model: declaration.isModel
        ? ClassSource.ModelParts(network: network) : nil)
  }

  private func defaultValue(
    _ parameter: ParameterTerm, _ type: StaticType, _ expressions: ExpressionEmitter,
    of declaration: ModuleDeclaration
  ) throws(EmissionError) -> ClassSource.Parameter.Default {
    guard let term = parameter.defaultValue else { return .none }
    // What mentions sizes or other parameters waits for the initializer.
    if let value = try? expressions.emit(term, as: type) {
      if value.isLiteral { return .literal(value.tree) }
      if term.locals.isEmpty, type == .recipe || type == .optional(.recipe),
        (try? expressions.emit(term))?.type == .recipe, isVisible(value.tree, from: declaration)
      {
        let checked = SwiftTree.runtime("LayerRecipe").member("checked")
        return .literal(value.isThrowing ? checked.calling([value.tree.tried]) : value.tree)
      }
    }
    return .computed(term)
  }

  /// Whether a default can stand in the parameter list: those of public initializers mention nothing
  /// that is not public.
  private func isVisible(_ value: SwiftTree, from declaration: ModuleDeclaration) -> Bool {
    if value.holdsClosure || !SwiftPrinter.isOneLine(value) { return false }
    guard declaration.definition.isPublic else { return true }
    let own = [FileValues.typeName] + userTypes.filter { surroundings.isInternal($0) }
    return !value.contains { part in part.globalName.map(own.contains) ?? false }
  }
}

extension Term {
  /// What a model or block is given where it stands as a value.
  fileprivate var givenArguments: MatchedArguments {
    if case .construct(_, _, let matched) = unwrapped.kind { matched } else { .none }
  }
}
