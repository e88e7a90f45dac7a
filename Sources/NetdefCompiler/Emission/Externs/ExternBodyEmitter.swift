import NetdefTemplates

/// Writes the statements that check an extern declaration's input and arguments.
struct ExternBodyEmitter {
  let emitter: ExternEmitter

  /// The names so far.
  private var expressions: ExpressionEmitter

  private var declaration: ExternDeclaration { emitter.declaration }

  /// What the statements mention: names beside it get no variable.
  private let mentioned: [Expression]

  init(emitter: ExternEmitter) {
    self.emitter = emitter
    expressions = ExpressionEmitter(declarations: emitter.declarations, values: FileValues())
    mentioned = ExternMentions(declaration: emitter.declaration).expressions
  }

  /// The body of a layer's initializer.
  mutating func initializer() throws(EmissionError) -> [String] {
    var lines: [String] = []
    if !emitter.hasOneInput { lines += inputCheck }
    lines += try checks()
    let output = try self.output()
    if emitter.hasOneInput {
      if let output { lines.append("\(emitter.inputs[0]) = \(output)") }
    } else {
      lines.append("outputs = [\(output ?? emitter.inputs[0])]")
    }
    var arguments: [String] = []
    var isThrowing = false
    for parameter in emitter.parameters {
      let value = emitter.passed(
        SwiftExpression(text: parameter.local, type: parameter.type))
      isThrowing = isThrowing || value.isThrowing
      arguments.append("\(parameter.label): \(value.text)")
    }
    if declaration.declaresParameters { arguments.append("generator: generator") }
    lines.append((isThrowing ? "try self.init" : "self.init").calling(arguments))
    return lines
  }

  /// The body of a function's shape rule.
  mutating func rule() throws(EmissionError) -> [String] {
    let lines = try checks()
    return lines + ["return \(try output() ?? emitter.inputs[0])"]
  }

  /// A layer with several inputs takes a list of their shapes.
  private var inputCheck: [String] {
    if declaration.isVariadic { return ["let \(emitter.inputs[0]) = inputs"] }
    let check = "try ShapeRules.check(inputs, count: \(emitter.inputs.count), of: \(name))"
    return [check]
      + emitter.inputs.enumerated().map { "let \($0.element) = inputs[\($0.offset)]" }
  }

  /// The declaration's name as a Swift text.
  private var name: String { "\"\(declaration.name)\"" }

  /// Everything that is checked and computed, in the checker's order.
  private mutating func checks() throws(EmissionError) -> [String] {
    var lines: [String] = []
    for parameter in emitter.parameters where !parameter.isComputed {
      expressions.environment.bind(parameter.name, swift: parameter.local, type: parameter.type)
    }
    if declaration.isVariadic {
      lines += variadicInput()
    } else {
      let patterns = [declaration.input.shape] + declaration.moreInputs.map(\.shape)
      for (variable, pattern) in zip(emitter.inputs, patterns) {
        var check = ExternPatternEmitter(
          pattern: pattern, variable: variable, emitter: emitter, mentioned: mentioned)
        lines += try check.lines(&expressions)
      }
    }
    lines += try defaults()
    lines += magnitudeCheck
    return lines + (try statements(declaration.statements, assigning: [:]))
  }

  /// `in parts..: [S..]` makes S the list of all shapes.
  private mutating func variadicInput() -> [String] {
    guard case .name(let name)? = declaration.input.shape.sizes.first?.expression?.kind,
      isMentioned(name)
    else { return [] }
    let local = expressions.freshName(name)
    expressions.environment.bind(name, swift: local, type: .list(.list(.int)))
    return ["let \(local) = \(emitter.inputs[0]).map(\\.sizes)"]
  }

  /// Parameters that were not given, from the input and the parameters before them.
  private mutating func defaults() throws(EmissionError) -> [String] {
    var lines: [String] = []
    for parameter in emitter.parameters {
      guard let formula = parameter.formula,
        let syntax = declaration.parameters.first(where: { $0.name.value == parameter.name })
      else { continue }
      let value = try expressions.emit(formula, for: syntax, of: declaration.signature)
      let text = value.operand(.nilCoalescing)
      lines.append(
        "let \(parameter.local) = \(value.isThrowing ? "try " : "")\(parameter.local) ?? \(text)")
      expressions.environment.bind(parameter.name, swift: parameter.local, type: parameter.type)
    }
    return lines
  }

  /// Numbers that are computed with are bounded first: a sum that overflows would stop the program.
  private var magnitudeCheck: [String] {
    let names = emitter.parameters.filter { declaration.unboundedNumbers.contains($0.name) }
      .map { "\"\($0.name)\": \($0.local)" }
    if names.isEmpty { return [] }
    return [
      "try Arithmetic.checkMagnitudes".calling([
        "of: \(name)", "[\(names.joined(separator: ", "))]",
      ])
    ]
  }

  /// The output's shape; nil where it is the input's.
  private func output() throws(EmissionError) -> String? {
    if declaration.keepsShape { return nil }
    return "try Shape".calling([
      "output: \(try sizes(declaration.output))", "of: \(name)",
    ])
  }

