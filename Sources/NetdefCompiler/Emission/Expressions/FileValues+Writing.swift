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
    let documentation = definition.documentation.map { $0.isEmpty ? "///\n" : "/// \($0)\n" }
    member.text = documentation.joined() + member.text
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
    let type = value.type.swiftName
    let getter = "  get throws { try \(value.text) }"
    let lines =
      SwiftExpression.fits(getter)
      ? getter : "  get throws {\n    try \(Self.indented(Self.indented(value.text)))\n  }"
    let text =
      value.isThrowing
      ? "static var \(name): \(type) {\n\(lines)\n}"
      : "static let \(name)\(stated != nil || value.needsType ? ": \(type)" : "") = \(value.text)"
    return Member(
      type: value.type, isThrowing: value.isThrowing, text: text, sign: value.sign,
      count: value.count)
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
      let local = SwiftNames.local(SwiftNames.camelCase(parameter.name.value), taken: &taken)
      let type = emitter.type(of: parameter, in: signature)
      let isPlain = local == label || local == "`\(label)`"
      var text = "\(isPlain ? local : "\(label) \(local)"): \(type.swiftName)"
      if let expression = parameter.defaultValue {
        // Defaults see no other parameter.
        text += " = \(try emitter.emit(expression, for: parameter, of: signature).text)"
      }
      parameters.append(text)
      inner.environment.bind(parameter.name.value, swift: local, type: type)
    }
    var lines: [String] = []
    let isRecursive = search?.assumed[name]?.isRecursive ?? false
    if isRecursive {
      parameters.append("callDepth: Int = 0")
      lines.append("try Arithmetic.checkCallDepth(callDepth, of: \"\(definition.name.value)\")")
      inner.callDepth = "callDepth"
    }
    let isGivenUp = search?.isGivenUp ?? false
    let value = try isGivenUp ? inner.emit(body, as: .value) : inner.emit(body)
    lines.append((isRecursive ? "return " : "") + value.tried)
    let isThrowing = value.isThrowing || isRecursive
    let end = (isThrowing ? " throws" : "") + " -> \(value.type.swiftName) {"
    let text =
      "static func \(Self.swiftName(name))".declaring(parameters, after: end) + "\n"
      + lines.map { "  \(Self.indented($0))\n" }.joined() + "}"
    return Member(type: value.type, isThrowing: isThrowing, text: text)
  }

  /// The enum for the names that a function's parameter takes; parameters with the same names
  /// share it.
  func choice(of parameter: ParameterSyntax) -> String {
    let cases = StaticType(parameter.type, choiceName: "").choice?.cases ?? []
    if let known = choices.first(where: { $0.cases == cases }) {
      return "\(Self.typeName).\(known.name)"
    }
    let camel = SwiftNames.camelCase(parameter.name.value)
    let name = camel.prefix(1).uppercased() + camel.dropFirst()
    let same = choices.filter { $0.name.hasPrefix(name) }.count
    choices.append(
      ChoiceEnum(
        name: same == 0 ? name : "\(name)\(same + 1)", parameter: parameter.name.value,
        cases: cases))
    return "\(Self.typeName).\(choices[choices.count - 1].name)"
  }

  static func swiftName(_ name: String) -> String {
    SwiftNames.escaped(SwiftNames.camelCase(name))
  }

  static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }
}
