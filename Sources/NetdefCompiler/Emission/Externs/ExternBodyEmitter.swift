/// Writes the statements that check an extern declaration's input and arguments.
struct ExternBodyEmitter {
  let emitter: ExternEmitter

  /// The names so far.
  private var expressions: ExpressionEmitter

  private var declaration: ExternDeclaration { emitter.declaration }

  /// The names that are read: others get no variable.
  private let read: Set<Local>

  init(emitter: ExternEmitter) {
    self.emitter = emitter
    expressions = ExpressionEmitter(elaboration: emitter.elaboration, values: FileValues())
    read = ExternReads(core: emitter.core).locals
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
      expressions.environment.bind(parameter.core, parameter.local, type: parameter.type)
    }
    if declaration.isVariadic {
      result += variadicInput()
    } else {
      for (variable, pattern) in zip(emitter.inputs, emitter.core.inputs) {
        var check = ExternPatternEmitter(
          pattern: pattern, shape: .variable(variable), emitter: emitter, read: read)
        result += try check.statements(&expressions)
      }
    }
    result += try defaults()
    result += magnitudeCheck
    return result + (try statements(emitter.core.statements, assigning: [:]))
  }

  /// `in parts..: [S..]` makes S the list of all shapes.
  private mutating func variadicInput() -> [SwiftStatement] {
    guard let local = emitter.core.inputs[0].sizes.first?.ownName, read.contains(local) else {
      return []
    }
    let variable = SwiftVariable(expressions.freshName(local.name))
    expressions.environment.bind(local, variable, type: .list(.list(.int)))
    let sizes = SwiftTree.variable(emitter.inputs[0]).member("map").calling([.keyPath("sizes")])
    return [.constant(variable, nil, sizes)]
  }

  /// Parameters that were not given, from the input and the parameters before them.
  private mutating func defaults() throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for parameter in emitter.parameters {
      guard let formula = parameter.formula else { continue }
      let value = try expressions.emit(formula, as: parameter.type)
      let given = SwiftTree.variable(parameter.local)
      result.append(.constant(parameter.local, nil, given.binary(.coalesce, value.tree)))
      expressions.environment.bind(parameter.core, parameter.local, type: parameter.type)
    }
    return result
  }

  /// Numbers that are computed with are bounded first: a sum that overflows would stop the program.
  private var magnitudeCheck: [SwiftStatement] {
    let checked = emitter.parameters.filter {
      emitter.core.unboundedNumbers.contains($0.core)
    }
    if checked.isEmpty { return [] }
    return [
      .checkMagnitudes(of: declaration.name, checked.map { ($0.name, .variable($0.local)) })
    ]
  }

  /// The output's shape; nil where it is the input's.
  private func output() throws(EmissionError) -> SwiftTree? {
    if emitter.core.keepsShape { return nil }
    return SwiftTree.runtime("Shape").calling(
      SwiftList([.init("output", try sizes(emitter.core.output)), place], .statement),
      throwing: true)
  }

  /// The sizes of a shape as a list: `[N, out, P, Q]`, `S + [out]`.
  private func sizes(_ shape: ShapeTerm) throws(EmissionError) -> SwiftTree {
    var parts: [SwiftTree] = []
    var single: [SwiftTree] = []
    for size in shape.sizes {
      guard let term = size.term else {
        throw EmissionError("an open shape here", size.range)
      }
      if size.isSpread {
        if !single.isEmpty { parts.append(.array(single)) }
        single = []
        parts.append(try expressions.emit(term, as: .list(.int)).tree)
      } else {
        single.append(try expressions.emit(term, as: .int).tree)
      }
    }
    if !single.isEmpty { parts.append(.array(single)) }
    return parts.isEmpty ? .array([]) : .joined(.add, parts)
  }

  // MARK: Statements

  /// Variables that were declared before, with their types.
  private typealias Assigned = [Local: (variable: SwiftVariable, type: StaticType)]

  private mutating func statements(
    _ statements: [CoreStatement], assigning assigned: Assigned
  ) throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for statement in statements {
      switch statement.kind {
      case .bind(.local(let local, _), _, _, let term):
        guard read.contains(local) else { continue }
        let value = try expressions.emit(term)
        if let target = assigned[local] {
          let converted = expressions.convert(value, to: target.type)
          result.append(.assign(target.variable, converted.tree))
          expressions.environment.bind(local, target.variable, type: target.type)
        } else {
          let variable = SwiftVariable(expressions.freshName(local.name))
          result += try declaration(of: variable, term, value)
          expressions.environment.bind(local, variable, holding: value)
        }
      case .require(let requirement): result.append(try guarding(requirement))
      case .branch(let condition, let then, let otherwise):
        result += try conditional(condition, then, otherwise)
      case .state(_, let state, let shape):
        result.append(
          .expression(
            SwiftTree.runtime("Shape").member("check").calling(
              SwiftList(
                [
                  .init("state", .text(state)), place,
                  .init(nil, try sizes(shape)),
                ], .statement), throwing: true)))
      // What an extern declaration does not take was reported where it was read.
      case .bind, .input, .output, .variable, .assign, .layer, .loop, .rejected: break
      // The class counts its own work.
      case .cost: break
      }
    }
    return result
  }

  /// How wide a declaration may get before each arm of a condition assigns the variable.
  private static let declarationLimit = 92

  /// A variable's declaration; where it would be too wide, each arm of an `if` assigns it.
  private func declaration(
    of variable: SwiftVariable, _ term: Term, _ value: SwiftExpression
  ) throws(EmissionError) -> [SwiftStatement] {
    let whole = SwiftStatement.constant(variable, value.statedType, value.tree)
    let fits = SwiftPrinter.width(whole).map { $0 <= Self.declarationLimit } ?? false
    guard !fits, case .conditional(let conditional) = term.kind,
      let otherwise = conditional.otherwise
    else { return [whole] }
    let condition = try expressions.truth(conditional.condition).tree
    let first = try expressions.emit(conditional.then, as: value.type).tree
    let second = try expressions.emit(otherwise, as: value.type).tree
    return [
      .declaration(of: variable, value.type.swiftType),
      .condition(
        .truth(condition), [.assign(variable, first)], otherwise: [.assign(variable, second)]),
    ]
  }

  private func guarding(_ requirement: RequirementTerm) throws(EmissionError) -> SwiftStatement {
    let condition = try expressions.truth(requirement.condition)
    var items: [SwiftList.Item] = [
      .init(nil, try expressions.text(requirement.message)),
      .init("id", .text(requirement.syntax.id ?? "requirement")),
    ]
    if let help = requirement.help { items.append(.init("help", try expressions.text(help))) }
    let error = SwiftTree.runtime("DefinitionError").calling(SwiftList(items, .statement))
    return .requirement(condition.tree, otherwise: [.failure(error)])
  }

  /// An `if`; names that both arms bind are there after it, as in the checker.
  private mutating func conditional(
    _ condition: Term, _ then: [CoreStatement], _ otherwise: [CoreStatement]
  ) throws(EmissionError) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    var assigned: Assigned = [:]
    for local in then.flatMap(\.boundLocals)
    where read.contains(local) && otherwise.flatMap(\.boundLocals).contains(local) {
      let variable = SwiftVariable(expressions.freshName(local.name))
      var type = StaticType.undetermined
      for arm in [then, otherwise] {
        var trial = self
        _ = try trial.statements(arm, assigning: [:])
        type = type.joined(trial.expressions.environment[local]?.type ?? .undetermined)
      }
      result.append(.declaration(of: variable, type.swiftType))
      assigned[local] = (variable, type)
    }
    let before = expressions.environment
    let first = try statements(then, assigning: assigned)
    expressions.environment = before
    let second = try statements(otherwise, assigning: assigned)
    expressions.environment = before
    for (local, target) in assigned {
      expressions.environment.bind(local, target.variable, type: target.type)
    }
    if first.isEmpty, second.isEmpty { return result }
    let test = try expressions.truth(condition).tree
    if first.isEmpty {
      result.append(.condition(.truth(test.not), second))
    } else {
      result.append(.condition(.truth(test), first, otherwise: second.isEmpty ? nil : second))
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
