/// The statements of a body.
extension BodyEmitter {
  func walk(_ statements: [CoreStatement]) throws(EmissionError) {
    for (index, statement) in statements.enumerated() {
      try walk(statement, rest: Array(statements[(index + 1)...]))
    }
  }

  private func walk(_ statement: CoreStatement, rest: [CoreStatement]) throws(EmissionError) {
    switch statement.kind {
    case .input: break
    case .output(let name, let shape, let value): try output(name, shape, value)
    case .bind(let pattern, let shape, let type, let value):
      try declare(pattern, shape, type, value)
    case .variable(let local, _, let shape, let value): try variable(local, shape, value)
    case .assign(let local?, _, let value): try assign(local, value)
    case .layer(let local, let name, let value):
      try declareShared(local, name, value, readBy: rest)
    case .branch(let condition, let then, let otherwise):
      try conditional(condition, then, otherwise, rest: rest)
    case .loop(let pattern, let values, let body):
      try loop(pattern, values, body, at: statement.range)
    case .require(let requirement): try require(requirement)
    case .assign, .state, .cost, .rejected:
      let keyword = statement.syntax.keyword
      throw EmissionError("`\(keyword.value)`", keyword.range)
    }
  }

  private func output(
    _ name: Name?, _ shape: ShapeTerm?, _ value: Term
  ) throws(EmissionError) {
    // Inside of a condition the variable was declared before.
    if let hoisted = hoistedOutputs[name?.value ?? ""] {
      try assign(value, to: .tensor(.variable(hoisted)))
      return
    }
    let target = temporary(name?.value ?? "output")
    guard let result = try flow(value, to: .declare(target)).single else {
      throw EmissionError("an output of several tensors", value.range)
    }
    try checkStated(shape, result, name?.value ?? "output")
    outputs.append((name?.value, result))
  }

  private func declare(
    _ pattern: LocalPattern, _ shape: ShapeTerm?, _ type: TypeSyntax?, _ value: Term
  ) throws(EmissionError) {
    guard value.flows || holdsTensors(pattern) else {
      // Another name for a layer that is made once.
      if case .local(let local, _) = pattern, let known = value.plainLocal,
        case .shared? = tensors[known]
      {
        tensors[local] = tensors[known]
        return
      }
      try declareValue(pattern, type, value)
      return
    }
    switch pattern {
    case .local(let local, _):
      if let slots = hoistedSlots[local] {
        try assign(value, to: slots, from: local)
        bind(local, slots)
        return
      }
      let variable = fresh(local.name)
      let result = try flow(value, to: .declare(variable))
      bind(
        local, result.single?.variable == variable ? result : try kept(result, variable.name))
      if let single = result.single { try checkStated(shape, single, local.name) }
    case .ignored: _ = try flow(value, to: .none)
    case .tuple: try declare(pattern, try flow(value, to: .none))
    }
  }

  /// Binds the names of a pattern to what flows.
  private func declare(_ pattern: LocalPattern, _ value: TensorBinding) throws(EmissionError) {
    switch (pattern, value) {
    case (.local(let local, let name), _):
      if let slots = hoistedSlots[local] {
        try store(value, in: slots, at: name.range)
        bind(local, slots)
      } else if let hoisted = hoisted[local], let value = value.expression {
        emit(.assign(hoisted, value.tree))
        expressions.environment.bind(local, hoisted, type: value.type)
      } else {
        bind(local, try kept(value, SwiftNames.camelCase(local.name)))
      }
    case (.ignored, _): break
    case (.tuple(let parts, _), .tuple(let values)), (.tuple(let parts, _), .elements(let values)):
      guard parts.count == values.count else { throw EmissionError("this pattern", pattern.range) }
      for (part, value) in zip(parts, values) { try declare(part, value) }
    default: throw EmissionError("this pattern", pattern.range)
    }
  }

  /// Whether what a pattern names is tensors, be it in another arm or later.
  private func holdsTensors(_ pattern: LocalPattern) -> Bool {
    pattern.locals.contains { types[$0].holdsTensors }
  }

  func bind(_ local: Local, _ value: TensorBinding) {
    if case .value(let constant) = value {
      expressions.environment.bind(local, holding: constant)
      return
    }
    tensors[local] = value
    if let all = value.expression { expressions.environment.bind(local, holding: all) }
  }

  private func variable(
    _ name: Local, _ shape: ShapeTerm?, _ value: Term
  ) throws(EmissionError) {
    guard value.flows else {
      if types[name].holdsTensors {
        // An empty list, which gets its elements later.
        let type = StaticType(types[name])
        let slots = declareSlots(type, fresh(name.name))
        guard let list = slots.expression?.tree.variable, case .list = type,
          case .list(let elements) = value.unwrapped.kind, elements.isEmpty
        else { throw EmissionError("this list", value.range) }
        statements.removeLast()
        emit(.variable(list, swiftType(type), .array([])))
        bind(name, slots)
        return
      }
      var result = try expressions.emit(value)
      // An empty list will be set to one that is not.
      if result.type == .emptyList {
        result = expressions.convert(result, to: .list(.value))
        result.saysType = true
      }
      if let hoisted = hoisted[name] {
        try assign(result, value, to: hoisted, of: name)
        return
      }
      let local = fresh(name.name)
      emit(.variable(local, result.statedType, result.tree))
      variables.insert(name)
      variableLocals.insert(local)
      expressions.environment.bind(name, local, type: result.type)
      return
    }
    if let slots = hoistedSlots[name] {
      try assign(value, to: slots, from: name)
      bind(name, slots)
      return
    }
    // A variable of its own even where the value has one: it will be set again.
    let local = fresh(name.name)
    let result = try flow(value, to: .declare(local))
    bind(name, try declareSlots(holding: result, local, at: value.range))
    if let single = tensors[name]?.single { try checkStated(shape, single, name.name) }
  }

