/// Layers that are made once: `layer name = …`.
///
/// Most are made where their first use stands. One that chains in parentheses or chains as values use
/// too is an object, a `SharedLayer`, which these are given: whoever comes first makes it. So are
/// those with computed names, of which only the program knows how many they are.
extension BodyEmitter {
  /// - Parameter rest: The statements that follow.
  func declareShared(
    _ local: Local?, _ name: ComputedName, _ value: Term, readBy rest: [CoreStatement]
  ) throws(EmissionError) {
    guard let local else {
      try declareInFamily(name, value)
      return
    }
    let plain = local.name
    let key = SharedName.local(local)
    if case .none = value.kind {
      if mode == .making, !numbersUses { emit(announced("addAbsent", plain)) }
      expressions.environment.bind(local, holding: SwiftExpression(.absent, .none))
      return
    }
    let isChanged = !variables.isDisjoint(with: value.locals)
    let isByArm =
      !isChanged && conditionDepth == 0 && currentRepeat == nil && !sharing.names.contains(key)
      && areArms(of: value)
      && rest.first { $0.mentions(local) }?.usesForCertain(local) ?? false
    // The classes of arms are named after the layer, so they are asked for first.
    let typeOfArms = isByArm ? try typeOfArms(value, named: plain) : nil
    let isOptional =
      if case .optional = expressions.type(of: value) { true } else { false }
    let (type, outputs, takesSeveral) =
      if let typeOfArms {
        (typeOfArms, 1, false)
      } else if sharing.several.contains(key) {
        (SwiftType.anyMultiLayer, 1, true)
      } else {
        try sharedKind(of: value, isOptional: isOptional)
      }
    var child = SharedChild(
      name: plain, key: key, range: name.range, layer: value, environment: expressions, type: type,
      outputs: outputs)
    child.isByArm = isByArm
    child.isOptional = isByArm ? Self.arms(of: value).contains { $0.isNone } : isOptional
    child.isObject = takesSeveral || outputs != 1 || sharing.names.contains(key)
    if child.isObject {
      try declareObject(&child, value)
    } else if mode == .making, isByArm {
      if !numbersUses {
        statements += try statementsOfArms(value) { (arm) throws(EmissionError) in
          [self.announced(arm.isNone ? "addAbsent" : "reserve", plain)]
        }
      }
    } else if mode == .making {
      try declareLocal(&child, value, isChanged: isChanged)
    }
    shared.append(child)
    tensors[local] = .shared(shared.count - 1)
  }

  /// `try children.reserve("mix")`.
  private func announced(_ method: String, _ name: String) -> SwiftStatement {
    .expression(variable("children").changing(method, [.init(nil, .text(name))]).throwing)
  }

  /// Makes a layer of the class around known.
  func bindHanded(_ child: SharedChild) {
    shared.append(child)
    switch child.key {
    case .local(let local): tensors[local] = .shared(shared.count - 1)
    case .family(let pattern): families[pattern] = shared.count - 1
    }
    if let local = child.local { taken.insert(local.name) }
  }

  /// The Swift type of a shared layer, the number of its outputs, and whether several tensors go in.
  private func sharedKind(
    of value: Term, isOptional: Bool
  ) throws(EmissionError) -> (type: SwiftType, outputs: Int, takesSeveral: Bool) {
    if isOptional { return (.anyLayer, 1, false) }
    switch try kind(of: value) {
    case .layer(let layer, _):
      return (.layer(layer.name), 1, layer.isVariadic || !layer.moreInputs.isEmpty)
    case .module(let module, _):
      return (
        .layer(module.name), surroundings.outputCount(of: module),
        surroundings.inputCount(of: module) != 1
      )
    default: return (.anyLayer, 1, false)
    }
  }

  // MARK: Layers made where they are first used

  /// Where the first use may or may not come, the layer is kept in a local until the end.
  ///
  /// - Parameter isChanged: Whether variables in the declaration may have other values by then.
  private func declareLocal(
    _ child: inout SharedChild, _ value: Term, isChanged: Bool
  ) throws(EmissionError) {
    if isChanged { child.type = .anyLayer }
    let name = child.name
    let local = temporary(name + "Made")
    child.local = local
    emit(.variable(local, .optional(child.type), .absent))
    if child.isOptional {
      let recipe = temporary(name + "Recipe")
      emit(.constant(recipe, nil, try expressions.emit(value).tree))
      child.recipe = recipe
      if !numbersUses {
        let isAbsent = SwiftTree.variable(recipe).binary(.equal, .absent)
        emit(
          .condition(
            .truth(isAbsent), [announced("addAbsent", name)],
            otherwise: [announced("reserve", name)]))
      }
    } else {
      if isChanged {
        // The layer is what its declaration says, whatever its variables become.
        let recipe = temporary(name + "Recipe")
        emit(.constant(recipe, nil, try expressions.emit(value, as: .recipe).tree))
        child.recipe = recipe
      }
      if !numbersUses { emit(announced("reserve", name)) }
    }
  }

