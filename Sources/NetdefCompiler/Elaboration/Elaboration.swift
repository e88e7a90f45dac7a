/// The definitions of a module and its libraries as core, each elaborated when it is first used.
final class Elaboration {
  let declarations: Declarations
  private let files: [SourceFile]

  private var modules: [SourceRange: CoreModule] = [:]
  private var functions: [DefinitionID: CoreFunction] = [:]
  private var values: [SourceRange: CoreValue] = [:]
  private var externs: [DefinitionID: CoreExtern] = [:]

  /// Types of values and functions, whoever asked first; of what needs itself nothing is known.
  private var types: [DefinitionID: ValueType] = [:]

  /// The outputs of models and blocks; of one that is an alias of itself, none is known.
  var knownOutputs: [DefinitionID: [String?]] = [:]

  init(declarations: Declarations, files: [SourceFile]) {
    self.declarations = declarations
    self.files = files
  }

  /// The source at a place; nil where that is long.
  func text(of range: SourceRange) -> String? {
    guard files.indices.contains(range.file) else { return nil }
    let text = files[range.file].text(range.lower, range.upper)
    return text.utf8.count <= 40 && !text.contains("\n") ? text : nil
  }

  // MARK: Models and blocks

  func module(_ declaration: ModuleDeclaration) -> CoreModule {
    let place = declaration.definition.name.range
    if let known = modules[place] { return known }
    let module = elaborated(declaration)
    modules[place] = module
    return module
  }

  private func elaborated(_ declaration: ModuleDeclaration) -> CoreModule {
    let definition = declaration.definition
    var statements: [Statement] = []
    if case .body(let body) = declaration.content { statements = body }
    let isInput = { (statement: Statement) in
      if case .input = statement.kind { true } else { false }
    }
    var isAlias = false
    if case .alias = declaration.content { isAlias = true }
    let body = ElaborationBody(
      knowsInput: isAlias || statements.contains(where: isInput),
      laterNames: Dictionary(
        statements.flatMap(\.names).map { ($0.value, $0.range) },
        uniquingKeysWith: { first, _ in first }))
    var elaborator = Elaborator(self, body)
    let locals = elaborator.bind(definition.parameters)
    var inputs: [SourceRange: InputTerm] = [:]
    // Defaults see the inputs that come first; the shapes of others may use what stands before them.
    for statement in statements {
      guard case .input(let name, let isVariadic, let shape) = statement.kind else { break }
      inputs[statement.range] = elaborator.input(name, isVariadic, shape)
    }
    let parameters = elaborator.parameters(of: definition, locals)
    let content: CoreModule.Content
    switch declaration.content {
    case .body: content = .body(elaborator.statements(statements, inputs: inputs))
    case .alias(let expression):
      let term = elaborator.term(expression)
      if !term.type.mayBe({ if case .layer = $0 { true } else { false } }) {
        body.report(.aliasOfNothing(at: expression.range))
      }
      content = .alias(term)
    }
    return CoreModule(
      parameters: parameters, content: content, locals: body.layout.locals, types: body.types,
      problems: body.problems)
  }

  // MARK: Values and functions

  func value(_ definition: Definition) -> CoreValue? {
    guard case .value(let expression) = definition.kind else { return nil }
    let place = expression.range
    if let known = values[place] { return known }
    let body = ElaborationBody()
    var elaborator = Elaborator(self, body)
    let (term, type) = elaborator.checked(expression, definition.type)
    let pattern = definition.pattern.map { elaborator.bind($0, type) }
    let value = CoreValue(
      value: term, type: definition.type, pattern: pattern, locals: body.layout.locals,
      problems: body.problems)
    values[place] = value
    if let pattern = definition.pattern {
      for name in pattern.names {
        valueTypes[place, default: [:]][name] = elaborator.scope[name]?.type
      }
    } else {
      valueTypes[place] = [definition.name.value: type]
    }
    return value
  }

  /// The types of what values name, by the place of their text.
  private var valueTypes: [SourceRange: [String: ValueType]] = [:]

