import NetdefTemplates

/// Writes a layer or function as a value: its recipe.
struct ExternRecipeEmitter {
  let emitter: ExternEmitter

  private var declaration: ExternDeclaration { emitter.declaration }

  func text() throws(EmissionError) -> String {
    let closures = declaration.isLayer ? [layer] : try function()
    return ExternRecipeTemplate(
      access: emitter.access, property: declaration.isLayer ? "recipe" : emitter.functionName,
      documentation: "`\(declaration.name)` as a value.", arguments: arguments, closures: closures
    ).text
  }

  /// The arguments in front of the closures.
  private var arguments: [String] {
    var result = [(declaration.isLayer ? "" : "function: ") + "\"\(declaration.name)\""]
    let parameters = emitter.parameters.map(parameter)
    if !parameters.isEmpty {
      result.append("parameters: [\n  \(parameters.joined(separator: ",\n  ")),\n]")
    }
    let renamed = declaration.renamed.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\": \"\($0.value)\"" }
    if !renamed.isEmpty { result.append("renamed: [\(renamed.joined(separator: ", "))]") }
    if !emitter.definitions.isEmpty {
      result.append("definitions: [\(emitter.definitions.joined(separator: ", "))]")
    }
    return result
  }

  /// `.required("out", Int.self)`.
  private func parameter(_ parameter: ExternParameter) -> String {
    let type = parameter.type.isConvertible ? parameter.type : .value
    let kind =
      parameter.isNamed ? "labelOnly" : parameter.isRequired ? "required" : "optional"
    var arguments = ["\"\(parameter.name)\"", "\(type.swiftName).self"]
    if type.netdefText != parameter.typeText { arguments.append("\"\(parameter.typeText)\"") }
    if parameter.isNamed, parameter.isRequired { arguments.append("isRequired: true") }
    return ".\(kind)(\(arguments.joined(separator: ", ")))"
  }

  // MARK: Layers

  private var layer: ExternRecipeTemplate.Closure {
    let inputs = emitter.hasOneInput ? ["on: &x"] : ["on: inputs", "outputs: &outputs"]
    var arguments = inputs + emitter.parameters.map { "\($0.label): \(given($0))" }
    if declaration.declaresParameters { arguments.append("generator: generator") }
    let call = "try \(declaration.name)".calling(arguments)
    return ExternRecipeTemplate.Closure(
      parameters: (emitter.hasOneInput ? "x" : "inputs, outputs") + ", arguments, generator",
      statements: call.split(separator: "\n").map(String.init))
  }

  /// The argument that was given; nil where a default is computed.
  private func given(_ parameter: ExternParameter) -> String {
    let name = "\"\(parameter.name)\""
    guard parameter.type.isConvertible else { return givenValue(parameter) }
    if parameter.isComputed { return "arguments.optional(\(name))" }
    return parameter.literal.map { "arguments[\(name), default: \($0.text)]" }
      ?? "arguments[\(name)]"
  }

  /// The same for a type that is no value of netdef itself: a Swift tuple.
  private func givenValue(_ parameter: ExternParameter) -> String {
    let expressions = ExpressionEmitter(
      declarations: emitter.declarations, values: FileValues())
    func converted(_ text: String) -> String {
      expressions.convert(SwiftExpression(text: text, type: .value), to: parameter.type).text
    }
    let name = "\"\(parameter.name)\""
    if parameter.isComputed {
      return "arguments.optional(\(name)).map { (value: NetdefValue) in try \(converted("value")) }"
    }
    guard let literal = parameter.literal else { return converted("arguments[\(name)]") }
    let value = expressions.convert(literal, to: .value).text
    return converted("arguments[\(name), default: \(value)]")
  }

  // MARK: Functions

  private func function() throws(EmissionError) -> [ExternRecipeTemplate.Closure] {
    let given = emitter.parameters.map { "\($0.label): \(self.given($0))" }
    let rule = "try ShapeRules.\(emitter.functionName)"
    if emitter.hasOneInput {
      return [
        closure("", "x, arguments", [rule.calling(["x"] + given)]),
        closure("apply", "x, arguments", try applying(to: "x")),
      ]
    }
    var shapes = ["shapes"]
    var check: [String] = []
    if !declaration.isVariadic {
      shapes = emitter.inputs.indices.map { "shapes[\($0)]" }
      check = [
        "try ShapeRules.check(shapes, count: \(shapes.count), of: \"\(declaration.name)\")"
      ]
    }
    let result = (check.isEmpty ? "" : "return ") + rule.calling(shapes + given)
    return [
      closure("", "shapes, arguments", check + [result]),
      closure("applyToAll", "nodes, arguments", try applying(to: "nodes")),
    ]
  }

  private func closure(
    _ label: String, _ parameters: String, _ statements: [String]
  ) -> ExternRecipeTemplate.Closure {
    ExternRecipeTemplate.Closure(
      label: label, parameters: parameters,
      statements: statements.flatMap { $0.split(separator: "\n").map(String.init) })
  }

  /// The call of the function of `Node`, of which every argument is written out.
  private func applying(to input: String) throws(EmissionError) -> [String] {
    var lines: [String] = []
    var expressions = ExpressionEmitter(declarations: emitter.declarations, values: FileValues())
    let formulas = emitter.parameters.compactMap(\.formula)
    if emitter.hasOneInput {
      ExternPatternEmitter(
        pattern: declaration.input.shape, variable: "\(input).shape", emitter: emitter,
        mentioned: formulas
      ).bindInline(&expressions)
    }
    var arguments: [String] = []
    for parameter in emitter.parameters {
      let isUsed = formulas.contains { $0.mentions(parameter.name) }
      expressions.environment.bind(parameter.name, swift: parameter.local, type: parameter.type)
      var value = SwiftExpression(text: parameter.local, type: parameter.type)
      if parameter.isComputed || isUsed || !isInferred(parameter.type) {
        lines.append(try variable(parameter, expressions))
      } else {
        value.text = given(parameter)
      }
      arguments.append("\(parameter.label): \(emitter.passed(value).text)")
    }
    let call =
      emitter.hasOneInput
      ? "try \(input).\(emitter.functionName)".calling(arguments)
      : "try Node.\(emitter.functionName)".calling([input] + arguments)
    return lines + [(lines.isEmpty ? "" : "return ") + call]
  }

  /// Whether the function's own parameter tells what an argument is read as.
  private func isInferred(_ type: StaticType) -> Bool {
    switch type {
    case .int, .float, .bool, .pair, .padding, .adaptiveSize: true
    case .choice, .optional(.choice): !emitter.writesChoices
    default: false
    }
  }

  private func variable(
    _ parameter: ExternParameter, _ expressions: ExpressionEmitter
  ) throws(EmissionError) -> String {
    let head = "let \(parameter.local): \(parameter.type.swiftName) = try \(given(parameter))"
    guard let formula = parameter.formula,
      let syntax = declaration.parameters.first(where: { $0.name.value == parameter.name })
    else { return head }
    let value = try expressions.emit(formula, for: syntax, of: declaration.signature)
    return "\(head) ?? \(value.operand(.nilCoalescing))"
  }
}

extension StaticType {
  /// The type in words, as the runtime's `netdefType` has it; nil where only the runtime knows.
  var netdefText: String? {
    switch self {
    case .int: "an Int"
    case .float: "a Float"
    case .bool: "a Bool"
    case .pair: "an Int or a pair of Ints"
    case .padding: "an Int or a pair of Ints or `same`"
    case .adaptiveSize: "an Int, `none` or (an Int or `none`, an Int or `none`)"
    case .list(let element): element.netdefText.map { "a list, each element \($0)" }
    case .optional(let wrapped): wrapped.netdefText.map { "\($0) or `none`" }
    case .choice(_, let cases):
      cases.count < 2
        ? cases.map { "`\($0)`" }.joined()
        : cases.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " or `\(cases.last ?? "")`"
    case .recipe: "a Layer"
    default: nil
    }
  }
}
