/// Conditions.
extension BodyEmitter {
  /// The statements that `body` writes, apart from those around it.
  func capturing(
    _ body: () throws(EmissionError) -> Void
  ) throws(EmissionError) -> [SwiftStatement] {
    let outer = statements
    statements = []
    defer { statements = outer }
    try body()
    return statements
  }

  /// What an arm of a condition wrote, and which properties it set: perhaps and for certain.
  private struct Arm {
    var statements: [SwiftStatement]
    var touched: Set<Int>
    var definite: Set<Int>
  }

  private func arm(_ body: () throws(EmissionError) -> Void) throws(EmissionError) -> Arm {
    let (outerTouched, outerDefinite) = (touched, definite)
    let (outerTensors, outerValues) = (tensors, expressions.environment)
    touched = []
    definite = []
    conditionDepth += 1
    defer {
      conditionDepth -= 1
      touched = outerTouched
      definite = outerDefinite
      // What an arm names is gone behind it, in Swift as in netdef.
      tensors = outerTensors
      expressions.environment = outerValues
    }
    let statements = try capturing(body)
    return Arm(statements: statements, touched: touched, definite: definite)
  }

  /// Writes `if condition { then } else { otherwise }`.
  ///
  /// In the forward pass an arm's children tell whether it was taken when the layers were made.
  func branch(
    _ condition: Term, then: () throws(EmissionError) -> Void,
    otherwise: () throws(EmissionError) -> Void
  ) throws(EmissionError) {
    let number = nextNumber
    defer { if nextNumber != number || number != nil { nextNumber = nil } }
    switch mode {
    case .making:
      let test = presenceTest(condition)
      var first = try arm {
        () throws(EmissionError) in
        if let test, !test.isNone { self.bindPresent(test) }
        try then()
      }
      nextNumber = nil
      var second = try arm {
        () throws(EmissionError) in
        if let test, test.isNone { self.bindPresent(test) }
        try otherwise()
      }
      leaveOut(second.touched.subtracting(first.touched), &first.statements)
      leaveOut(first.touched.subtracting(second.touched), &second.statements)
      touched.formUnion(first.touched.union(second.touched))
      definite.formUnion(first.definite.intersection(second.definite))
      plan.setArms(
        then: first.definite.subtracting(second.touched),
        otherwise: second.definite.subtracting(first.touched), at: condition.range)
      // Both arms with what they leave out.
      let (present, absent) =
        test?.isNone == true
        ? (second.statements, first.statements) : (first.statements, second.statements)
      if let test, present.mention(test.local) {
        emit(
          .condition(.presence([.init(variable: test.local)]), present, otherwise: absent))
        return
      }
      emit(
        .condition(
          .truth(try expressions.truth(condition).tree), first.statements,
          otherwise: second.statements))
    case .running:
      let arms = plan.arms(at: condition.range)
      let outer = unwrapped
      defer { unwrapped = outer }
      let thenChildren = children(arms.then)
      let otherChildren = children(arms.otherwise)
      unwrapped = outer.union(thenChildren)
      let first = try arm(then).statements
      unwrapped = thenChildren.isEmpty ? outer.union(otherChildren) : outer
      let second = try arm(otherwise).statements
      let test = { (children: [SwiftVariable]) in
        SwiftArm.Test.presence(children.map { SwiftArm.Binding(variable: $0) })
      }
      if !thenChildren.isEmpty {
        emit(.condition(test(thenChildren), first, otherwise: second))
      } else if !otherChildren.isEmpty {
        emit(.condition(test(otherChildren), second, otherwise: first))
      } else if !first.isEmpty || !second.isEmpty {
        emit(
          .condition(
            .truth(try expressions.truth(condition).tree), first, otherwise: second))
      }
    }
  }

  /// Properties in the order of their names.
  private func children(_ properties: Set<Int>) -> [SwiftVariable] {
    properties.map { plan.properties[$0].variable }
      .sorted { SwiftNames.escaped($0.name) < SwiftNames.escaped($1.name) }
  }

  /// A comparison of a value with `none`: what `if let` is for.
  private struct PresenceTest {
    var name: Local
    var local: SwiftVariable
    var wrapped: StaticType

    /// Whether the condition holds where there is nothing.
    var isNone: Bool
  }

  private func presenceTest(_ condition: Term) -> PresenceTest? {
    guard let test = expressions.optionalTest(condition),
      let name = test.subject.plainLocal, let value = expressions.environment[name],
      case .optional(let wrapped) = value.type,
      let local = value.tree.variable, taken.contains(local.name)
    else { return nil }
    return PresenceTest(name: name, local: local, wrapped: wrapped, isNone: test.isNone)
  }

  private func bindPresent(_ test: PresenceTest) {
    expressions.environment.bind(test.name, test.local, type: test.wrapped)
  }

  /// Sets the properties that only the other arm has.
  private func leaveOut(_ properties: Set<Int>, _ statements: inout [SwiftStatement]) {
    for index in properties.sorted() {
      let property = plan.properties[index]
      if property.isList {
        statements.append(.assign(.own(property.variable), .array([])))
      } else {
        plan.makeOptional(index)
        statements.append(.assign(access(to: property.variable), .absent))
      }
    }
  }

  // MARK: Values that depend on a condition

