/// Layers that are made once: `layer name = …`.
///
/// Most are made where their first use stands. One that chains in parentheses or chains as values use
/// too is an object, a `SharedLayer`, which these are given: whoever comes first makes it. So are
/// those with computed names, of which only the program knows how many they are.
extension BodyEmitter {
  /// - Parameter rest: The statements that follow.
  func declareShared(
    _ name: StepName, _ value: Expression, readBy rest: [Statement]
  ) throws(EmissionError) {
    guard let plain = name.plain else {
      try declareInFamily(name, value)
      return
    }
    if case .none = value.kind {
      if mode == .making, !numbersUses { emit("try children.addAbsent(\"\(plain)\")") }
      expressions.environment.bind(plain, swift: "nil", type: .none)
      return
    }
    let isChanged = !variables.isDisjoint(with: Names.mentioned(in: value))
    let isByArm =
      !isChanged && conditionDepth == 0 && currentRepeat == nil && !sharing.names.contains(plain)
      && areArms(of: value)
      && rest.first { $0.uses(plain) }?.usesForCertain(plain) ?? false
    // The classes of arms are named after the layer, so they are asked for first.
    let typeOfArms = isByArm ? try typeOfArms(value, named: plain) : nil
    let isOptional =
      if case .optional = expressions.type(of: value) { true } else { false }
    let (type, outputs, takesSeveral) =
      if let typeOfArms {
        (typeOfArms, 1, false)
      } else if sharing.several.contains(plain) {
        ("any MultiLayer", 1, true)
      } else {
        try sharedKind(of: value, isOptional: isOptional)
      }
    var child = SharedChild(
      name: plain, range: name.range, layer: value, environment: expressions, type: type,
      outputs: outputs)
    child.isByArm = isByArm
    child.isOptional = isByArm ? Self.arms(of: value).contains { $0.isNone } : isOptional
    child.isObject = takesSeveral || outputs != 1 || sharing.names.contains(plain)
    if child.isObject {
      try declareObject(&child, value)
    } else if mode == .making, isByArm {
      if !numbersUses {
        codes += try codesOfArms(value) { (arm) throws(EmissionError) in
          [.line("try children.\(arm.isNone ? "addAbsent" : "reserve")(\"\(plain)\")")]
        }
      }
    } else if mode == .making {
      try declareLocal(&child, value, isChanged: isChanged)
    }
    shared.append(child)
    tensors[plain] = .shared(shared.count - 1)
  }

  /// Makes a layer of the class around known.
  func bindHanded(_ child: SharedChild) {
    shared.append(child)
    tensors[child.pattern ?? child.name] = .shared(shared.count - 1)
    if let local = child.local { taken.insert(local) }
  }

  /// The Swift type of a shared layer, the number of its outputs, and whether several tensors go in.
  private func sharedKind(
    of value: Expression, isOptional: Bool
  ) throws(EmissionError) -> (type: String, outputs: Int, takesSeveral: Bool) {
    if isOptional { return ("any Layer", 1, false) }
    switch try kind(of: value) {
    case .layer(let layer, _): return (layer.name, 1, layer.isVariadic || !layer.moreInputs.isEmpty)
    case .module(let module, _):
      return (
        module.name, surroundings.outputCount(of: module),
        surroundings.inputCount(of: module) != 1
      )
    default: return ("any Layer", 1, false)
    }
  }

  // MARK: Layers made where they are first used

