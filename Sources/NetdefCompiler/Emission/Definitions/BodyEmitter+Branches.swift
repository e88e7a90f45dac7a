/// Conditions.
extension BodyEmitter {
  /// The statements that `body` writes, apart from those around it.
  func capturing(
    _ body: () throws(EmissionError) -> Void
  ) throws(EmissionError) -> [Code] {
    let outer = codes
    codes = []
    defer { codes = outer }
    try body()
    return codes
  }

  /// What an arm of a condition wrote, and which properties it set: perhaps and for certain.
  private struct Arm {
    var codes: [Code]
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
    let codes = try capturing(body)
    return Arm(codes: codes, touched: touched, definite: definite)
  }

  /// Writes `if condition { then } else { otherwise }`.
  ///
  /// In the forward pass an arm's children tell whether it was taken when the layers were made.
  func branch(
    _ condition: Expression, then: () throws(EmissionError) -> Void,
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
      leaveOut(second.touched.subtracting(first.touched), &first.codes)
      leaveOut(first.touched.subtracting(second.touched), &second.codes)
      touched.formUnion(first.touched.union(second.touched))
      definite.formUnion(first.definite.intersection(second.definite))
      plan.setArms(
        then: first.definite.subtracting(second.touched),
        otherwise: second.definite.subtracting(first.touched), at: condition.range)
      // Both arms with what they leave out.
      let (present, absent) =
        test?.isNone == true ? (second.codes, first.codes) : (first.codes, second.codes)
      if let test, present.contains(where: { $0.mentions(test.local) }) {
        codes.append(
          .branches([(head: "if let \(test.local)", body: present), (head: "else", body: absent)]))
        return
      }
      let head = "if \(try expressions.truth(condition).condition)"
      codes.append(
        .branches([(head: head, body: first.codes), (head: "else", body: second.codes)]))
    case .running:
      let arms = plan.arms(at: condition.range)
      let outer = unwrapped
      defer { unwrapped = outer }
      let thenNames = arms.then.map { plan.properties[$0].name }.sorted()
      let otherNames = arms.otherwise.map { plan.properties[$0].name }.sorted()
      unwrapped = thenNames.isEmpty ? outer : outer.union(thenNames)
      let first = try arm(then)
      unwrapped = thenNames.isEmpty ? outer.union(otherNames) : outer
      let second = try arm(otherwise)
      let test = { (names: [String]) in
        "if " + names.map { "let \($0)" }.joined(separator: ", ")
      }
      if !thenNames.isEmpty {
        codes.append(
          .branches([
            (head: test(thenNames), body: first.codes), (head: "else", body: second.codes),
          ]))
      } else if !otherNames.isEmpty {
        codes.append(
          .branches([
            (head: test(otherNames), body: second.codes), (head: "else", body: first.codes),
          ]))
      } else if !first.codes.isEmpty || !second.codes.isEmpty {
        let head = "if \(try expressions.truth(condition).condition)"
        codes.append(
          .branches([(head: head, body: first.codes), (head: "else", body: second.codes)]))
      }
    }
  }

  /// A comparison of a value with `none`: what `if let` is for.
  private struct PresenceTest {
    var name: String
    var local: String
    var wrapped: StaticType

    /// Whether the condition holds where there is nothing.
    var isNone: Bool
  }

  private func presenceTest(_ condition: Expression) -> PresenceTest? {
    guard let test = expressions.optionalTest(condition), case .name(let name) = test.subject.kind,
      let value = expressions.environment[name], case .optional(let wrapped) = value.type,
      taken.contains(value.text)
    else { return nil }
    return PresenceTest(name: name, local: value.text, wrapped: wrapped, isNone: test.isNone)
  }

  private func bindPresent(_ test: PresenceTest) {
    expressions.environment.bind(test.name, swift: test.local, type: test.wrapped)
  }

  /// Sets the properties that only the other arm has.
  private func leaveOut(_ properties: Set<Int>, _ codes: inout [Code]) {
    for index in properties.sorted() {
      let property = plan.properties[index]
      if property.isList {
        codes.append(.line("self.\(property.name) = []"))
      } else {
        plan.makeOptional(index)
        codes.append(.line("\(access(to: property.name)) = nil"))
      }
    }
  }

  // MARK: Values that depend on a condition

  /// `let skip = if … { x } else { x -> … }`.
  func conditionalFlow(
    _ conditional: Conditional, _ expression: Expression, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    guard let otherwise = conditional.otherwise else {
      throw EmissionError("a condition without `else`", expression.range)
    }
    let type = flowType(expression) ?? .tensor
    let slots: TensorBinding
    switch target {
    case .declare(let wanted): slots = declareSlots(type, wanted)
    case .set(let variable):
      guard type == .tensor else { throw EmissionError("several tensors here", expression.range) }
      slots = .tensor(variable)
    case .none: slots = declareSlots(type, temporary("value"))
    }
    isPlainChain = false
    currentRepeat.map { plan.repeats[$0].isChain = false }
    let arm = { (value: Expression) throws(EmissionError) in
      if let name = slots.single {
        try self.assign(value, to: slots, named: name)
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
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement], rest: [Statement]
  ) throws(EmissionError) {
    isPlainChain = false
    let (outerHoisted, outerSlots) = (hoisted, hoistedSlots)
    let outerOutputs = hoistedOutputs
    let tensorNames = try hoistNames(then + otherwise, readBy: rest)
    try branch(condition) { () throws(EmissionError) in
      try self.walk(then)
    } otherwise: { () throws(EmissionError) in
      try self.walk(otherwise)
    }
    for name in tensorNames {
      guard let local = hoisted[name] else { continue }
      bind(name, hoistedSlots[name] ?? .tensor(local))
    }
    if conditionDepth == 0 {
      // Both arms have the same ones, in the same order.
      for name in Statement.outputNames(then) where outerOutputs[name] == nil {
        if let local = hoistedOutputs[name] { outputs.append((name.isEmpty ? nil : name, local)) }
      }
      (hoisted, hoistedSlots) = (outerHoisted, outerSlots)
      hoistedOutputs = outerOutputs
    }
  }

  /// Declares what arms name and later statements read; answers those that are tensors.
  private func hoistNames(
    _ statements: [Statement], readBy rest: [Statement]
  ) throws(EmissionError) -> [String] {
    var tensorNames: [String] = []
    for statement in statements {
      switch statement.kind {
      case .letValue(.name(let name), _, _, let value), .variable(let name, _, let value):
        guard hoisted[name.value] == nil, rest.contains(where: { $0.uses(name.value) }) else {
          continue
        }
        let local = fresh(name.value)
        hoisted[name.value] = local
        if isFlow(value) {
          let slots = declareSlots(flowType(value) ?? .tensor, local)
          // A `let` is set in its arm alone.
          if case .letValue = statement.kind { settle(slots) }
          hoistedSlots[name.value] = slots
          tensorNames.append(name.value)
        } else {
          guard let type = expressions.type(of: value) else {
            throw EmissionError("`\(name.value)` in an arm", name.range)
          }
          emit("var \(local): \(type.swiftName)")
          expressions.environment.bind(name.value, swift: local, type: type)
        }
      case .output(let name, _, _):
        let key = name?.value ?? ""
        guard hoistedOutputs[key] == nil else { continue }
        let local = temporary(name?.value ?? "output")
        hoistedOutputs[key] = local
        emit("var \(local): \(tensorType)")
      case .conditional(_, let then, let otherwise):
        tensorNames += try hoistNames(then + otherwise, readBy: rest)
      default: break
      }
    }
    return tensorNames
  }
}
