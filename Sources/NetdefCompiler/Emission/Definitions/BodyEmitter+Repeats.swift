/// Repeats.
extension BodyEmitter {
  /// Writes the loops of `for` clauses around a body.
  func turns(
    of clauses: [ElementTerm.Clause], at range: SourceRange,
    _ body: () throws(EmissionError) -> Void
  ) throws(EmissionError) {
    guard let clause = clauses.first else { return try body() }
    let source = try lifted(clause.values)
    let values = try expressions.sequence(source)
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
      let test = SwiftArm.Test.truth(try expressions.truth(condition).tree)
      inner = [.condition(test, inner)]
    }
    (tensors, expressions.environment) = (outerTensors, outerValues)
    emit(.loop(pattern, values.value.tree, opening + inner))
  }

  /// The pattern of a loop in Swift, and what takes the elements apart where it cannot itself.
  private func bindTurn(
    _ pattern: LocalPattern, to element: StaticType
  ) throws(EmissionError) -> (pattern: SwiftPattern, opening: [SwiftStatement]) {
    if expressions.takenApart(.shorthand(element), for: pattern).type == element {
      return (try bindPattern(pattern, to: element, at: pattern.range), [])
    }
    let local = fresh("element")
    let parts = expressions.takenApart(.variable(local, element), for: pattern)
    let names = try bindPattern(pattern, to: parts.type, at: pattern.range)
    return (.variable(local), [.constant(names, nil, parts.tree)])
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
      let name = repeatName(name)
      let property = SwiftVariable(name)
      let index = plan.addRepeat(
        ChildPlan.Property(
          variable: property, type: .anyLayer, isList: true,
          documentation: "`\(surroundings.text(at: place))`, in order."),
        at: place)
      currentRepeat = index
      let inner = try capturing(body)
      plan.finishRepeat(index)
      let repeats = plan.repeats[index]
      if repeats.types.isEmpty {
        // Nothing but functions is repeated.
        statements += inner
        return
      }
      touched.insert(repeats.property)
      let element = plan.properties[repeats.property].type
      let list = variable(name)
      emit(.variable(list, .array(element), .array([])))
      statements += inner
      emit(.assign(.own(property), .variable(list)))
    case .running:
      guard let index = plan.repeatIndex(at: place) else {
        throw EmissionError("this repeat", place)
      }
      currentRepeat = index
      let repeats = plan.repeats[index]
      let property = plan.properties[repeats.property].variable
      if !repeats.types.isEmpty, !repeats.isChain {
        let next = temporary(
          "next" + property.name.prefix(1).uppercased() + property.name.dropFirst())
        emit(.variable(next, nil, SwiftTree.variable(property).member("makeIterator").calling()))
        iterator = next
      }
      try body()
    }
  }

  /// What the children of a repeat are called together: as the only step that makes any is.
  func repeatName(of steps: [StepTerm]) -> String? {
    var names: Set<String?> = []
    for step in steps {
      if let name = step.name {
        names.insert(name.leadingText)
      } else if !isPassage(step.term) {
        names.insert(nil)
      }
    }
    return names.count == 1 ? names.first ?? nil : nil
  }

  /// Whether a step makes no child in a repeat: a function, or a layer that is made elsewhere.
  private func isPassage(_ term: Term) -> Bool {
    switch term.kind {
    case .function, .operate: true
    case .local(let local): expressions.environment[local] == nil && tensors[local] != nil
    case .apply(let callee, _): callee.plainLocal != nil && isPassage(callee)
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .computedName, .negation,
      .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call, .construct,
      .index, .member, .tuple, .list, .conditional, .chain, .group, .problem, .missing:
      false
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
      emitChain(variable, plan.properties[plan.repeats[currentRepeat].property].variable)
    } else {
      try body(&data)
    }
    data.variable = variable
    data.value = .tensor(.variable(variable))
  }

  /// `for layer in layers { x = try layer(x) }`.
  private func emitChain(_ data: SwiftVariable, _ property: SwiftVariable) {
    let outer = taken
    let singular = SwiftNames.singular(property.name) ?? "layer"
    let isProperty = plan.properties.contains { $0.variable.name == singular }
    let layer =
      isProperty
      ? temporary("layer") : variable(SwiftNames.local(singular, taken: &taken))
    defer { taken = outer }
    let call = SwiftTree.variable(layer).calling([.variable(data)], throwing: true)
    emit(.loop(.variable(layer), .variable(property), [.assign(data, call, for: .run)]))
  }

  /// A statement `for` in a body.
  func loop(
    _ pattern: LocalPattern, _ values: Term, _ body: [CoreStatement], at range: SourceRange
  ) throws(EmissionError) {
    isPlainChain = false
    let clause = ElementTerm.Clause(pattern: pattern, values: values, condition: nil)
    let variable = Self.chainVariable(of: body)
    try repeated(at: range, named: repeatName(of: body.flatMap(\.steps))) {
      () throws(EmissionError) in
      if variable == nil, let currentRepeat = self.currentRepeat {
        self.plan.repeats[currentRepeat].isChain = false
      }
      if self.mode == .running, let currentRepeat = self.currentRepeat, let variable,
        self.plan.repeats[currentRepeat].isChain,
        !self.plan.repeats[currentRepeat].types.isEmpty, self.iterator == nil,
        let local = self.tensors[variable]?.single?.variable
      {
        self.emitChain(
          local, self.plan.properties[self.plan.repeats[currentRepeat].property].variable)
        return
      }
      try self.turns(of: [clause], at: range) { () throws(EmissionError) in
        try self.walk(body)
      }
    }
  }

  /// The variable that all flows of a loop's body go from and to: `y = y -> …`; nil if there are
  /// others.
  private static func chainVariable(of body: [CoreStatement]) -> Local? {
    var variables: Set<Local> = []
    for statement in body {
      switch statement.kind {
      case .assign(let local?, _, let value):
        guard case .chain(let chain) = value.kind, chain.steps[0].term.plainLocal == local else {
          return nil
        }
        variables.insert(local)
      case .loop(_, _, let inner):
        guard let variable = chainVariable(of: inner) else { return nil }
        variables.insert(variable)
      case .bind(_, nil, _, let value): if value.isChain { return nil }
      case .bind, .assign, .input, .output, .variable, .layer, .require, .branch, .state, .cost,
        .rejected:
        return nil
      }
    }
    return variables.count == 1 ? variables.first : nil
  }
}