  func syntax(of child: SharedChild) -> ChildSyntax {
    ChildSyntax(
      name: ComputedName(
        segments: [.text(child.name)],
        syntax: StepName(segments: [.text(child.name)], range: child.range)), type: child.type,
      text: child.layer?.range ?? child.range, range: child.range)
  }

  /// Passes data through a layer that is made once.
  func pass(
    _ data: inout Flow, throughShared index: Int, _ name: ComputedName?, text: SourceRange,
    at range: SourceRange
  ) throws(EmissionError) {
    if shared[index].isHanded || shared[index].isObject && numbersUses {
      try passHanded(&data, index, name, text: text, at: range)
      return
    }
    currentRepeat.map { plan.repeats[$0].isChain = false }
    if !numbersUses { leaveChain() }
    try noteSeveral(data, shared[index], at: range)
    if shared[index].isObject {
      try passObject(&data, index, name, at: range)
      return
    }
    switch mode {
    case .running: try run(&data, throughShared: index, at: range)
    case .making: try make(&data, throughShared: index, at: range)
    }
  }

  private func run(
    _ data: inout Flow, throughShared index: Int, at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    guard let value = data.value.single, let property = plan.property(at: child.range) else {
      throw EmissionError("this use of `\(child.name)`", range)
    }
    guard child.isOptional else {
      advance(&data, to: reference(to: property).calling([value], throwing: true))
      return
    }
    emitPresent(property.variable, try own(&data, at: range))
  }

  /// `if let mix { x = try mix(x) }`.
  func emitPresent(_ property: SwiftVariable, _ data: SwiftVariable) {
    let call = SwiftTree.variable(property).calling([.variable(data)], throwing: true)
    emit(
      .condition(.presence([.init(variable: property)]), [.assign(data, call, for: .run)]))
  }

  private func make(
    _ data: inout Flow, throughShared index: Int, at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    let variable = try own(&data, at: range)
    let key = numbersUses ? nil : SwiftTree.text(child.name)
    if child.property == nil, child.isByArm {
      try makeByArm(index, variable, key: key)
      return
    }
    if let property = child.property {
      makeAgain(plan.properties[property], variable)
      return
    }
    let call: SwiftTree
    if let recipe = child.recipe {
      call = made(by: .variable(recipe), on: variable)
    } else {
      guard let layer = child.layer, let environment = child.environment else {
        throw EmissionError("this use of `\(child.name)`", range)
      }
      let inner = expressions
      expressions = environment
      defer { expressions = inner }
      call = try sharedCall(try kind(of: layer), variable, at: layer.range)
    }
    if conditionDepth == 0, currentRepeat == nil, !child.isOptional {
      let property = store(syntax(of: child))
      shared[index].property = property
      emit(.assign(access(to: plan.properties[property].variable), added(key, call)))
      return
    }
    let local = child.local ?? self.variable(child.name)
    let made = self.variable("made")
    let use = SwiftStatement.condition(
      .presence([.init(variable: made, value: .variable(local))]), used(made, variable),
      otherwise: [.assign(local, added(key, call))])
    if child.isOptional, let recipe = child.recipe {
      emit(.condition(.presence([.init(variable: recipe)]), [use]))
    } else {
      emit(use)
    }
    shared[index].isUncertain = true
  }

  /// Passes shapes through a layer that is there.
  private func makeAgain(_ property: ChildPlan.Property, _ variable: SwiftVariable) {
    let child = access(to: property.variable)
    if property.isOptional {
      let made = child.variable ?? self.variable("made")
      let binding = SwiftArm.Binding(
        variable: made, value: child.variable == nil ? child : nil)
      emit(.condition(.presence([binding]), used(made, variable)))
      return
    }
    if numbersUses {
      emit(addedAgain(child))
      nextNumber = nextNumber.map { $0 + 1 }
    }
    emit(outputShape(of: child, variable))
  }

  /// The statements of a further use.
  private func used(_ child: SwiftVariable, _ variable: SwiftVariable) -> [SwiftStatement] {
    let child = SwiftTree.variable(child)
    return (numbersUses ? [addedAgain(child)] : []) + [outputShape(of: child, variable)]
  }

  private func addedAgain(_ child: SwiftTree) -> SwiftStatement {
    .expression(variable("children").changing("addAgain", [.init(nil, child)]).throwing)
  }

  private func outputShape(of child: SwiftTree, _ variable: SwiftVariable) -> SwiftStatement {
    .assign(
      variable,
      child.member("outputShape").calling([.init("of", .variable(variable))], throwing: true))
  }

  /// Makes a layer that depends on a condition, at its first use: each arm makes its own.
  private func makeByArm(
    _ index: Int, _ variable: SwiftVariable, key: SwiftTree?
  ) throws(EmissionError) {
    let child = shared[index]
    guard let layer = child.layer, let environment = child.environment else { return }
    let property = store(syntax(of: child))
    shared[index].property = property
    if child.isOptional { plan.makeOptional(property) }
    let target = access(to: plan.properties[property].variable)
    let inner = expressions
    expressions = environment
    defer { expressions = inner }
    statements += try statementsOfArms(layer) { (arm) throws(EmissionError) in
      if arm.isNone { return [.assign(target, .absent)] }
      let call: SwiftTree
      if case .chain(let chain) = arm.kind {
        call = try self.lifted(.steps(chain.steps), .group, child.name, at: arm.range)
          .call(on: variable, self.generator)
      } else {
        call = try self.sharedCall(try self.kind(of: arm), variable, at: arm.range)
      }
      return [.assign(target, self.added(key, call))]
    }
    nextNumber = nil
  }

