import NetdefTemplates

/// Writes what netdef knows of a layer or function that is written in Swift.
///
/// A layer gets an initializer that takes the input's shape: it checks what the declaration requires,
/// infers what it infers, and hands the output's shape on. A function gets the same as a rule of
/// `ShapeRules`. Both get a recipe, which is what they are as values.
///
/// The checks are those of `ExternUse` and `ExternBody`, in their order and with their messages.
struct ExternEmitter {
  let declaration: ExternDeclaration
  let declarations: VisibleDeclarations

  /// `public ` or nothing.
  let access: String

  /// Whether the Swift enums for names are written too; the catalogue's are in the runtime.
  let writesChoices: Bool

  /// Where the netdef texts stand that a saved network needs.
  let definitions: [String]

  let parameters: [ExternParameter]

  /// The variables of the inputs.
  let inputs: [SwiftVariable]

  /// The variable of the random numbers.
  let generator = SwiftVariable("generator")

  /// The Swift names that are taken in the body.
  let taken: Set<String>

  init(
    _ declaration: ExternDeclaration, declarations: VisibleDeclarations, access: String = "",
    writesChoices: Bool = true, definitions: [String] = []
  ) throws(EmissionError) {
    self.declaration = declaration
    self.declarations = declarations
    self.access = access
    self.writesChoices = writesChoices
    self.definitions = definitions
    var taken: Set<String> = ["generator", "arguments", "outputs"]
    let names = ExternNames(declaration: declaration, declarations: declarations)
    parameters = try names.parameters(&taken)
    var inputs: [SwiftVariable] = []
    for input in [declaration.input] + declaration.moreInputs {
      inputs.append(
        SwiftVariable(SwiftNames.local(SwiftNames.camelCase(input.name.value), taken: &taken)))
    }
    self.inputs = inputs
    self.taken = taken
  }

  /// The extensions.
  func text() throws(EmissionError) -> String {
    let recipe = try ExternRecipeEmitter(emitter: self).text()
    var body = ExternBodyEmitter(emitter: self)
    if declaration.isLayer {
      return ExternLayerTemplate(
        access: access, isolation: isolation, name: declaration.name, choices: choices,
        documentation: documentation,
        parameters: layerInputs + parameters.map(\.declaration) + generatorParameter,
        statements: SwiftPrinter.lines(try body.initializer(), margin: 4), recipe: recipe
      ).text
    }
    return ShapeRuleTemplate(
      access: access, isolation: isolation, name: declaration.name, swiftName: functionName,
      choices: choices, documentation: documentation,
      parameters: functionInputs + parameters.map(\.declaration),
      statements: SwiftPrinter.lines(try body.rule(), margin: 4), recipe: recipe
    ).text
  }

  /// In an app no extension is bound to an actor, whatever the target says of its declarations.
  private var isolation: String { writesChoices ? "nonisolated " : "" }

  /// The function's name in Swift.
  var functionName: String { SwiftNames.escaped(SwiftNames.camelCase(declaration.name)) }

  /// Whether a layer takes one tensor and gives one, as `Layer` does.
  var hasOneInput: Bool { !declaration.isVariadic && declaration.moreInputs.isEmpty }

  private var generatorParameter: [String] {
    declaration.declaresParameters ? ["generator: RandomGenerator = .shared"] : []
  }

  private var layerInputs: [String] {
    hasOneInput
      ? ["on \(inputNames[0]): inout Shape"] : ["on inputs: [Shape]", "outputs: inout [Shape]"]
  }

  private var functionInputs: [String] {
    declaration.isVariadic
      ? ["_ \(inputNames[0]): [Shape]"] : inputNames.map { "_ \($0): Shape" }
  }

  private var inputNames: [String] { inputs.map { SwiftNames.escaped($0.name) } }

  private var documentation: String {
    let patterns = ([declaration.input] + declaration.moreInputs)
      .map { "`\(ShapePattern(syntax: $0.shape).text)`" }
    return
      "\(patterns.joined(separator: ", ")) → `\(ShapePattern(syntax: declaration.output).text)`"
  }

  /// The Swift enums for the names that parameters take.
  private var choices: [String] {
    guard writesChoices else { return [] }
    return declaration.parameters.compactMap { parameter in
      let type = StaticType(parameter.type, choiceName: .netdefValue)
      guard let cases = type.choice?.cases else { return nil }
      return ChoiceEnum(
        name: SwiftNames.externChoice(of: declaration.signature, parameter),
        parameter: parameter.name.value, cases: cases, access: access
      ).text
    }
  }
}

/// Finds Swift's names and types for a declaration's parameters.
private struct ExternNames {
  let declaration: ExternDeclaration
  let declarations: VisibleDeclarations

  func parameters(_ taken: inout Set<String>) throws(EmissionError) -> [ExternParameter] {
    let expressions = ExpressionEmitter(declarations: declarations, values: FileValues())
    let signature = declaration.signature
    var result: [ExternParameter] = []
    for syntax in declaration.parameters {
      let name = syntax.name.value
      var parameter = ExternParameter(
        name: name, label: SwiftNames.label(name),
        local: SwiftVariable(SwiftNames.local(SwiftNames.camelCase(name), taken: &taken)),
        type: expressions.type(of: syntax, in: signature), isNamed: syntax.isNamed,
        typeText: TypeChecker.describe(syntax.type))
      if let value = syntax.defaultValue {
        // A size that the pattern states goes by what was given, so that must be known.
        if !isInPattern(name), isConstant(value),
          case let literal = try expressions.emit(value, for: syntax, of: signature),
          literal.isLiteral
        {
          parameter.literal = literal
        } else {
          parameter.formula = value
        }
      }
      result.append(parameter)
    }
    return result
  }

  private func isInPattern(_ name: String) -> Bool {
    ([declaration.input] + declaration.moreInputs).contains { input in
      input.shape.sizes.contains { $0.expression?.mentions(name) ?? false }
    }
  }

  /// Whether a default mentions neither a parameter nor a size.
  private func isConstant(_ value: Expression) -> Bool {
    let sizes = ([declaration.input] + declaration.moreInputs).flatMap(\.shape.sizes)
      .compactMap { size -> String? in
        if case .name(let name)? = size.expression?.kind { name } else { nil }
      }
    return !(declaration.parameterNames + sizes).contains { value.mentions($0) }
  }
}
