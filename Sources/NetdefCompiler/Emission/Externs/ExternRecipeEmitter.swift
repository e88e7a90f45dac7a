import NetdefTemplates

/// Writes a layer or function as a value: its recipe.
struct ExternRecipeEmitter {
  let emitter: ExternEmitter

  private var declaration: ExternDeclaration { emitter.declaration }

  func text() throws(EmissionError) -> String {
    let closures = declaration.isLayer ? [layer] : try function()
    return ExternRecipeTemplate(
      access: emitter.access, property: declaration.isLayer ? "recipe" : emitter.functionName,
      documentation: "`\(declaration.name)` as a value.", arguments: recipeArguments,
      closures: closures
    ).text
  }

  /// The arguments in front of the closures.
  private var recipeArguments: [String] {
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
    var arguments = ["\"\(parameter.name)\"", "\(type.swiftType.text).self"]
    if type.netdefText != parameter.typeText { arguments.append("\"\(parameter.typeText)\"") }
    if parameter.isNamed, parameter.isRequired { arguments.append("isRequired: true") }
    return ".\(kind)(\(arguments.joined(separator: ", ")))"
  }

  // MARK: Layers

  private var layer: ExternRecipeTemplate.Closure {
    let outputs = SwiftVariable("outputs")
    var items: [SwiftList.Item] =
      emitter.hasOneInput
      ? [.init("on", SwiftTree.variable(x).reference)]
      : [
        .init("on", .variable(SwiftVariable("inputs"))),
        .init("outputs", SwiftTree.variable(outputs).reference),
      ]
    items += emitter.parameters.map { SwiftList.Item($0.label, given($0)) }
    if declaration.declaresParameters { items.append(.generator(emitter.generator)) }
    let call = SwiftTree.type(.layer(declaration.name))
      .calling(SwiftList(items, .statement), throwing: true)
    return closure(
      "", (emitter.hasOneInput ? "x" : "inputs, outputs") + ", arguments, generator",
      [.expression(call)])
  }

  private let x = SwiftVariable("x")
  private let arguments = SwiftTree.variable(SwiftVariable("arguments"))

  /// The argument that was given; nil where a default is computed.
  private func given(_ parameter: ExternParameter) -> SwiftTree {
    let name = SwiftTree.text(parameter.name)
    guard parameter.type.isConvertible else { return givenValue(parameter) }
    if parameter.isComputed { return arguments.member("optional").calling([name]) }
    return arguments.element(
      [.init(nil, name)]
        + (parameter.literal.map {
          [.init("default", $0.tree.optional(as: parameter.type))]
        } ?? []))
  }

  /// The same for a type that is no value of netdef itself: a Swift tuple.
  private func givenValue(_ parameter: ExternParameter) -> SwiftTree {
    let expressions = ExpressionEmitter(
      declarations: emitter.declarations, values: FileValues())
    func converted(_ tree: SwiftTree) -> SwiftTree {
      expressions.convert(SwiftExpression(tree, .value), to: parameter.type).tree
    }
    let name = SwiftTree.text(parameter.name)
    if parameter.isComputed {
      let value = SwiftVariable("value")
      var closure = SwiftClosure([.variable(value)], converted(.variable(value)))
      closure.parameters = [.init(pattern: .variable(value), type: .netdefValue)]
      return arguments.member("optional").calling([name]).member("map").calling([], closure)
    }
    guard let literal = parameter.literal else { return converted(arguments.element(name)) }
    let value = expressions.convert(literal, to: .value).tree
    return converted(arguments.element([.init(nil, name), .init("default", value)]))
  }

  // MARK: Functions

  private func function() throws(EmissionError) -> [ExternRecipeTemplate.Closure] {
    let given = emitter.parameters.map { SwiftList.Item($0.label, self.given($0)) }
    func rule(_ shapes: [SwiftTree]) -> SwiftTree {
      SwiftTree.runtime("ShapeRules").member(emitter.functionName).calling(
        SwiftList(shapes.map { .init(nil, $0) } + given, .statement), throwing: true)
    }
    if emitter.hasOneInput {
      return [
        closure("", "x, arguments", [.expression(rule([.variable(x)]))]),
        closure("apply", "x, arguments", try applying(to: x)),
      ]
    }
    let shapes = SwiftTree.variable(SwiftVariable("shapes"))
    let nodes = try applying(to: SwiftVariable("nodes"))
    if declaration.isVariadic {
      return [
        closure("", "shapes, arguments", [.expression(rule([shapes]))]),
        closure("applyToAll", "nodes, arguments", nodes),
      ]
    }
    let check = SwiftTree.runtime("ShapeRules").member("check").calling(
      [
        .init(nil, shapes), .init("count", .integer(emitter.inputs.count)),
        .init("of", .text(declaration.name)),
      ], throwing: true)
    let parts = emitter.inputs.indices.map { shapes.element(.integer($0)) }
    return [
      closure("", "shapes, arguments", [.expression(check), .result(rule(parts))]),
      closure("applyToAll", "nodes, arguments", nodes),
    ]
  }

  private func closure(
    _ label: String, _ parameters: String, _ statements: [SwiftStatement]
  ) -> ExternRecipeTemplate.Closure {
    ExternRecipeTemplate.Closure(
      label: label, parameters: parameters,
      statements: SwiftPrinter.lines(statements, margin: 4))
  }

  /// The call of the function of `Node`, of which every argument is written out.
  private func applying(to input: SwiftVariable) throws(EmissionError) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    var expressions = ExpressionEmitter(declarations: emitter.declarations, values: FileValues())
    let formulas = emitter.parameters.compactMap(\.formula)
    if emitter.hasOneInput {
      ExternPatternEmitter(
        pattern: declaration.input.shape, shape: SwiftTree.variable(input).member("shape"),
        emitter: emitter, mentioned: formulas
      ).bindInline(&expressions)
    }
    var items: [SwiftList.Item] = []
    for parameter in emitter.parameters {
      let isUsed = formulas.contains { $0.mentions(parameter.name) }
      expressions.environment.bind(parameter.name, parameter.local, type: parameter.type)
      var value = parameter.value
      if parameter.isComputed || isUsed || !isInferred(parameter.type) {
        statements.append(try variable(parameter, expressions))
      } else {
        value.tree = given(parameter)
      }
      items.append(.init(parameter.label, emitter.passed(value).tree))
    }
    let node = SwiftTree.variable(input)
    let call =
      emitter.hasOneInput
      ? node.member(emitter.functionName)
        .calling(SwiftList(items, .statement), throwing: true)
      : SwiftTree.runtime("Node").member(emitter.functionName)
        .calling(SwiftList([.init(nil, node)] + items, .statement), throwing: true)
    return statements + [statements.isEmpty ? .expression(call) : .result(call)]
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
  ) throws(EmissionError) -> SwiftStatement {
    // What is read of the arguments may be of another type.
    let given = given(parameter).throwing
    let type = parameter.type.swiftType
    guard let formula = parameter.formula,
      let syntax = declaration.parameters.first(where: { $0.name.value == parameter.name })
    else { return .constant(parameter.local, type, given) }
    let value = try expressions.emit(formula, for: syntax, of: declaration.signature)
    return .constant(parameter.local, type, given.binary(.coalesce, value.tree))
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
