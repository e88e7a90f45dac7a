/// Writes the classes of definitions from their syntax, and knows which need it: a complete model
/// without repeats and conditions is written from its checked network instead.
final class DefinitionsEmitter {
  private let compilation: Compilation
  private let surroundings: ClassSurroundings
  private var results: [DefinitionID: Result<ClassEmitter.Result, EmissionError>] = [:]
  private let closure: SourceClosure

  /// What is written once for a file, by its index: values and functions outside of models.
  private var values: [Int: FileValues] = [:]

  private var declarations: Declarations { surroundings.declarations }

  init(_ compilation: Compilation) {
    self.compilation = compilation
    let declarations = compilation.declarations
    let names = declarations.modules.keys.map(\.name)
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

  /// Whether the class of a definition is written from its syntax.
  func isNeeded(for id: DefinitionID) -> Bool { !surroundings.plainModels.contains(id) }

  /// The class of a definition.
  func text(of id: DefinitionID) throws(EmissionError) -> String { try result(of: id).text }

  /// What stands in the file beside the classes.
  func valuesText(file: Int) -> String? { values[file]?.text }

  private func fileValues(_ file: Int) -> FileValues {
    if let known = values[file] { return known }
    let made = FileValues()
    values[file] = made
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
      if let (target, arguments) = alias(expression, expressions.declarations) {
        return try emitter().emit(try self.alias(target, arguments))
      }
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
    if isPlain {
      guard target.id.module == .own,
        let network = compilation.networks.first(where: { $0.name == target.name })
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
    }
    return ClassEmitter.Alias(
      target: target.name, isPlainModel: isPlain, call: arguments, signature: target.signature,
      properties: properties, isSequential: isSequential)
  }

  // MARK: What a class is written from

  private func source(
    of declaration: ModuleDeclaration, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> ClassSource {
    let definition = declaration.definition
    let network = compilation.networks.first { $0.name == declaration.name }
    var taken: Set<String> = ["children", "generator", "inputs", "members", "mode", "outputs", "self"]
    var parameters: [ClassSource.Parameter] = []
    for parameter in definition.parameters {
      let name = parameter.name.value
      let label = SwiftNames.label(name)
      let type = StaticType(
        parameter.type, choiceName: expressions.choiceName(declaration.signature, parameter))
      parameters.append(
        ClassSource.Parameter(
          name: name, label: label,
          local: SwiftNames.local(SwiftNames.camelCase(name), taken: &taken), type: type,
          defaultValue: try defaultValue(parameter, type, expressions), isNamed: parameter.isNamed))
    }
    let inputs = surroundings.inputs(of: declaration)
    var documentation = definition.documentation
    if documentation.isEmpty {
      documentation = ["The \(declaration.isModel ? "network" : "block") `\(declaration.name)`."]
    }
    documentation.append("")
    for input in inputs {
      let shape = input.shape.map { " `\(ShapePattern(syntax: $0).text)`" } ?? ""
      documentation.append("- Input: `\(input.name)`\(shape)")
    }
    if let network {
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
      model: declaration.isModel
        ? ClassSource.ModelParts(
          network: network,
          source: ModelEmitter.clean(
            closure.texts(of: declaration.id, bag: DiagnosticBag()).source))
        : nil)
  }

  private func defaultValue(
    _ parameter: ParameterSyntax, _ type: StaticType, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> ClassSource.Parameter.Default {
    guard let expression = parameter.defaultValue else { return .none }
    if case .name(let name) = expression.kind, parameter.symbols.contains(name) {
      let symbol = SwiftExpression(text: name, type: .symbol(name))
      return .literal(expressions.contextual(symbol, as: type).text)
    }
    // What mentions sizes or other parameters waits for the initializer.
    if let value = try? expressions.emit(expression, as: type), value.isLiteral {
      return .literal(value.text)
    }
    return .computed(expression)
  }
}
