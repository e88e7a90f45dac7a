/// Writes what netdef knows of a layer or function that is written in Swift.
///
/// A layer gets an initializer that takes the input's shape: it checks what the declaration requires,
/// infers what it infers, and hands the output's shape on. A function gets the same as a rule of
/// `ShapeRules`. Both get a recipe, which is what they are as values.
///
/// The checks are those of `ExternUse` and `ExternBody`, in their order and with their messages.
struct ExternEmitter {
  let core: CoreExtern
  let elaboration: Elaboration

  let access: SwiftAccess

  /// Whether the Swift enums for names are written too; the catalogue's are in the runtime.
  let writesChoices: Bool

  /// Where the netdef texts stand that a saved network needs.
  let definitions: [SwiftTree]

  let parameters: [ExternParameter]

  /// The variables of the inputs.
  let inputs: [SwiftVariable]

  /// The variable of the random numbers.
  let generator = SwiftVariable("generator")

  /// The Swift names that are taken in the body.
  let taken: Set<String>

  init(
    _ core: CoreExtern, elaboration: Elaboration, access: SwiftAccess = .module,
    writesChoices: Bool = true, definitions: [SwiftTree] = []
  ) throws(EmissionError) {
    self.core = core
    self.elaboration = elaboration
    self.access = access
    self.writesChoices = writesChoices
    self.definitions = definitions
    var taken: Set<String> = ["generator", "arguments", "outputs"]
    let names = ExternNames(core: core, elaboration: elaboration)
    parameters = try names.parameters(&taken)
    var inputs: [SwiftVariable] = []
    for input in [core.declaration.input] + core.declaration.moreInputs {
      inputs.append(
        SwiftVariable(SwiftNames.local(SwiftNames.camelCase(input.name.value), taken: &taken)))
    }
    self.inputs = inputs
    self.taken = taken
  }

  var declaration: ExternDeclaration { core.declaration }

  /// The extensions.
  func members() throws(EmissionError) -> [SwiftMember] {
    let recipe = try ExternRecipeEmitter(emitter: self).member()
    var body = ExternBodyEmitter(emitter: self)
    if declaration.isLayer {
      let initializer = SwiftMember.initializer(
        [
          "Makes the layer for an input's shape, which becomes the output's:",
          "\(documentation).", "",
          "- Throws: `DefinitionError` with what netdef says of such a layer.",
        ], access, isConvenience: true,
        layerInputs + parameters.map(\.declaration) + generatorParameter, throws: true,
        try body.initializer())
      return [extended(.layer(declaration.name), choices + [initializer, recipe])]
    }
    let rule = SwiftMember(
      .function(
        SwiftFunction(
          name: .staticMethod(SwiftNames.camelCase(declaration.name)),
          parameters: functionInputs + parameters.map(\.declaration), isThrowing: true,
          result: Self.shape, body: try body.rule())), access: access,
      documentation: [
        "The shape of what `\(declaration.name)` gives: \(documentation).", "",
        "- Throws: `DefinitionError` with what netdef says of such a call.",
      ])
    return [
      extended(.runtime("ShapeRules"), choices + [rule]),
      extended(.runtime("LayerRecipe"), [recipe]),
    ]
  }

  private static var shape: SwiftType { .runtime("Shape") }

  /// In an app no extension is bound to an actor, whatever the target says of its declarations; in the
  /// runtime there is none.
  private func extended(_ type: SwiftType, _ members: [SwiftMember]) -> SwiftMember {
    SwiftMember(
      .type(
        SwiftTypeBody(
          keyword: .extended, type: type, isNonisolated: writesChoices, members: members)))
  }

  /// The function's name in Swift.
  var functionName: String { SwiftNames.escaped(SwiftNames.camelCase(declaration.name)) }

  /// Whether a layer takes one tensor and gives one, as `Layer` does.
  var hasOneInput: Bool { !declaration.isVariadic && declaration.moreInputs.isEmpty }

  private var generatorParameter: [SwiftParameter] {
    declaration.declaresParameters ? [.generator(generator)] : []
  }

  private var layerInputs: [SwiftParameter] {
    hasOneInput
      ? [SwiftParameter("on", inputs[0], Self.shape, isInout: true)]
      : [
        SwiftParameter("on", SwiftVariable("inputs"), .array(Self.shape)),
        SwiftParameter("outputs", SwiftVariable("outputs"), .array(Self.shape), isInout: true),
      ]
  }

  private var functionInputs: [SwiftParameter] {
    declaration.isVariadic
      ? [SwiftParameter("_", inputs[0], .array(Self.shape))]
      : inputs.map { SwiftParameter("_", $0, Self.shape) }
  }

  private var documentation: String {
    let patterns = ([declaration.input] + declaration.moreInputs)
      .map { "`\(SourceText.of($0.shape))`" }
    return
      "\(patterns.joined(separator: ", ")) → `\(SourceText.of(declaration.output))`"
  }

  /// The Swift enums for the names that parameters take.
  private var choices: [SwiftMember] {
    guard writesChoices else { return [] }
    return declaration.parameters.compactMap { parameter in
      let type = StaticType(parameter.type, choiceName: .netdefValue)
      guard let cases = type.choice?.cases else { return nil }
      return ChoiceEnum(
        name: SwiftNames.externChoice(of: declaration.signature, parameter),
        parameter: parameter.name.value, cases: cases, access: access
      ).member
    }
  }
}

/// Finds Swift's names and types for a declaration's parameters.
private struct ExternNames {
  let core: CoreExtern
  let elaboration: Elaboration

  func parameters(_ taken: inout Set<String>) throws(EmissionError) -> [ExternParameter] {
    let expressions = ExpressionEmitter(elaboration: elaboration, values: FileValues())
    var result: [ExternParameter] = []
    for term in core.parameters {
      let name = term.name
      let type = expressions.type(of: term.syntax, in: core.declaration.id)
      var parameter = ExternParameter(
        core: term.local, label: SwiftNames.label(name),
        local: SwiftVariable(SwiftNames.local(SwiftNames.camelCase(name), taken: &taken)),
        type: type, isNamed: term.syntax.isNamed,
        typeText: TypeChecker.describe(term.syntax.type))
      if let value = term.defaultValue {
        // A size that the pattern states goes by what was given, so that must be known.
        if !isInPattern(term.local), value.locals.isEmpty,
          case let literal = try expressions.emit(value, as: type), literal.isLiteral
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

  private func isInPattern(_ local: Local) -> Bool {
    core.inputs.contains { $0.locals.contains(local) }
  }
}