  func function(_ id: DefinitionID) -> CoreFunction? {
    if let known = functions[id] { return known }
    guard let definition = declarations.valueFunctions[id],
      case .function(let expression) = definition.kind
    else { return nil }
    let body = ElaborationBody()
    var elaborator = Elaborator(self, body)
    let locals = elaborator.bind(definition.parameters)
    let parameters = elaborator.parameters(of: definition, locals)
    let result = elaborator.term(expression)
    let function = CoreFunction(
      parameters: parameters, body: result, type: elaborator.checkLayer(result),
      locals: body.layout.locals,
      problems: body.problems)
    functions[id] = function
    return function
  }

  /// The type of a `let` outside of models.
  func type(ofValue id: DefinitionID) -> ValueType {
    if let type = types[id] { return type }
    guard let definition = declarations.values[id] else { return .any }
    if let stated = definition.type { return ValueType(stated) }
    types[id] = .any
    guard case .value(let expression) = definition.kind, value(definition) != nil else {
      return .any
    }
    types[id] = valueTypes[expression.range]?[id.name] ?? .any
    return types[id] ?? .any
  }

  /// What a function of values gives.
  func type(ofFunction id: DefinitionID) -> ValueType {
    if let type = types[id] { return type }
    types[id] = .any
    types[id] = function(id)?.type ?? .any
    return types[id] ?? .any
  }

  // MARK: Extern declarations

  func extern(_ declaration: ExternDeclaration) -> CoreExtern {
    // Extern declarations see no others: those of the catalogue are the same in every module.
    if declaration.module == .catalogue, let known = Self.catalogue[declaration.id] { return known }
    if let known = externs[declaration.id] { return known }
    let extern = elaborated(declaration)
    externs[declaration.id] = extern
    return extern
  }

  /// The catalogue, elaborated once.
  private static let catalogue: [DefinitionID: CoreExtern] = {
    let elaboration = Elaboration(declarations: Prelude.declarations, files: Prelude.files)
    let all = Prelude.declarations
    return all.layers.merging(all.functions) { first, _ in first }
      .mapValues { elaboration.elaborated($0) }
  }()

  private func elaborated(_ declaration: ExternDeclaration) -> CoreExtern {
    let body = ElaborationBody(seesDeclarations: false)
    var elaborator = Elaborator(self, body)
    let locals = elaborator.bind(declaration.parameters)
    let shapes = [declaration.input.shape] + declaration.moreInputs.map(\.shape)
    let inputs = shapes.map { elaborator.inputShape($0) }
    let parameters = elaborator.parameters(
      declaration.parameters, locals, of: declaration.name)
    let statements = elaborator.statements(declaration.statements)
    let plain = CoreExtern(
      declaration: declaration, parameters: parameters, inputs: inputs, statements: statements,
      output: elaborator.outputShape(declaration.output), locals: body.layout.locals)
    return CoreExtern(plain, unboundedNumbers: ExternNumbers(core: plain).unbounded)
  }
}

extension Elaborator {
  /// Binds parameters.
  mutating func bind(_ parameters: [ParameterSyntax]) -> [Local] {
    parameters.map { parameter in
      var type = ValueType(parameter.type)
      if case .layer(var layer) = type {
        layer.name = parameter.name.value
        type = .layer(layer)
      }
      return bind(parameter.name.value, .parameter, type)
    }
  }

  func parameters(of definition: Definition, _ locals: [Local]) -> [ParameterTerm] {
    parameters(definition.parameters, locals, of: definition.name.value)
  }

  /// The parameters with their defaults.
  func parameters(
    _ parameters: [ParameterSyntax], _ locals: [Local], of definition: String
  ) -> [ParameterTerm] {
    var inner = self
    inner.isInDefault = true
    return zip(parameters, locals).map { parameter, local in
      let value = parameter.defaultValue.map { inner.term($0) }
      let expected = ValueType(parameter.type)
      if let value, !value.type.mayFit(expected) {
        note(
          .wrongType(
            value.type, text(of: value.syntax), expected: expected.expectation,
            of: local.name, in: definition, at: value.range))
      }
      return ParameterTerm(local: local, syntax: parameter, defaultValue: value)
    }
  }

  /// What an extern declaration gives.
  func outputShape(_ shape: ShapeSyntax) -> ShapeTerm { statedShape(shape) }
}
