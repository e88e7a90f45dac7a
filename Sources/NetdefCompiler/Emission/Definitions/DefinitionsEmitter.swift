import NetdefTemplates

/// Writes the classes of definitions from their syntax, and knows which need it: a complete model
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

  private var declarations: Declarations { surroundings.declarations }

  init(_ compilation: Compilation) {
    self.compilation = compilation
    let declarations = compilation.declarations
    let names = declarations.modules.keys.map(\.name)
    userTypes = Set(names).union(compilation.externNames)
    // Functions are no types: a property may be called like one.
    let taken = ReservedNames.types.union(compilation.externNames.filter(\.isCapitalised))
      .union(names).union(["Activations", "recipe"])
    surroundings = ClassSurroundings(
      declarations: declarations, files: compilation.files, takenTypes: taken,
      plainModels: Set(
        declarations.modules.keys.filter { SyntaxNeeds.isPlainModel($0, declarations) }))
    closure = SourceClosure(declarations, files: compilation.files)
  }

  var takenTypes: Set<String> { surroundings.takenTypes }

  /// The types that the module's files name.
  private let userTypes: Set<String>

  /// Whether the class of a definition is written from its syntax.
  func isNeeded(for id: DefinitionID) -> Bool { !surroundings.plainModels.contains(id) }

  /// The class of a definition.
  func text(of id: DefinitionID) throws(EmissionError) -> String { try result(of: id).text }

  /// What a file's layers and functions written in Swift need so that classes can be made of them:
  /// those that the module's classes use, and those that others may import.
  func externTexts(file: Int) throws(EmissionError) -> [String] {
    var texts: [String] = []
    for declaration in try usedExterns() where declaration.range.file == file {
      texts.append(
        try ExternEmitter(
          declaration, declarations: VisibleDeclarations(all: declarations, file: file),
          access: declaration.isPublic ? "public " : "",
          definitions: sourceTexts(file).references(to: [declaration.id])
            .map(SwiftPrinter.text)
        ).text())
    }
    return texts
  }

  /// What makes models of a file values that were written from their checked networks: those that
  /// the module's classes use so, and those that others may.
  func modelRecipes(file: Int) throws(EmissionError) -> [String] {
    _ = try usedExterns()
    let used = values.values.reduce(into: Set<String>()) { $0.formUnion($1.usedExterns) }
    var texts: [String] = []
    for id in declarations.moduleNames where !isNeeded(for: id) {
      guard let definition = declarations.modules[id]?.definition, definition.range.file == file,
        definition.isPublic || used.contains(id.name)
      else { continue }
      texts.append(
        PlainModelRecipeTemplate(
          access: definition.isPublic ? "public " : "", name: id.name,
          // The class has its own source.
          definitions: closure.definitions(of: [id], model: id).count == 1
            ? ["\(id.name).netdef"]
            : sourceTexts(file).references(to: [id], model: id).map(SwiftPrinter.text)
        ).text)
    }
    return texts
  }

  private func usedExterns() throws(EmissionError) -> [ExternDeclaration] {
    for id in declarations.moduleNames where isNeeded(for: id) { _ = try result(of: id) }
    let used = values.values.reduce(surroundings.usedExterns) { $0.union($1.usedExterns) }
    let known = declarations.layers.merging(declarations.functions) { first, _ in first }
    return known.filter { id, declaration in
      id.module == .own && (declaration.isPublic || used.contains(id.name))
    }
    .values.sorted { $0.range < $1.range }
  }

  /// What stands in the file beside the classes.
  func valuesText(file: Int) -> String? {
    let texts = [values[file]?.text, sources[file]?.text].compactMap { $0 }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private func fileValues(_ file: Int) -> FileValues {
    if let known = values[file] { return known }
    let made = FileValues()
    made.chainWriter = { [surroundings] (chain, expression, inner, taken) throws(EmissionError) in
      let emitter = BodyEmitter(
        mode: .making, surroundings: surroundings, definition: FileValues.typeName, access: "",
        names: BodyNames(), parameters: [], plan: ChildPlan(), expressions: inner,
        takenClasses: taken)
      let recipe = try emitter.recipe(of: chain, expression, inner)
      return (
        recipe, emitter.liftedNames[expression.range] ?? "",
        emitter.classes.joined(separator: "\n\n")
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
    let expressions = ExpressionEmitter(
      declarations: surroundings.visible(from: declaration),
      values: fileValues(declaration.definition.range.file))
    var names: Set<String> = []
    for parameter in declaration.definition.parameters {
      let type = StaticType(
        parameter.type, choiceName: expressions.choice(declaration.signature, parameter))
      guard case .optional = type else { continue }
      let value = try? defaultValue(parameter, type, expressions, of: declaration)
      if case .computed = value { names.insert(parameter.name.value) }
    }
    knownOptionalArguments[declaration.id] = names
    return names
  }

  private var knownOptionalArguments: [DefinitionID: Set<String>] = [:]

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
      return ClassEmitter.Result(text: "", properties: [])
    }
    let outer = surroundings.sources
    surroundings.sources = sourceTexts(declaration.definition.range.file)
    defer { surroundings.sources = outer }
    let expressions = ExpressionEmitter(
      declarations: surroundings.visible(from: declaration),
      values: fileValues(declaration.definition.range.file))
    var source = try source(of: declaration, expressions)
    func emitter() -> ClassEmitter {
      ClassEmitter(
        source: source, surroundings: surroundings, expressions: expressions,
        takenClasses: [id.name])
    }
    switch declaration.content {
    case .body(let statements):
      source.body = .statements(statements)
      return try emitter().emit()
    case .alias(let expression):
      if let (target, arguments) = alias(expression, expressions.declarations),
        !surroundings.isLayerAlias(target)
      {
        return try emitter().emit(try self.alias(target, arguments))
      }
      if let result = try emitter().emitLayerAlias(expression) { return result }
      source.body = .steps(BodyEmitter.steps(of: expression))
      return try emitter().emit()
    }
  }

  private func alias(
    _ expression: Expression, _ declarations: VisibleDeclarations
  ) -> (ModuleDeclaration, [Argument])? {
    switch expression.kind {
    case .name(let name): declarations.modules[name].map { ($0, []) }
    case .call(let callee, let arguments):
      callee.plainName.flatMap { declarations.modules[$0] }.map { ($0, arguments) }
    case .group(let inner): alias(inner, declarations)
    default: nil
    }
  }

  private func alias(
    _ target: ModuleDeclaration, _ arguments: [Argument]
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
          target: target.name, isPlainModel: true, call: arguments, signature: target.signature,
          properties: [], isSequential: false)
      }
      let scope = ScopeEmitter(network.body, access: "", takenTypes: takenTypes)
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
      target: target.name, isPlainModel: isPlain, call: arguments, signature: target.signature,
      properties: properties, isSequential: isSequential,
      outputs: surroundings.outputNames(of: target), printsByInstance: printsByInstance)
  }

  // MARK: What a class is written from

  private func source(
    of declaration: ModuleDeclaration, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> ClassSource {
    let definition = declaration.definition
    let network = compilation.network(named: declaration.name)
    var taken: Set<String> = [
      "children", "generator", "inputs", "members", "mode", "outputs", "self",
    ]
    // A model keeps what it was made with.
    taken.insert("networkDefinition")
    var names = BodyNames()
    if case .body(let statements) = declaration.content { names.add(statements) }
    var parameters: [ClassSource.Parameter] = []
    for parameter in definition.parameters {
      let name = parameter.name.value
      let label = SwiftNames.label(name)
      let type = StaticType(
        parameter.type, choiceName: expressions.choice(declaration.signature, parameter))
      // A child of its name keeps it: the value may be a property too.
      let base = SwiftNames.camelCase(name)
      let isChild = names.children.contains(name) && !type.holdsRecipes
      parameters.append(
        ClassSource.Parameter(
          name: name, label: label,
          local: expressions.variables.named(
            SwiftNames.local(isChild ? base + "Value" : base, taken: &taken)),
          type: type,
          defaultValue: try defaultValue(parameter, type, expressions, of: declaration),
          isNamed: parameter.isNamed))
    }
    let inputs = surroundings.inputs(of: declaration)
    var documentation = definition.documentation
    if documentation.isEmpty {
      documentation = ["The \(declaration.isModel ? "network" : "block") `\(declaration.name)`."]
    }
    documentation.append("")
    for (index, input) in inputs.enumerated() {
      var shape = input.shape.map { " `\(ShapePattern(syntax: $0).text)`" } ?? ""
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
      access: definition.isPublic ? "public " : "", parameters: parameters, inputs: inputs,
      body: .statements([]), outputCount: surroundings.outputCount(of: declaration),
      definitions: surroundings.sources?.references(
        to: [declaration.id], model: declaration.isModel ? declaration.id : nil) ?? [],
      model: declaration.isModel
        ? ClassSource.ModelParts(network: network) : nil)
  }

  private func defaultValue(
    _ parameter: ParameterSyntax, _ type: StaticType, _ expressions: ExpressionEmitter,
    of declaration: ModuleDeclaration
  ) throws(EmissionError) -> ClassSource.Parameter.Default {
    guard let expression = parameter.defaultValue else { return .none }
    // What mentions sizes or other parameters waits for the initializer.
    if let value = try? expressions.emit(expression, as: type) {
      if value.isLiteral { return .literal(value.tree) }
      if isConstant(expression, in: declaration), type == .recipe || type == .optional(.recipe),
        (try? expressions.emit(expression))?.type == .recipe,
        isVisible(value.tree, from: declaration, expressions.declarations)
      {
        let checked = SwiftTree.runtime("LayerRecipe").member("checked")
        return .literal(value.isThrowing ? checked.calling([value.tree.tried]) : value.tree)
      }
    }
    return .computed(expression)
  }

  /// Whether a default is the same for all uses: it mentions no parameter and no size.
  private func isConstant(_ expression: Expression, in declaration: ModuleDeclaration) -> Bool {
    var own = Set(declaration.definition.parameters.map(\.name.value))
    for input in declaration.inputs {
      for size in input.shape.sizes {
        if let expression = size.expression { own.formUnion(Names.mentioned(in: expression)) }
      }
    }
    return own.isDisjoint(with: Names.mentioned(in: expression))
  }

  /// Whether a default can stand in the parameter list: those of public initializers mention nothing
  /// that is not public.
  private func isVisible(
    _ value: SwiftTree, from declaration: ModuleDeclaration, _ visible: VisibleDeclarations
  ) -> Bool {
    if value.holdsClosure || !SwiftPrinter.isOneLine(value) { return false }
    guard declaration.definition.isPublic else { return true }
    let own = [FileValues.typeName] + userTypes.filter { surroundings.isInternal($0, visible) }
    return !value.contains { part in part.globalName.map(own.contains) ?? false }
  }
}