  private func assign(_ local: Local, _ value: Term) throws(EmissionError) {
    if let binding = tensors[local] {
      try assign(value, to: binding, from: local)
      return
    }
    guard let known = expressions.environment[local] else {
      throw EmissionError("this assignment", value.range)
    }
    emit(.assign(known.tree, try expressions.emit(value, as: known.type).tree))
  }

  /// `let half = width / 2`.
  private func declareValue(
    _ pattern: LocalPattern, _ type: TypeSyntax?, _ value: Term
  ) throws(EmissionError) {
    var result: SwiftExpression
    if let type {
      result = try expressions.emit(value, as: StaticType(type, choiceName: nil))
    } else {
      result = try expressions.emit(value)
    }
    result = expressions.takenApart(result, for: pattern)
    if case .local(let local, _) = pattern, let hoisted = hoisted[local] {
      try assign(result, type == nil ? value : nil, to: hoisted, of: local)
      return
    }
    let names = try bindPattern(pattern, to: result.type, at: value.range)
    emit(.constant(names, type == nil ? nil : result.statedType, result.tree))
    for local in pattern.locals {
      guard let hoisted = hoisted[local], let part = expressions.environment[local] else {
        continue
      }
      let type = hoistedTypes[local] ?? part.type
      emit(.assign(hoisted, expressions.convert(part, to: type).tree))
      expressions.environment.bind(local, hoisted, type: type)
    }
  }

  /// Sets a variable that was declared before a condition, of a type that all arms fit.
  ///
  /// - Parameter value: What the result was made of; nil where a type was stated, which it keeps.
  private func assign(
    _ result: SwiftExpression, _ value: Term?, to variable: SwiftVariable, of local: Local
  ) throws(EmissionError) {
    let type = hoistedTypes[local] ?? result.type
    var fitting = result
    if result.type != type {
      fitting =
        try value.map { value throws(EmissionError) in try expressions.emit(value, as: type) }
        ?? expressions.convert(result, to: type)
    }
    emit(.assign(variable, fitting.tree))
    expressions.environment.bind(local, variable, type: type)
  }

  /// Binds the names of a pattern and answers it in Swift.
  func bindPattern(
    _ pattern: LocalPattern, to type: StaticType, at range: SourceRange
  ) throws(EmissionError) -> SwiftPattern {
    switch (pattern, type) {
    case (.ignored, _): return .ignored
    case (.local(let local, _), _):
      let variable = fresh(local.name)
      expressions.environment.bind(local, variable, type: type)
      if let flowing = TensorBinding(.variable(variable, type)) { tensors[local] = flowing }
      return .variable(variable)
    case (.tuple(let parts, _), .tuple(let types)) where parts.count == types.count:
      var patterns: [SwiftPattern] = []
      for (part, type) in zip(parts, types) {
        patterns.append(try bindPattern(part, to: type, at: range))
      }
      return .tuple(patterns)
    default: throw EmissionError("this pattern", range)
    }
  }

  private func require(_ requirement: RequirementTerm) throws(EmissionError) {
    // The layers are made for sizes that calls need not have.
    guard mode == .making || callSizes.decide(requirement) else { return }
    if mode == .running { requiresAtCall = true }
    let condition = try expressions.truth(requirement.condition)
    var items: [SwiftList.Item] = [
      .init(nil, try text(of: requirement.message)),
      .init("id", .text(requirement.syntax.id ?? "requirement")),
    ]
    if let help = requirement.help { items.append(.init("help", try text(of: help))) }
    let error = SwiftTree.runtime("DefinitionError").calling(items)
    emit(.requirement(condition.tree, otherwise: [.failure(error)]))
  }

  /// A message with the values of what stands between its braces, as netdef writes them.
  private func text(of text: TextTerm) throws(EmissionError) -> SwiftTree {
    var parts: [SwiftTextPart] = []
    for segment in text.segments {
      switch segment {
      case .text(let part): parts.append(.plain(part))
      case .term(let term):
        let value = try expressions.emit(term)
        switch value.type {
        case .int, .pair: parts.append(.value(value.tree.tried))
        default: parts.append(.value(expressions.convert(value, to: .value).tree.tried))
        }
      }
    }
    return .text(parts)
  }

  /// Compares a shape with what the source states of it.
  func checkStated(
    _ shape: ShapeTerm?, _ value: SwiftTree, _ name: String
  ) throws(EmissionError) {
    guard mode == .making, let shape else { return }
    emit(try InputShape(shape, self).check(value, name: name))
  }
}