extension CoreStatement {
  /// The steps of its flows, those in arms and turns included; what stands in a group is the group's.
  fileprivate var steps: [StepTerm] {
    switch kind {
    case .assign(_, _, let value), .bind(_, _, _, let value), .variable(_, _, _, let value),
      .output(_, _, let value):
      value.steps
    case .loop(_, _, let body): body.flatMap(\.steps)
    case .branch(_, let then, let otherwise): (then + otherwise).flatMap(\.steps)
    case .input, .layer, .require, .state, .cost, .rejected: []
    }
  }
}

extension Term {
  /// The steps of a flow, of one that is a list of steps too.
  var steps: [StepTerm] {
    switch kind {
    case .chain(let chain): chain.steps.dropFirst().flatMap(\.inner)
    case .conditional(let conditional):
      conditional.then.steps + (conditional.otherwise?.steps ?? [])
    case .list(let elements): elements.flatMap(\.term.steps)
    case .arithmetic, .tuple, .builtin, .call, .construct, .operate, .apply: parts.flatMap(\.steps)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .power, .and, .or, .comparison, .range, .index, .member,
      .group, .problem, .missing:
      []
    }
  }
}

extension StepTerm {
  /// The steps that a step without a name is: those of its arms and elements.
  var inner: [StepTerm] {
    guard name == nil else { return [self] }
    if case .conditional(let conditional) = term.kind {
      let arms = [conditional.then, conditional.otherwise].compactMap { $0 }
      return arms.flatMap(BodyEmitter.steps).flatMap(\.inner)
    }
    if case .list(let elements) = term.kind {
      return elements.map(\.term).flatMap(BodyEmitter.steps).flatMap(\.inner)
    }
    return [self]
  }
}
