/// Writes a layer or function as a value: its recipe.
struct ExternRecipeEmitter {
  let emitter: ExternEmitter

  private var declaration: ExternDeclaration { emitter.declaration }

  func member() throws(EmissionError) -> SwiftMember {
    let closures = declaration.isLayer ? [layer] : try function()
    return .property(
      "`\(declaration.name)` as a value.", emitter.access,
      declaration.isLayer ? "recipe" : SwiftNames.camelCase(declaration.name), nil,
      .closures(.runtime("LayerRecipe"), SwiftList(recipeArguments), closures), isStatic: true)
  }

  /// The arguments in front of the closures.
  private var recipeArguments: [SwiftList.Item] {
    var result: [SwiftList.Item] = [
      .init(declaration.isLayer ? nil : "function", .text(declaration.name))
    ]
    let parameters = emitter.parameters.map(parameter)
    if !parameters.isEmpty { result.append(.init("parameters", .array(parameters, .lines))) }
    let renamed = declaration.renamed.sorted { $0.key < $1.key }
      .map { SwiftList.Item("\"\($0.key)\"", .text($0.value)) }
    if !renamed.isEmpty { result.append(.init("renamed", .array(SwiftList(renamed)))) }
    if !emitter.definitions.isEmpty {
      result.append(.init("definitions", .array(emitter.definitions)))
    }
    return result
  }

  /// `.required("out", Int.self)`.
  private func parameter(_ parameter: ExternParameter) -> SwiftTree {
    let type = parameter.type.isConvertible ? parameter.type : .value
    let kind =
      parameter.isNamed ? "labelOnly" : parameter.isRequired ? "required" : "optional"
    var items: [SwiftList.Item] = [
      .init(nil, .text(parameter.name)), .init(nil, .metatype(type.swiftType)),
    ]
    if type.netdefText != parameter.typeText { items.append(.init(nil, .text(parameter.typeText))) }
    if parameter.isNamed, parameter.isRequired { items.append(.init("isRequired", .boolean(true))) }
    return SwiftTree.implicitMember(kind).calling(items)
  }

  /// A closure with the label that it has behind others.
  private typealias Closure = (label: String?, closure: SwiftClosure)

  // MARK: Layers

  private var layer: Closure {
    let (inputs, outputs) = (SwiftVariable("inputs"), SwiftVariable("outputs"))
    var items: [SwiftList.Item] =
      emitter.hasOneInput
      ? [.init("on", SwiftTree.variable(x).reference)]
      : [
        .init("on", .variable(inputs)),
        .init("outputs", SwiftTree.variable(outputs).reference),
      ]
    items += emitter.parameters.map { SwiftList.Item($0.label, given($0)) }
    if declaration.declaresParameters { items.append(.generator(emitter.generator)) }
    let call = SwiftTree.type(.layer(declaration.name))
      .calling(SwiftList(items, .statement), throwing: true)
    let tensors = emitter.hasOneInput ? [x] : [inputs, outputs]
    return (nil, closure(tensors + [given, emitter.generator], [.expression(call)]))
  }

  private let x = SwiftVariable("x")
  private let given = SwiftVariable("arguments")
  private var arguments: SwiftTree { .variable(given) }

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
    let expressions = ExpressionEmitter(elaboration: emitter.elaboration, values: FileValues())
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

  private func function() throws(EmissionError) -> [Closure] {
    let given = emitter.parameters.map { SwiftList.Item($0.label, self.given($0)) }
    func rule(_ shapes: [SwiftTree]) -> SwiftTree {
      SwiftTree.runtime("ShapeRules").member(emitter.functionName).calling(
        SwiftList(shapes.map { .init(nil, $0) } + given, .statement), throwing: true)
    }
    if emitter.hasOneInput {
      return [
        (nil, closure([x, self.given], [.expression(rule([.variable(x)]))])),
        ("apply", closure([x, self.given], try applying(to: x))),
      ]
    }
    let (all, several) = (SwiftVariable("shapes"), SwiftVariable("nodes"))
    let shapes = SwiftTree.variable(all)
    let nodes = try applying(to: several)
    if declaration.isVariadic {
      return [
        (nil, closure([all, self.given], [.expression(rule([shapes]))])),
        ("applyToAll", closure([several, self.given], nodes)),
      ]
    }
    let check = SwiftTree.runtime("ShapeRules").member("check").calling(
      [
        .init(nil, shapes), .init("count", .integer(emitter.inputs.count)),
        .init("of", .text(declaration.name)),
      ], throwing: true)
    let parts = emitter.inputs.indices.map { shapes.element(.integer($0)) }
    return [
      (nil, closure([all, self.given], [.expression(check), .result(rule(parts))])),
      ("applyToAll", closure([several, self.given], nodes)),
    ]
  }

  /// A closure of statements of which the last is its value.
  private func closure(
    _ parameters: [SwiftVariable], _ statements: [SwiftStatement]
  ) -> SwiftClosure {
    var value = SwiftTree.absent
    switch statements.last?.kind {
    case .expression(let tree), .result(let tree): value = tree
    case .declaration, .assignment, .addition, .discard, .condition, .requirement, .loop, .failure,
      .attempt, .comment, nil:
      break
    }
    return SwiftClosure(
      parameters.map { .variable($0) }, after: statements.dropLast(), value)
  }

  /// The call of the function of `Node`, of which every argument is written out.
  private func applying(to input: SwiftVariable) throws(EmissionError) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    var expressions = ExpressionEmitter(elaboration: emitter.elaboration, values: FileValues())
    let read = Set(emitter.parameters.compactMap(\.formula).flatMap(\.locals))
    if emitter.hasOneInput {
      ExternPatternEmitter(
        pattern: emitter.core.inputs[0], shape: SwiftTree.variable(input).member("shape"),
        emitter: emitter, read: read
      ).bindInline(&expressions)
    }
    var items: [SwiftList.Item] = []
    for parameter in emitter.parameters {
      let isUsed = read.contains(parameter.core)
      expressions.environment.bind(parameter.core, parameter.local, type: parameter.type)
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
    guard let formula = parameter.formula else { return .constant(parameter.local, type, given) }
    let value = try expressions.emit(formula, as: parameter.type)
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