  /// Where the first use may or may not come, the layer is kept in a local until the end.
  ///
  /// - Parameter isChanged: Whether variables in the declaration may have other values by then.
  private func declareLocal(
    _ child: inout SharedChild, _ value: Expression, isChanged: Bool
  ) throws(EmissionError) {
    if isChanged { child.type = "any Layer" }
    let name = child.name
    let local = temporary(name + "Made")
    child.local = local
    emit(
      "var \(local): \(child.type.hasPrefix("any ") ? "(\(child.type))?" : "\(child.type)?") = nil")
    if child.isOptional {
      let recipe = temporary(name + "Recipe")
      emit("let \(recipe) = \(try expressions.emit(value).tried)")
      child.recipe = recipe
      if !numbersUses {
        codes.append(
          .branches([
            (head: "if \(recipe) == nil", body: [.line("try children.addAbsent(\"\(name)\")")]),
            (head: "else", body: [.line("try children.reserve(\"\(name)\")")]),
          ]))
      }
    } else {
      if isChanged {
        // The layer is what its declaration says, whatever its variables become.
        let recipe = temporary(name + "Recipe")
        emit("let \(recipe) = \(try expressions.emit(value, as: .recipe).tried)")
        child.recipe = recipe
      }
      if !numbersUses { emit("try children.reserve(\"\(name)\")") }
    }
  }

  func syntax(of child: SharedChild) -> ChildSyntax {
    ChildSyntax(
      name: StepName(segments: [.text(child.name)], range: child.range), type: child.type,
      text: child.layer?.range ?? child.range, range: child.range)
  }

  /// Passes data through a layer that is made once.
  func pass(
    _ data: inout Flow, throughShared index: Int, _ name: StepName?, _ step: StepSyntax,
    at range: SourceRange
  ) throws(EmissionError) {
    if shared[index].isHanded || shared[index].isObject && numbersUses {
      try passHanded(&data, index, name, step, at: range)
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
      advance(&data, to: "try \(reference(to: property))(\(value))")
      return
    }
    let variable = try own(&data, at: range)
    codes.append(
      .branches([
        (
          head: "if let \(property.name)",
          body: [.line("\(variable) = try \(property.name)(\(variable))")]
        )
      ]))
  }

  private func make(
    _ data: inout Flow, throughShared index: Int, at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    let variable = try own(&data, at: range)
    let key = numbersUses ? "" : "\"\(child.name)\", "
    if child.property == nil, child.isByArm {
      try makeByArm(index, variable, key: key)
      return
    }
    if let property = child.property {
      let name = access(to: plan.properties[property].name)
      if plan.properties[property].isOptional {
        let made = name.hasPrefix("self.") ? "made" : name
        var known: [Code] = [.line("\(variable) = try \(made).outputShape(of: \(variable))")]
        if numbersUses { known.insert(.line("try children.addAgain(\(made))"), at: 0) }
        let head = made == name ? "if let \(name)" : "if let made = \(name)"
        codes.append(.branches([(head: head, body: known)]))
        return
      }
      if numbersUses {
        emit("try children.addAgain(\(name))")
        nextNumber = nextNumber.map { $0 + 1 }
      }
      emit("\(variable) = try \(name).outputShape(of: \(variable))")
      return
    }
    let call: String
    if let recipe = child.recipe {
      call = "\(recipe).make(on: &\(variable), generator: generator)"
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
      emit("\(access(to: plan.properties[property].name)) = try children.add(\(key)\(call))")
      return
    }
    let local = child.local ?? child.name
    var known: [Code] = [.line("\(variable) = try made.outputShape(of: \(variable))")]
    if numbersUses { known.insert(.line("try children.addAgain(made)"), at: 0) }
    let use = Code.branches([
      (head: "if let made = \(local)", body: known),
      (head: "else", body: [.line("\(local) = try children.add(\(key)\(call))")]),
    ])
    if child.isOptional, let recipe = child.recipe {
      codes.append(.branches([(head: "if let \(recipe)", body: [use])]))
    } else {
      codes.append(use)
    }
    shared[index].isUncertain = true
  }

