/// Checks the types in definitions that no other check found wrong.
struct DefinitionTyping {
  let declarations: Declarations
  let files: [SourceFile]
  let bag: DiagnosticBag

  func check() {
    let context = TypingContext(declarations: declarations, files: files)
    let modules =
      declarations.moduleNames.compactMap { declarations.modules[$0] } + declarations.nameless
    for module in modules where isUnblemished(module.definition) {
      var body = BodyTyping(TypeInference(context: context))
      body.check(module)
    }
    let others = declarations.values.merging(declarations.valueFunctions) { first, _ in first }
    for (id, definition) in others where id.module == .own && isUnblemished(definition) {
      var body = BodyTyping(TypeInference(context: context))
      body.check(definition)
    }
    for diagnostic in context.diagnostics where isOwn(diagnostic) { bag.report(diagnostic) }
  }

  private func isUnblemished(_ definition: Definition) -> Bool {
    !bag.hasError(in: definition.range)
  }

  private func isOwn(_ diagnostic: Diagnostic) -> Bool {
    declarations.module(ofFile: diagnostic.primary.range.file) == .own
  }
}

/// Walks the statements of a definition with the types of its names.
private struct BodyTyping {
  private var inference: TypeInference

  init(_ inference: TypeInference) { self.inference = inference }

  private var context: TypingContext { inference.context }

  mutating func check(_ module: ModuleDeclaration) {
    let definition = module.definition
    bind(definition.parameters)
    for input in module.inputs { bind(input.shape) }
    for input in module.inputs { inference.environment[input.name.value] = .tensor }
    checkDefaults(of: definition)
    switch module.content {
    case .body(let statements): run(statements)
    case .alias(let expression):
      let type = inference.type(of: expression)
      if !type.mayBe({ if case .layer = $0 { true } else { false } }) {
        context.report(.aliasOfNothing(at: expression.range))
      }
    }
  }

  /// A function of compile-time values, or one of them.
  mutating func check(_ definition: Definition) {
    bind(definition.parameters)
    checkDefaults(of: definition)
    switch definition.kind {
    case .function(let body): _ = inference.type(of: body)
    case .value(let expression):
      let type = checked(expression, definition.type)
      if let pattern = definition.pattern { inference.bind(pattern, type) }
    default: break
    }
  }

  private mutating func bind(_ parameters: [ParameterSyntax]) {
    for parameter in parameters {
      var type = ValueType(parameter.type)
      if case .layer(var layer) = type {
        layer.name = parameter.name.value
        type = .layer(layer)
      }
      inference.environment[parameter.name.value] = type
    }
  }

  /// The names in an input's shape that mean nothing yet are sizes.
  private mutating func bind(_ shape: ShapeSyntax) {
    for size in shape.sizes {
      guard let expression = size.expression else { continue }
      for name in Names.mentioned(in: expression)
      where inference.environment[name] == nil
        && !context.declarations.isValue(name, at: expression.range)
      {
        inference.environment[name] = size.isSpread ? .list(.int) : .int
      }
    }
  }

  private func checkDefaults(of definition: Definition) {
    for parameter in definition.parameters {
      guard let expression = parameter.defaultValue else { continue }
      let type = inference.type(of: expression)
      let expected = ValueType(parameter.type)
      if !type.mayFit(expected) {
        context.report(
          .wrongType(
            type, context.text(of: expression), expected: expected.expectation,
            of: parameter.name.value, in: definition.name.value, at: expression.range))
      }
    }
  }

  /// The type of a value; of one that states its type, that.
  @discardableResult
  private func checked(_ value: Expression, _ stated: TypeSyntax?) -> ValueType {
    let type = inference.type(of: value)
    guard let stated else { return type }
    let expected = ValueType(stated)
    if !type.mayFit(expected) {
      context.report(.statedType(type, expected: expected.expectation, at: value.range))
    }
    return expected
  }

  // MARK: Statements

  private mutating func run(_ statements: [Statement]) {
    for statement in statements { run(statement) }
  }

  private mutating func run(_ statement: Statement) {
    switch statement.kind {
    case .output(_, _, let value): inference.checkOutput(value)
    case .letValue(let pattern, _, let stated, let value):
      let type = checked(value, stated)
      inference.bind(pattern, inference.isFlow(value) ? .tensor : type)
    case .variable(let name, _, let value):
      let type = inference.type(of: value)
      inference.environment[name.value] = inference.isFlow(value) ? .tensor : type
    case .assignment(let name, let value):
      let found = inference.type(of: value)
      let type = inference.isFlow(value) ? .tensor : found
      inference.environment[name.value] = .joined([
        inference.environment[name.value] ?? type, type,
      ])
    case .layer(let name, let value): layer(name, value)
    case .conditional(let condition, let then, let otherwise):
      _ = inference.truth(condition)
      branch([
        (inference.narrowed(by: condition, isTrue: true), then),
        (inference.narrowed(by: condition, isTrue: false), otherwise),
      ])
    case .forLoop(let pattern, let values, let body):
      let element = inference.element(of: inference.type(of: values), values)
      var inner = inference.inside
      inner.bind(pattern, element)
      branch([(inner, body)])
    case .requirement(let requirement):
      _ = inference.truth(requirement.condition)
      if let parameter = requirement.parameter, inference.environment[parameter.value] == nil {
        context.report(
          .unknownName(
            parameter.value,
            nearest: nearestName(to: parameter.value, among: inference.environment.names),
            at: parameter.range))
      }
      for case .expression(let part) in requirement.message.segments {
        _ = inference.type(of: part)
      }
    default: break
    }
  }

  private mutating func layer(_ name: StepName, _ value: Expression) {
    _ = inference.type(ofComputed: name)
    let type = inference.type(of: value)
    let isLayer = type.mayBe { if case .layer = $0 { true } else { $0 == .none } }
    if !isLayer { context.report(.notALayer(type, at: value.range)) }
    // What was made takes tensors, no more arguments.
    if let plain = name.plain { inference.environment[plain] = .layer(LayerType(name: plain)) }
  }

  /// Runs statements that may or may not run, and joins what they leave.
  private mutating func branch(_ arms: [(start: TypeInference, body: [Statement])]) {
    var ends: [TypeEnvironment] = []
    for arm in arms {
      var body = BodyTyping(arm.start.inside)
      body.run(arm.body)
      ends.append(body.inference.environment)
    }
    // A repeat may have no turns.
    if arms.count == 1 { ends.append(inference.environment) }
    for name in Set(arms.flatMap(\.body).flatMap(\.changedNames)) {
      inference.environment[name] = .joined(ends.compactMap { $0[name] })
    }
  }
}

extension Statement {
  /// The names that it gives or assigns, those in arms and turns included.
  fileprivate var changedNames: [String] {
    switch kind {
    case .assignment(let name, _): [name.value]
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.changedNames)
    case .forLoop(let pattern, _, let body): pattern.names + body.flatMap(\.changedNames)
    default: names.map(\.value)
    }
  }
}
