/// A parameter with its default.
struct ParameterTerm: Sendable {
  var local: Local
  var syntax: ParameterSyntax
  var defaultValue: Term?

  var name: String { local.name }
}

/// A model or block, resolved.
final class CoreModule: Sendable {
  enum Content: Sendable {
    case body([CoreStatement])
    case alias(Term)
  }

  let parameters: [ParameterTerm]
  let content: Content

  /// All that it binds.
  let locals: [Local]

  /// What they hold.
  let types: LocalTypes

  /// What is wrong whatever the values are.
  let problems: [Diagnostic]

  init(
    parameters: [ParameterTerm], content: Content, locals: [Local], types: LocalTypes,
    problems: [Diagnostic]
  ) {
    self.parameters = parameters
    self.content = content
    self.locals = locals
    self.types = types
    self.problems = problems
  }
}

/// A function of values, resolved.
final class CoreFunction: Sendable {
  let parameters: [ParameterTerm]
  let body: Term

  /// What a call gives.
  let type: ValueType
  let locals: [Local]
  let problems: [Diagnostic]

  init(
    parameters: [ParameterTerm], body: Term, type: ValueType, locals: [Local],
    problems: [Diagnostic]
  ) {
    self.parameters = parameters
    self.body = body
    self.type = type
    self.locals = locals
    self.problems = problems
  }
}

/// A `let` outside of definitions, resolved.
final class CoreValue: Sendable {
  let value: Term
  let type: TypeSyntax?
  let pattern: LocalPattern?
  let locals: [Local]
  let problems: [Diagnostic]

  init(
    value: Term, type: TypeSyntax?, pattern: LocalPattern?, locals: [Local],
    problems: [Diagnostic]
  ) {
    self.value = value
    self.type = type
    self.pattern = pattern
    self.locals = locals
    self.problems = problems
  }
}

/// An extern layer or function, resolved.
final class CoreExtern: Sendable {
  let declaration: ExternDeclaration
  let parameters: [ParameterTerm]
  let inputs: [ShapeTerm]
  let statements: [CoreStatement]
  let output: ShapeTerm
  let locals: [Local]

  /// The parameters whose numbers are computed with and that no requirement bounds.
  let unboundedNumbers: [Local]

  init(
    declaration: ExternDeclaration, parameters: [ParameterTerm], inputs: [ShapeTerm],
    statements: [CoreStatement], output: ShapeTerm, locals: [Local]
  ) {
    self.declaration = declaration
    self.parameters = parameters
    self.inputs = inputs
    self.statements = statements
    self.output = output
    self.locals = locals
    unboundedNumbers = []
  }

  /// The same with the parameters whose numbers need a bound.
  init(_ core: CoreExtern, unboundedNumbers: [Local]) {
    declaration = core.declaration
    parameters = core.parameters
    inputs = core.inputs
    statements = core.statements
    output = core.output
    locals = core.locals
    self.unboundedNumbers = unboundedNumbers
  }
}
