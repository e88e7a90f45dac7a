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
  mutating func initializer() throws(EmissionError) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    if !emitter.hasOneInput { statements += inputCheck }
    statements += try checks()
    let input = SwiftTree.variable(emitter.inputs[0])
    let output = try self.output()
    if emitter.hasOneInput {
      if let output { statements.append(.assign(input, output)) }
    } else {
      statements.append(
        .assign(.variable(SwiftVariable("outputs")), .array([output ?? input])))
    }
    var items = emitter.parameters.map { parameter in
      SwiftList.Item(parameter.label, emitter.passed(parameter.value).tree)
    }
    if declaration.declaresParameters { items.append(.generator(emitter.generator)) }
    let make = SwiftTree.swift("self").member("init")
    return statements + [.expression(make.calling(SwiftList(items, .statement)))]
  }

  /// The body of a function's shape rule.
  mutating func rule() throws(EmissionError) -> [SwiftStatement] {
    let statements = try checks()
    return statements + [.result(try output() ?? .variable(emitter.inputs[0]))]
  }

  /// A layer with several inputs takes a list of their shapes.
  private var inputCheck: [SwiftStatement] {
    let inputs = SwiftTree.variable(SwiftVariable("inputs"))
    if declaration.isVariadic { return [.constant(emitter.inputs[0], nil, inputs)] }
    let check = SwiftTree.runtime("ShapeRules").member("check").calling(
      [.init(nil, inputs), .init("count", .integer(emitter.inputs.count)), place], throwing: true)
    return [.expression(check)]
      + emitter.inputs.enumerated().map { .constant($1, nil, inputs.element(.integer($0))) }
  }

  /// The declaration's name, as errors have it.
  private var place: SwiftList.Item { .init("of", .text(declaration.name)) }

  /// Everything that is checked and computed, in the checker's order.
  private mutating func checks() throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for parameter in emitter.parameters where !parameter.isComputed {
      expressions.environment.bind(parameter.name, parameter.local, type: parameter.type)
    }
    if declaration.isVariadic {
      result += variadicInput()
    } else {
      let patterns = [declaration.input.shape] + declaration.moreInputs.map(\.shape)
      for (variable, pattern) in zip(emitter.inputs, patterns) {
        var check = ExternPatternEmitter(
          pattern: pattern, shape: .variable(variable), emitter: emitter, mentioned: mentioned)
        result += try check.statements(&expressions)
      }
    }
    result += try defaults()
    result += magnitudeCheck
    return result + (try statements(declaration.statements, assigning: [:]))
  }

  /// `in parts..: [S..]` makes S the list of all shapes.
  private mutating func variadicInput() -> [SwiftStatement] {
    guard case .name(let name)? = declaration.input.shape.sizes.first?.expression?.kind,
      isMentioned(name)
    else { return [] }
    let local = SwiftVariable(expressions.freshName(name))
    expressions.environment.bind(name, local, type: .list(.list(.int)))
    let sizes = SwiftTree.variable(emitter.inputs[0]).member("map").calling([.keyPath("sizes")])
    return [.constant(local, nil, sizes)]
  }

  /// Parameters that were not given, from the input and the parameters before them.
  private mutating func defaults() throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for parameter in emitter.parameters {
      guard let formula = parameter.formula,
        let syntax = declaration.parameters.first(where: { $0.name.value == parameter.name })
      else { continue }
      let value = try expressions.emit(formula, for: syntax, of: declaration.signature)
      let given = SwiftTree.variable(parameter.local)
      result.append(.constant(parameter.local, nil, given.binary(.coalesce, value.tree)))
      expressions.environment.bind(parameter.name, parameter.local, type: parameter.type)
    }
    return result
  }

  /// Numbers that are computed with are bounded first: a sum that overflows would stop the program.
  private var magnitudeCheck: [SwiftStatement] {
    let checked = emitter.parameters.filter {
      declaration.unboundedNumbers.contains($0.name)
    }
    if checked.isEmpty { return [] }
    return [
      .checkMagnitudes(of: declaration.name, checked.map { ($0.name, .variable($0.local)) })
    ]
  }

  /// The output's shape; nil where it is the input's.
  private func output() throws(EmissionError) -> SwiftTree? {
    if declaration.keepsShape { return nil }
    return SwiftTree.runtime("Shape").calling(
      SwiftList([.init("output", try sizes(declaration.output)), place], .statement),
      throwing: true)
  }

  /// The sizes of a shape as a list: `[N, out, P, Q]`, `S + [out]`.
  private func sizes(_ shape: ShapeSyntax) throws(EmissionError) -> SwiftTree {
    var parts: [SwiftTree] = []
    var single: [SwiftTree] = []
    for size in shape.sizes {
      guard let expression = size.expression else {
        throw EmissionError("a shape with `..` here", size.range)
      }
      if size.isSpread {
        if !single.isEmpty { parts.append(.array(single)) }
        single = []
        parts.append(try expressions.emit(expression, as: .list(.int)).tree)
      } else {
        single.append(try expressions.emit(expression, as: .int).tree)
      }
    }
    if !single.isEmpty { parts.append(.array(single)) }
    return parts.isEmpty ? .array([]) : .joined(.add, parts)
  }

  private func isMentioned(_ name: String) -> Bool { mentioned.contains { $0.mentions(name) } }

  // MARK: Statements

  /// Variables that were declared before, with their types.
  private typealias Assigned = [String: (local: SwiftVariable, type: StaticType)]

  private mutating func statements(
    _ statements: [Statement], assigning assigned: Assigned
  ) throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for statement in statements {
      switch statement.kind {
      case .letValue(.name(let name), _, _, let expression):
        guard isMentioned(name.value) else { continue }
        let value = try expressions.emit(expression)
        if let variable = assigned[name.value] {
          let converted = expressions.convert(value, to: variable.type)
          result.append(.assign(variable.local, converted.tree))
          expressions.environment.bind(name.value, variable.local, type: variable.type)
        } else {
          let local = SwiftVariable(expressions.freshName(name.value))
          result += try variable(local, expression, value)
          expressions.environment.bind(name.value, local, holding: value)
        }
      case .requirement(let requirement): result.append(try guarding(requirement))
      case .conditional(let condition, let then, let otherwise):
        result += try conditional(condition, then, otherwise)
      case .state(_, let state, .some(let shape), _):
        result.append(
          .expression(
            SwiftTree.runtime("Shape").member("check").calling(
              SwiftList(
                [
                  .init("state", .text(state.plain ?? "")), place,
                  .init(nil, try sizes(shape)),
                ], .statement), throwing: true)))
      default: break
      }
    }
    return result
  }

  /// How wide a declaration may get before each arm of a condition assigns the variable.
  private static let declarationLimit = 92

  /// A variable's declaration; where it would be too wide, each arm of an `if` assigns it.
  private func variable(
    _ local: SwiftVariable, _ expression: Expression, _ value: SwiftExpression
  ) throws(EmissionError) -> [SwiftStatement] {
    let whole = SwiftStatement.constant(local, value.statedType, value.tree)
    let fits = SwiftPrinter.width(whole).map { $0 <= Self.declarationLimit } ?? false
    guard !fits, case .conditional(let conditional) = expression.kind,
      let otherwise = conditional.otherwise
    else { return [whole] }
    let condition = try expressions.truth(conditional.condition).tree
    let first = try expressions.emit(conditional.then, as: value.type).tree
    let second = try expressions.emit(otherwise, as: value.type).tree
    return [
      .declaration(of: local, value.type.swiftType),
      .condition(
        .truth(condition), [.assign(local, first)], otherwise: [.assign(local, second)]),
    ]
  }

  private func guarding(_ requirement: Requirement) throws(EmissionError) -> SwiftStatement {
    let condition = try expressions.truth(requirement.condition)
    var items: [SwiftList.Item] = [
      .init(nil, try expressions.text(requirement.message)),
      .init("id", .text(requirement.id ?? "requirement")),
    ]
    if let help = requirement.help { items.append(.init("help", try expressions.text(help))) }
    let error = SwiftTree.runtime("DefinitionError").calling(SwiftList(items, .statement))
    return .requirement(condition.tree, otherwise: [.failure(error)])
  }

  /// An `if`; names that both arms bind are there after it, as in the checker.
  private mutating func conditional(
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement]
  ) throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    var assigned: Assigned = [:]
    for name in then.flatMap(\.boundNames)
    where isMentioned(name) && otherwise.flatMap(\.boundNames).contains(name) {
      let local = SwiftVariable(expressions.freshName(name))
      var type = StaticType.undetermined
      for arm in [then, otherwise] {
        var trial = self
        _ = try trial.statements(arm, assigning: [:])
        type = type.joined(trial.expressions.environment[name]?.type ?? .undetermined)
      }
      result.append(.declaration(of: local, type.swiftType))
      assigned[name] = (local, type)
    }
    let before = expressions.environment
    let first = try statements(then, assigning: assigned)
    expressions.environment = before
    let second = try statements(otherwise, assigning: assigned)
    expressions.environment = before
    for (name, variable) in assigned {
      expressions.environment.bind(name, variable.local, type: variable.type)
    }
    if first.isEmpty, second.isEmpty { return result }
    let test = first.isEmpty ? Expression(.not(condition), condition.range) : condition
    let isTrue = SwiftArm.Test.truth(try expressions.truth(test).tree)
    if first.isEmpty {
      result.append(.condition(isTrue, second))
    } else {
      result.append(.condition(isTrue, first, otherwise: second.isEmpty ? nil : second))
    }
    return result
  }
}

extension SwiftStatement {
  /// `try Arithmetic.checkMagnitudes(of: "Conv2d", ["stride": stride])`.
  static func checkMagnitudes(
    of name: String, _ values: [(name: String, value: SwiftTree)],
    _ style: SwiftList.Style = .statement
  ) -> SwiftStatement {
    let list = SwiftTree.array(
      SwiftList(values.map { .init("\"\($0.name)\"", $0.value) }))
    return .expression(
      SwiftTree.runtime("Arithmetic").member("checkMagnitudes").calling(
        SwiftList([.init("of", .text(name)), .init(nil, list)], style), throwing: true))
  }
}