  /// The Swift type of the layers that the arms of a condition make.
  private func typeOfArms(
    _ value: Term, named name: String
  ) throws(EmissionError) -> SwiftType {
    var types: Set<SwiftType> = []
    for arm in Self.arms(of: value) {
      switch arm.kind {
      case .none: break
      case .chain(let chain):
        let group = try lifted(.steps(chain.steps), .group, name, at: arm.range)
        types.insert(.named(group.name, .module))
      case .integer, .float, .boolean, .symbol, .local, .global, .layer, .function, .computedName,
        .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
        .construct, .operate, .apply, .index, .member, .tuple, .list, .conditional, .group,
        .problem, .missing:
        types.insert(try sharedKind(of: arm, isOptional: false).type)
      }
    }
    return types.count == 1 ? types.first ?? .anyLayer : .anyLayer
  }

  /// Whether a value is a condition whose arms each are one layer, a chain or `none`.
  private func areArms(of value: Term) -> Bool {
    guard case .conditional = value.unwrapped.kind else { return false }
    return Self.arms(of: value).allSatisfy { arm in
      switch arm.kind {
      case .none, .chain, .layer, .function, .global, .construct, .operate, .call: true
      case .local(let local): isRecipe(local)
      case .apply(let callee, _):
        if let local = callee.plainLocal { isRecipe(local) } else { callee.isGlobal }
      case .integer, .float, .boolean, .symbol, .computedName, .negation, .not, .arithmetic, .power,
        .and, .or, .comparison, .range, .builtin, .index, .member, .tuple, .list, .conditional,
        .group, .problem, .missing:
        false
      }
    }
  }

  private func isRecipe(_ local: Local) -> Bool {
    expressions.environment[local]?.type ?? .recipe == .recipe
  }

  /// The layers that a condition chooses from.
  private static func arms(of value: Term) -> [Term] {
    guard case .conditional(let conditional) = value.unwrapped.kind else {
      return [value.unwrapped]
    }
    return arms(of: conditional.then) + (conditional.otherwise.map(arms) ?? [])
  }

  /// The statements of each arm under its condition.
  private func statementsOfArms(
    _ value: Term, _ body: (Term) throws(EmissionError) -> [SwiftStatement]
  ) throws(EmissionError) -> [SwiftStatement] {
    guard case .conditional(let conditional) = value.unwrapped.kind,
      let otherwise = conditional.otherwise
    else { return try body(value.unwrapped) }
    let condition = try expressions.truth(conditional.condition).tree
    let then = try statementsOfArms(conditional.then, body)
    let other = try statementsOfArms(otherwise, body)
    return [.condition(.truth(condition), then, otherwise: other)]
  }

  private func sharedCall(
    _ kind: StepKind, _ variable: SwiftVariable, at range: SourceRange
  ) throws(EmissionError) -> SwiftTree {
    switch kind {
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.id)
      return try initializer(
        layer.id, variable, arguments, takesGenerator: layer.declaresParameters)
    case .module(let module, let arguments):
      if surroundings.isPlain(module) { return threaded(module.name, on: variable) }
      return try initializer(module.id, variable, arguments, takesGenerator: true)
    case .recipe(let recipe): return made(by: recipe.tree, on: variable)
    default: throw EmissionError("this layer", range)
    }
  }

  /// Stores the shared layers, now that all uses have made them.
  func finishShared() throws(EmissionError) {
    for index in shared.indices where !shared[index].isHanded {
      let child = shared[index]
      if child.isObject {
        finishObject(child)
      } else if child.isUncertain {
        let property = store(syntax(of: child))
        plan.makeOptional(property)
        emit(
          .assign(
            access(to: plan.properties[property].variable),
            .variable(child.local ?? variable(child.name))))
      }
    }
  }
}

extension CoreStatement {
  /// Whether a statement that uses a shared layer does so in every instance, and once first.
  fileprivate func usesForCertain(_ local: Local) -> Bool {
    switch kind {
    case .bind(_, _, _, let value), .variable(_, _, _, let value), .assign(_, _, let value),
      .output(_, _, let value):
      guard case .chain(let chain) = value.kind, chain.steps[0].term.plainLocal != nil
      else { return false }
      let step = chain.steps.dropFirst().first { $0.mentions(local) }
      return step?.term.plainLocal == local
    case .input, .layer, .require, .branch, .loop, .state, .cost, .rejected: return false
    }
  }
}

extension Term {
  fileprivate var isNone: Bool { if case .none = kind { true } else { false } }

  fileprivate var isGlobal: Bool { if case .global = kind { true } else { false } }
}