  /// Makes a layer that depends on a condition, at its first use: each arm makes its own.
  private func makeByArm(
    _ index: Int, _ variable: String, key: String
  ) throws(EmissionError) {
    let child = shared[index]
    guard let layer = child.layer, let environment = child.environment else { return }
    let property = store(syntax(of: child))
    shared[index].property = property
    if child.isOptional { plan.makeOptional(property) }
    let name = access(to: plan.properties[property].name)
    let inner = expressions
    expressions = environment
    defer { expressions = inner }
    codes += try codesOfArms(layer) { (arm) throws(EmissionError) in
      if arm.isNone { return [.line("\(name) = nil")] }
      let call: String
      if case .chain(let chain) = arm.kind {
        call = try self.lifted(.steps(chain.steps), .group, child.name, at: arm.range)
          .call(on: variable)
      } else {
        call = try self.sharedCall(try self.kind(of: arm), variable, at: arm.range)
      }
      return [.line("\(name) = try children.add(\(key)\(call))")]
    }
    nextNumber = nil
  }

  /// The Swift type of the layers that the arms of a condition make.
  private func typeOfArms(
    _ value: Expression, named name: String
  ) throws(EmissionError) -> String {
    var types: Set<String> = []
    for arm in Self.arms(of: value) {
      switch arm.kind {
      case .none: break
      case .chain(let chain):
        types.insert(try lifted(.steps(chain.steps), .group, name, at: arm.range).name)
      default: types.insert(try sharedKind(of: arm, isOptional: false).type)
      }
    }
    return types.count == 1 ? types.first ?? "any Layer" : "any Layer"
  }

  /// Whether a value is a condition whose arms each are one layer, a chain or `none`.
  private func areArms(of value: Expression) -> Bool {
    guard case .conditional = value.unwrapped.kind else { return false }
    return Self.arms(of: value).allSatisfy { arm in
      switch arm.kind {
      case .none, .chain: true
      case .name(let name): expressions.environment[name]?.type ?? .recipe == .recipe
      case .call(let callee, _):
        callee.plainName.map { expressions.environment[$0]?.type ?? .recipe == .recipe } ?? false
      default: false
      }
    }
  }

  /// The layers that a condition chooses from.
  private static func arms(of value: Expression) -> [Expression] {
    guard case .conditional(let conditional) = value.unwrapped.kind else {
      return [value.unwrapped]
    }
    return arms(of: conditional.then) + (conditional.otherwise.map(arms) ?? [])
  }

  /// The statements of each arm under its condition.
  private func codesOfArms(
    _ value: Expression, _ body: (Expression) throws(EmissionError) -> [Code]
  ) throws(EmissionError) -> [Code] {
    guard case .conditional(let conditional) = value.unwrapped.kind,
      let otherwise = conditional.otherwise
    else { return try body(value.unwrapped) }
    let head = "if \(try expressions.truth(conditional.condition).condition)"
    let then = try codesOfArms(conditional.then, body)
    let other = try codesOfArms(otherwise, body)
    return [.branches([(head: head, body: then), (head: "else", body: other)])]
  }

  private func sharedCall(
    _ kind: StepKind, _ variable: String, at range: SourceRange
  ) throws(EmissionError) -> String {
    switch kind {
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.name)
      return try initializer(
        layer.name, variable, layer.signature, arguments,
        takesGenerator: layer.declaresParameters)
    case .module(let module, let arguments):
      if surroundings.isPlain(module) {
        return "\(module.name)(generator: generator).threaded(on: &\(variable))"
      }
      return try initializer(
        module.name, variable, module.signature, arguments, takesGenerator: true)
    case .recipe(let recipe):
      return "\(recipe.atom).make(on: &\(variable), generator: generator)"
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
        emit("\(access(to: plan.properties[property].name)) = \(child.local ?? child.name)")
      }
    }
  }
}

extension Statement {
  /// Whether a statement that uses a shared layer does so in every instance, and once first.
  fileprivate func usesForCertain(_ name: String) -> Bool {
    switch kind {
    case .letValue(_, _, _, let value), .variable(_, _, let value), .assignment(_, let value),
      .output(_, _, let value):
      guard case .chain(let chain) = value.kind, chain.steps[0].expression.plainName != nil
      else { return false }
      let step = chain.steps.dropFirst().first { $0.uses(name) }
      return step?.expression.plainName == name
    default: return false
    }
  }
}

extension Expression {
  fileprivate var isNone: Bool { if case .none = kind { true } else { false } }
}