  /// The sizes of a shape as a list: `[N, out, P, Q]`, `S + [out]`.
  private func sizes(_ shape: ShapeSyntax) throws(EmissionError) -> String {
    var parts: [String] = []
    var single: [String] = []
    for size in shape.sizes {
      guard let expression = size.expression else {
        throw EmissionError("a shape with `..` here", size.range)
      }
      if size.isSpread {
        if !single.isEmpty { parts.append("[\(single.joined(separator: ", "))]") }
        single = []
        parts.append(try expressions.emit(expression, as: .list(.int)).operand(.sum))
      } else {
        single.append(try expressions.emit(expression, as: .int).text)
      }
    }
    if !single.isEmpty { parts.append("[\(single.joined(separator: ", "))]") }
    let line = parts.joined(separator: " + ")
    return parts.isEmpty ? "[]" : line.utf8.count <= 60 ? line : parts.joined(separator: "\n  + ")
  }

  private func isMentioned(_ name: String) -> Bool { mentioned.contains { $0.mentions(name) } }

  // MARK: Statements

  /// - Parameter assigned: Variables that were declared before, with their types.
  private mutating func statements(
    _ statements: [Statement], assigning assigned: [String: (local: String, type: StaticType)]
  ) throws(EmissionError) -> [String] {
    var lines: [String] = []
    for statement in statements {
      switch statement.kind {
      case .letValue(.name(let name), _, _, let expression):
        guard isMentioned(name.value) else { continue }
        let value = try expressions.emit(expression)
        if let variable = assigned[name.value] {
          let converted = expressions.convert(value, to: variable.type)
          lines.append("\(variable.local) = \(converted.tried)")
          expressions.environment.bind(name.value, swift: variable.local, type: variable.type)
        } else {
          let local = expressions.freshName(name.value)
          lines += try variable(local, expression, value)
          expressions.environment.bind(name.value, swift: local, holding: value)
        }
      case .requirement(let requirement): lines += try guarding(requirement)
      case .conditional(let condition, let then, let otherwise):
        lines += try conditional(condition, then, otherwise)
      case .state(_, let state, .some(let shape), _):
        lines.append(
          "try Shape.check".calling([
            "state: \"\(state.plain ?? "")\"", "of: \(name)", try sizes(shape),
          ]))
      default: break
      }
    }
    return lines
  }

  /// A variable's declaration; where it would be too wide, each arm of an `if` assigns it.
  private func variable(
    _ local: String, _ expression: Expression, _ value: SwiftExpression
  ) throws(EmissionError) -> [String] {
    let annotation = value.needsType ? ": \(value.type.swiftName)" : ""
    let line = "let \(local)\(annotation) = \(value.tried)"
    guard line.utf8.count > 92 || line.contains("\n"),
      case .conditional(let conditional) = expression.kind,
      let otherwise = conditional.otherwise
    else { return [line] }
    let arms = [
      try expressions.emit(conditional.then, as: value.type),
      try expressions.emit(otherwise, as: value.type),
    ]
    return [
      "let \(local): \(value.type.swiftName)",
      "if \(try expressions.truth(conditional.condition).condition) {",
      "\(local) = \(arms[0].tried)".indented(), "} else {",
      "\(local) = \(arms[1].tried)".indented(), "}",
    ]
  }

  private func guarding(_ requirement: Requirement) throws(EmissionError) -> [String] {
    let condition = try expressions.truth(requirement.condition)
    let message = try expressions.text(requirement.message)
    var arguments = [message.text, "id: \"\(requirement.id ?? "requirement")\""]
    var isThrowing = message.isThrowing
    if let help = requirement.help {
      let text = try expressions.text(help)
      isThrowing = isThrowing || text.isThrowing
      arguments.append("help: \(text.text)")
    }
    let call = "throw \(isThrowing ? "try " : "")DefinitionError".calling(arguments)
    return [
      "\(condition.guardHead) {", call.indented(), "}",
    ]
  }

  /// An `if`; names that both arms bind are there after it, as in the checker.
  private mutating func conditional(
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement]
  ) throws(EmissionError) -> [String] {
    var lines: [String] = []
    var assigned: [String: (local: String, type: StaticType)] = [:]
    for name in then.flatMap(\.boundNames)
    where isMentioned(name) && otherwise.flatMap(\.boundNames).contains(name) {
      let local = expressions.freshName(name)
      var type = StaticType.undetermined
      for arm in [then, otherwise] {
        var trial = self
        _ = try trial.statements(arm, assigning: [:])
        type = type.joined(trial.expressions.environment[name]?.type ?? .undetermined)
      }
      lines.append("let \(local): \(type.swiftName)")
      assigned[name] = (local, type)
    }
    let before = expressions.environment
    let first = try statements(then, assigning: assigned)
    expressions.environment = before
    let second = try statements(otherwise, assigning: assigned)
    expressions.environment = before
    for (name, variable) in assigned {
      expressions.environment.bind(name, swift: variable.local, type: variable.type)
    }
    if first.isEmpty, second.isEmpty { return lines }
    let test = first.isEmpty ? Expression(.not(condition), condition.range) : condition
    lines.append("if \(try expressions.truth(test).condition) {")
    lines += (first.isEmpty ? second : first).map { $0.indented() }
    if !first.isEmpty, !second.isEmpty { lines += ["} else {"] + second.map { $0.indented() } }
    return lines + ["}"]
  }
}