  /// `let skip = if … { x } else { x -> … }`.
  func conditionalFlow(
    _ conditional: ConditionalTerm, _ term: Term, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    guard let otherwise = conditional.otherwise else {
      throw EmissionError("a condition without `else`", term.range)
    }
    let type = StaticType(term.type)
    let slots: TensorBinding
    switch target {
    case .declare(let wanted): slots = declareSlots(type, wanted)
    case .set(let variable):
      guard type == .tensor else { throw EmissionError("several tensors here", term.range) }
      slots = .tensor(.variable(variable))
    case .none: slots = declareSlots(type, temporary("value"))
    }
    isPlainChain = false
    currentRepeat.map { plan.repeats[$0].isChain = false }
    let arm = { (value: Term) throws(EmissionError) in
      if slots.single != nil {
        try self.assign(value, to: slots)
      } else {
        try self.store(try self.flow(value, to: .none), in: slots, at: value.range)
      }
    }
    try branch(conditional.condition) { () throws(EmissionError) in
      try arm(conditional.then)
    } otherwise: { () throws(EmissionError) in
      try arm(otherwise)
    }
    // Nothing but the arms sets it.
    if case .set = target {} else { settle(slots) }
    return slots
  }

  /// A statement `if` in a body.
  func conditional(
    _ condition: Term, _ then: [CoreStatement], _ otherwise: [CoreStatement], rest: [CoreStatement]
  ) throws(EmissionError) {
    isPlainChain = false
    let (outerHoisted, outerSlots) = (hoisted, hoistedSlots)
    let outerOutputs = hoistedOutputs
    let flowing = try hoistNames(then + otherwise, in: then + otherwise, readBy: rest)
    try branch(condition) { () throws(EmissionError) in
      try self.walk(then)
    } otherwise: { () throws(EmissionError) in
      try self.walk(otherwise)
    }
    for local in flowing { if let slots = hoistedSlots[local] { bind(local, slots) } }
    if conditionDepth == 0 {
      // Both arms have the same ones, in the same order.
      for name in Statement.outputNames((then + otherwise).map(\.syntax))
      where outerOutputs[name] == nil {
        if let local = hoistedOutputs[name] {
          outputs.append((name.isEmpty ? nil : name, .variable(local)))
        }
      }
      (hoisted, hoistedSlots) = (outerHoisted, outerSlots)
      hoistedOutputs = outerOutputs
    }
  }

  /// Declares what arms name and later statements read; answers those that are tensors.
  private func hoistNames(
    _ statements: [CoreStatement], in arms: [CoreStatement], readBy rest: [CoreStatement]
  ) throws(EmissionError) -> [Local] {
    var flowing: [Local] = []
    for statement in statements {
      switch statement.kind {
      case .bind(let pattern, _, _, _):
        for name in pattern.located {
          guard let local = pattern.local(of: name) else { continue }
          // A `let` is set in its arm alone.
          if try hoist(local, name, isVariable: false, in: arms, readBy: rest) {
            flowing.append(local)
          }
        }
      case .variable(let local, let name, _, _):
        if try hoist(local, name, isVariable: true, in: arms, readBy: rest) {
          flowing.append(local)
        }
      case .output(let name, _, _):
        let key = name?.value ?? ""
        guard hoistedOutputs[key] == nil else { continue }
        let local = temporary(name?.value ?? "output")
        hoistedOutputs[key] = local
        emit(.variable(local, tensorType))
      case .branch(_, let then, let otherwise):
        flowing += try hoistNames(then + otherwise, in: arms, readBy: rest)
      case .input, .assign, .layer, .require, .loop, .state, .cost, .rejected: break
      }
    }
    return flowing
  }

  /// Declares a name of an arm that is read after it; answers whether it is tensors.
  private func hoist(
    _ local: Local, _ name: Name, isVariable: Bool, in arms: [CoreStatement],
    readBy rest: [CoreStatement]
  ) throws(EmissionError) -> Bool {
    guard hoisted[local] == nil, rest.contains(where: { $0.mentions(local) }) else { return false }
    let variable = fresh(local.name)
    hoisted[local] = variable
    if types[local].holdsTensors {
      let slots = declareSlots(StaticType(types[local]), variable)
      if !isVariable { settle(slots) }
      hoistedSlots[local] = slots
      return true
    }
    let types = arms.flatMap { $0.values(of: local) }.compactMap { pattern, stated, value in
      // What names of the arm are in Swift is not known yet, but their types are.
      let whole =
        stated.map { StaticType($0, choiceName: nil) } ?? expressions.type(of: value)
        ?? StaticType(value.type)
      return expressions.takenApart(.shorthand(whole), for: pattern).type
        .part(at: pattern.path(to: local) ?? [])
    }
    guard let first = types.first else {
      throw EmissionError("`\(local.name)` in an arm", name.range)
    }
    let type = types.dropFirst().reduce(first) { $0.joined($1) }
    hoistedTypes[local] = type
    emit(.variable(variable, type.swiftType))
    expressions.environment.bind(local, variable, type: type)
    return false
  }
}

extension CoreStatement {
  /// What gives a local its first value, with the pattern in which it stands and the type that it
  /// states: one in each arm.
  fileprivate func values(
    of local: Local
  ) -> [(pattern: LocalPattern, stated: TypeSyntax?, value: Term)] {
    switch kind {
    case .bind(let pattern, _, let type, let value):
      pattern.path(to: local) == nil ? [] : [(pattern, type, value)]
    case .variable(let own, let name, _, let value):
      own == local ? [(.local(own, name), nil, value)] : []
    case .branch(_, let then, let otherwise): (then + otherwise).flatMap { $0.values(of: local) }
    case .input, .output, .assign, .layer, .require, .loop, .state, .cost, .rejected: []
    }
  }
}

extension LocalPattern {
  /// The local of one of its names.
  fileprivate func local(of name: Name) -> Local? { locals.first { $0.name == name.value } }
}

extension StaticType {
  /// The type of a part of tuples inside of one another.
  fileprivate func part(at path: [Int]) -> StaticType? {
    guard let index = path.first else { return self }
    guard case .tuple(let parts) = self, parts.indices.contains(index) else { return nil }
    return parts[index].part(at: Array(path.dropFirst()))
  }
}
