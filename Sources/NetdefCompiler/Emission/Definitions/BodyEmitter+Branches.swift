/// Conditions and repeats.
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
      var first = try arm(then)
      nextNumber = nil
      var second = try arm(otherwise)
      leaveOut(second.touched.subtracting(first.touched), &first.codes)
      leaveOut(first.touched.subtracting(second.touched), &second.codes)
      touched.formUnion(first.touched.union(second.touched))
      definite.formUnion(first.definite.intersection(second.definite))
      plan.setArms(
        then: first.definite.subtracting(second.touched),
        otherwise: second.definite.subtracting(first.touched), at: condition.range)
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
    let name: String
    switch target {
    case .declare(let wanted):
      name = wanted
      emit("var \(name): \(tensorType)")
    case .set(let variable): name = variable
    case .none:
      name = temporary("value")
      emit("var \(name): \(tensorType)")
    }
    isPlainChain = false
    currentRepeat.map { plan.repeats[$0].isChain = false }
    try branch(conditional.condition) { () throws(EmissionError) in
      _ = try self.flow(conditional.then, to: .set(name))
    } otherwise: { () throws(EmissionError) in
      _ = try self.flow(otherwise, to: .set(name))
    }
    return .tensor(name)
  }

  /// A statement `if` in a body.
  func conditional(
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement], rest: [Statement]
  ) throws(EmissionError) {
    isPlainChain = false
    let outerHoisted = hoisted
    let outerOutputs = hoistedOutputs
    let tensorNames = try hoistNames(then + otherwise, readBy: rest)
    try branch(condition) { () throws(EmissionError) in
      try self.walk(then)
    } otherwise: { () throws(EmissionError) in
      try self.walk(otherwise)
    }
    for name in tensorNames { bind(name, .tensor(hoisted[name] ?? name)) }
    if conditionDepth == 0 {
      for (name, local) in hoistedOutputs.sorted(by: { $0.key < $1.key })
      where outerOutputs[name] == nil {
        outputs.append((name.isEmpty ? nil : name, local))
      }
      hoisted = outerHoisted
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
          emit("var \(local): \(tensorType)")
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

  // MARK: Repeats

  /// Writes the loops of `for` clauses around a body.
  func turns(
    of clauses: [ListElement.Clause], at range: SourceRange,
    _ body: () throws(EmissionError) -> Void
  ) throws(EmissionError) {
    guard let clause = clauses.first else { return try body() }
    let values = try expressions.sequence(clause.values)
    let (outerTensors, outerValues) = (tensors, expressions.environment)
    let names = taken
    let (pattern, opening) = try bindTurn(clause.pattern, to: values.element)
    // The names are free again behind the loop.
    let patternNames = taken.subtracting(names)
    defer { taken.subtract(patternNames) }
    var inner = try capturing { () throws(EmissionError) in
      try self.turns(of: Array(clauses.dropFirst()), at: range, body)
    }
    if let condition = clause.condition {
      let head = "if \(try expressions.truth(condition).condition)"
      inner = [.branches([(head: head, body: inner)])]
    }
    (tensors, expressions.environment) = (outerTensors, outerValues)
    codes.append(.loop(pattern: pattern, values: values.value.condition, body: opening + inner))
  }

  /// The pattern of a loop in Swift, and what takes the elements apart where it cannot itself.
  private func bindTurn(
    _ pattern: Pattern, to element: StaticType
  ) throws(EmissionError) -> (pattern: String, opening: [Code]) {
    let plain = SwiftExpression(text: "element", type: element)
    if expressions.takenApart(plain, for: pattern).type == element {
      return (try bindPattern(pattern, to: element, at: pattern.range), [])
    }
    let local = fresh("element")
    let parts = expressions.takenApart(
      SwiftExpression(text: local, type: element), for: pattern)
    let text = try bindPattern(pattern, to: parts.type, at: pattern.range)
    return (local, [.line("let \(text) = \(parts.tried)")])
  }

  /// Writes a repeat; its children, those of repeats inside included, are one property.
  func repeated(
    at place: SourceRange, named name: String?, _ body: () throws(EmissionError) -> Void
  ) throws(EmissionError) {
    guard currentRepeat == nil else { return try body() }
    defer {
      currentRepeat = nil
      iterator = nil
      nextNumber = nil
    }
    switch mode {
    case .making:
      let property = repeatName(name)
      let index = plan.addRepeat(
        ChildPlan.Property(
          name: property, type: "any Layer", isList: true,
          documentation: "`\(surroundings.text(at: place))`, in order."),
        at: place)
      currentRepeat = index
      let inner = try capturing(body)
      plan.finishRepeat(index)
      let repeats = plan.repeats[index]
      if repeats.types.isEmpty {
        // Nothing but functions is repeated.
        codes += inner
        return
      }
      touched.insert(repeats.property)
      let element = plan.properties[repeats.property].type
      emit("var \(property): [\(element)] = []")
      codes += inner
      emit("self.\(property) = \(property)")
    case .running:
      guard let index = plan.repeatIndex(at: place) else { return }
      currentRepeat = index
      let repeats = plan.repeats[index]
      let property = plan.properties[repeats.property].name
      let plain = property.filter { $0 != "`" }
      if !repeats.types.isEmpty, !repeats.isChain {
        let next = temporary("next" + plain.prefix(1).uppercased() + plain.dropFirst())
        emit("var \(next) = \(property).makeIterator()")
        iterator = next
      }
      try body()
    }
  }

  func repeatName(_ name: String?) -> String {
    var base = name.map(SwiftNames.plural) ?? "layers"
    if names.locals.contains(base) || parameters.contains(base) { base += "List" }
    var result = base
    var count = 1
    while takenProperties.contains(result) {
      count += 1
      result = "\(base)\(count)"
    }
    return SwiftNames.property(result, types: surroundings.takenTypes, taken: &takenProperties)
  }

  /// Passes data through the body of a repeat; a plain chain of children needs no more than them.
  func passRepeated(
    _ data: inout Flow, at range: SourceRange,
    _ body: (inout Flow) throws(EmissionError) -> Void
  ) throws(EmissionError) {
    let variable = try own(&data, at: range)
    if mode == .running, let currentRepeat, plan.repeats[currentRepeat].isChain {
      emitChain(variable, plan.properties[plan.repeats[currentRepeat].property].name)
    } else {
      try body(&data)
    }
    data.variable = variable
    data.value = .tensor(variable)
  }

  /// `for layer in layers { x = try layer(x) }`.
  private func emitChain(_ variable: String, _ property: String) {
    let outer = taken
    let singular = SwiftNames.singular(property) ?? "layer"
    let isProperty = plan.properties.contains { $0.name == singular }
    let layer = isProperty ? temporary("layer") : SwiftNames.local(singular, taken: &taken)
    defer { taken = outer }
    codes.append(
      .loop(
        pattern: layer, values: property,
        body: [.line("\(variable) = try \(layer)(\(variable))")]))
  }

  /// A statement `for` in a body.
  func loop(
    _ pattern: Pattern, _ values: Expression, _ body: [Statement], at range: SourceRange
  ) throws(EmissionError) {
    isPlainChain = false
    let clause = ListElement.Clause(pattern: pattern, values: values, condition: nil)
    let variable = Self.chainVariable(of: body)
    let name = body.lazy.compactMap(\.firstStepName).first
    try repeated(at: range, named: name) { () throws(EmissionError) in
      if variable == nil, let currentRepeat = self.currentRepeat {
        self.plan.repeats[currentRepeat].isChain = false
      }
      if self.mode == .running, let currentRepeat = self.currentRepeat, let variable,
        self.plan.repeats[currentRepeat].isChain,
        !self.plan.repeats[currentRepeat].types.isEmpty, self.iterator == nil,
        let local = self.tensors[variable]?.single
      {
        self.emitChain(local, self.plan.properties[self.plan.repeats[currentRepeat].property].name)
        return
      }
      try self.turns(of: [clause], at: range) { () throws(EmissionError) in
        try self.walk(body)
      }
    }
  }

  /// The variable that all flows of a loop's body go from and to: `y = y -> …`; nil if there are
  /// others.
  private static func chainVariable(of body: [Statement]) -> String? {
    var variables: Set<String> = []
    for statement in body {
      switch statement.kind {
      case .assignment(let name, let value):
        guard case .chain(let chain) = value.kind,
          case .name(name.value) = chain.steps[0].expression.kind
        else { return nil }
        variables.insert(name.value)
      case .forLoop(_, _, let inner):
        guard let variable = chainVariable(of: inner) else { return nil }
        variables.insert(variable)
      case .letValue(_, nil, _, let value):
        if case .chain = value.kind { return nil }
      default: return nil
      }
    }
    return variables.count == 1 ? variables.first : nil
  }
}

extension Statement {
  /// The name of the first named step, as far as it is not computed.
  fileprivate var firstStepName: String? {
    switch kind {
    case .assignment(_, let value), .letValue(_, _, _, let value), .variable(_, _, let value):
      guard case .chain(let chain) = value.kind else { return nil }
      return chain.steps.lazy.compactMap { $0.name?.leadingText }.first
    case .forLoop(_, _, let body): return body.lazy.compactMap(\.firstStepName).first
    case .conditional(_, let then, let otherwise):
      return (then + otherwise).lazy.compactMap(\.firstStepName).first
    default: return nil
    }
  }
}
