import NetdefTemplates

/// The text of a file's values and functions.
extension FileValues {
  func write(
    _ definition: Definition, named name: String, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    // Nothing of what surrounds the place of use is seen.
    var outside = emitter
    outside.environment = StaticEnvironment()
    outside.memory = EmissionMemory()
    outside.variables = SwiftVariables()
    outside.callDepth = nil
    outside.checksArithmetic = false
    outside.declarations = emitter.declarations.seen(from: definition.range)
    outside.recipeOfChain = { (chain, expression, inner) throws(EmissionError) in
      try self.recipe(of: chain, expression, inner)
    }
    var member =
      switch definition.kind {
      case .function(let body): try function(definition, named: name, body, outside)
      case .value(let expression): try value(definition, named: name, expression, outside)
      default: Member()
      }
    member.order = definition.name.range.lower
    member.lines =
      definition.documentation.map { $0.isEmpty ? "///" : "/// \($0)" } + member.lines
    return member
  }

  private func value(
    _ definition: Definition, named name: String, _ expression: Expression,
    _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let expression = try part(definition, expression, emitter)
    let stated = definition.type.map { StaticType($0, choiceName: nil) }
    let value =
      if let stated { try emitter.emit(expression, as: stated) } else {
        try emitter.emit(expression)
      }
    let name = Self.swiftName(name)
    let type = value.type.swiftType.text
    let lines =
      value.isThrowing
      ? ["static var \(name): \(type) {"] + Self.getter(value.tree) + ["}"]
      : SwiftPrinter.lines(
        "static let \(name)\(stated != nil || value.needsType ? ": \(type)" : "") = ",
        value.tree, margin: Self.margin)
    return Member(
      signature: Member.Signature(
        type: value.type, isThrowing: value.isThrowing, sign: value.sign, count: value.count),
      lines: lines)
  }

  /// The columns in front of a member.
  private static let margin = 2

  /// What computes a value that may throw, on one line where that has room.
  private static func getter(_ tree: SwiftTree) -> [String] {
    let line = "  get throws { \(SwiftPrinter.tried(tree)) }"
    if SwiftPrinter.isOneLine(tree), line.utf8.count <= SwiftLayout.expressionLimit {
      return [line]
    }
    let lines = SwiftPrinter.lines([.expression(tree)], margin: margin + 4)
    return ["  get throws {"] + lines.map { $0.indented(by: 4) } + ["  }"]
  }

  /// The part of a value that a `let` with several names gives to one of them.
  private func part(
    _ definition: Definition, _ expression: Expression, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Expression {
    var part = expression
    for index in definition.pattern?.path(to: definition.name.value) ?? [] {
      let value = part.unwrapped
      let place = definition.name.range
      switch value.kind {
      case .tuple(let parts) where parts.indices.contains(index): part = parts[index]
      case .list(let elements)
      where elements.indices.contains(index)
        && elements.allSatisfy { $0.clauses.isEmpty && !$0.isSpread }:
        part = elements[index].expression
      default:
        if case .list = try emitter.emit(value).type {
          let position = Expression(.integer(index), place)
          part = Expression(.index(base: value, items: [.expression(position)]), place)
        } else {
          part = Expression(.member(base: value, name: Name(String(index), place)), place)
        }
      }
    }
    return part
  }

  private func function(
    _ definition: Definition, named name: String, _ body: Expression,
    _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let signature = Signature(name: definition.name.value, parameters: definition.parameters)
    var inner = emitter
    inner.checksArithmetic = true
    var taken: Set<String> = ["callDepth"]
    var parameters: [String] = []
    for parameter in definition.parameters {
      let label = SwiftNames.label(parameter.name.value)
      let local = inner.variables.named(
        SwiftNames.local(SwiftNames.camelCase(parameter.name.value), taken: &taken))
      let type = emitter.type(of: parameter, in: signature)
      var text = "\(SwiftNames.labelled(label, local.name)): \(type.swiftType.text)"
      if let expression = parameter.defaultValue {
        // Defaults see no other parameter.
        let value = try emitter.emit(expression, for: parameter, of: signature)
        text += " = \(SwiftPrinter.text(value.tree))"
      }
      parameters.append(text)
      inner.environment.bind(parameter.name.value, local, type: type)
    }
    var statements: [SwiftStatement] = []
    let isRecursive = search?.assumed[name]?.isRecursive ?? false
    if isRecursive {
      let depth = inner.variables.named("callDepth")
      parameters.append("callDepth: Int = 0")
      statements.append(
        .expression(
          .runtime("Arithmetic").member("checkCallDepth").calling(
            [.init(nil, .variable(depth)), .init("of", .text(definition.name.value))],
            throwing: true)))
      inner.callDepth = depth
    }
    let isGivenUp = search?.isGivenUp ?? false
    let value = try isGivenUp ? inner.emit(body, as: .value) : inner.emit(body)
    statements.append(isRecursive ? .result(value.tree) : .expression(value.tree))
    let isThrowing = value.isThrowing || isRecursive
    let end = (isThrowing ? " throws" : "") + " -> \(value.type.swiftType.text) {"
    let head = "static func \(Self.swiftName(name))".declaring(parameters, after: end)
    let lines = SwiftPrinter.lines(statements, margin: Self.margin + 2).map { $0.indented() }
    return Member(
      signature: Member.Signature(type: value.type, isThrowing: isThrowing),
      lines: [head] + lines + ["}"])
  }

  /// The enum for the names that a function's parameter takes; parameters with the same names
  /// share it.
  func choice(of parameter: ParameterSyntax) -> SwiftType {
    let cases = StaticType(parameter.type, choiceName: .netdefValue).choice?.cases ?? []
    if let known = choices.first(where: { $0.cases == cases }) {
      return .nested(.named(Self.typeName, .module), known.name)
    }
    let camel = SwiftNames.camelCase(parameter.name.value)
    let base = camel.prefix(1).uppercased() + camel.dropFirst()
    var name = base
    var count = 1
    while choices.contains(where: { $0.name == name }) {
      count += 1
      name = "\(base)\(count)"
    }
    choices.append(ChoiceEnum(name: name, parameter: parameter.name.value, cases: cases))
    return .nested(.named(Self.typeName, .module), name)
  }

  static func swiftName(_ name: String) -> String {
    SwiftNames.escaped(SwiftNames.camelCase(name))
  }
}
