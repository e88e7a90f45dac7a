/// Layers that are made once, by whoever comes first: `SharedLayer` and `SharedLayers` in Swift.
extension BodyEmitter {
  func declareObject(
    _ child: inout SharedChild, _ value: Term
  ) throws(EmissionError) {
    let local = temporary(child.name + "Shared")
    child.local = local
    if numbersUses {
      guard mode == .making else { return }
      let recipe = try recipe(value, child).tree
      let object = SwiftTree.type(.generic(.runtime("SharedLayer"), [child.type]))
      emit(
        .constant(
          local, nil,
          child.isOptional
            ? recipe.member("map").calling([], SwiftClosure(nil, object.calling([.shorthand])))
            : object.calling([recipe])))
      return
    }
    guard mode == .making else {
      child.property = plan.index(at: child.range)
      return
    }
    var recipe = try recipe(value, child).tree
    // Of a condition that is decided by what is written there, the Swift may be no optional.
    if child.isOptional, value.isConditional, !recipe.isTernary {
      recipe = recipe.optional(as: .optional(.recipe))
    }
    let items: [SwiftList.Item] = [
      .init(nil, .text(child.name)), .init(nil, recipe), .init("as", .metatype(child.type)),
    ]
    emit(.constant(local, nil, variable("children").changing("share", items, .apart).throwing))
    child.property = store(syntax(of: child))
  }

  private func recipe(
    _ value: Term, _ child: SharedChild
  ) throws(EmissionError) -> SwiftExpression {
    try expressions.emit(value, as: child.isOptional ? .optional(.recipe) : .recipe)
  }

  func finishObject(_ child: SharedChild) {
    guard let index = child.property, let local = child.local else { return }
    let property = plan.properties[index]
    let target = access(to: property.variable)
    let object = SwiftTree.variable(local)
    if child.pattern != nil {
      emit(.assign(target, object.member("layers")))
    } else if child.isOptional || !child.isCertain {
      plan.makeOptional(index)
      emit(.assign(target, (child.isOptional ? object.optionalChain : object).member("layer")))
    } else {
      emit(.assign(target, made(object.member("layer"), .text(child.name))))
    }
  }

  /// `mixShared.use(on: &x, …)`, `cellsShared.use("cell\(i)", on: &x, …)`.
  private func use(
    of child: SharedChild, _ name: ComputedName?, _ items: [SwiftList.Item]
  ) throws(EmissionError) -> SwiftTree {
    let object = SwiftTree.variable(child.local ?? variable(child.name))
    if child.pattern != nil, let name {
      return object.member("use").calling([.init(nil, try text(of: name))] + items)
    }
    return (child.isOptional ? object.optionalChain : object).member("use").calling(items)
  }

  /// `on: &x, generator: generator`.
  private func passing(_ variable: SwiftVariable) -> [SwiftList.Item] {
    [.init("on", SwiftTree.variable(variable).reference), generator]
  }

  /// Passes data through an object of this class: no further child.
  func passObject(
    _ data: inout Flow, _ index: Int, _ name: ComputedName?, at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    if conditionDepth == 0, currentRepeat == nil { shared[index].isCertain = true }
    if let inputs = try several(data, child, at: range) {
      let results = temporary(SwiftNames.camelCase(child.name) + "Outputs")
      switch mode {
      case .making:
        emit(.variable(results, .array(tensorType), .array([])))
        let items: [SwiftList.Item] = [
          .init("on", .array(inputs)), .init("outputs", SwiftTree.variable(results).reference),
          generator,
        ]
        emit(.expression(try use(of: child, name, items).throwing))
      case .running:
        let layer = try layer(of: child, name, at: range)
        emit(
          .constant(
            results, nil, layer.calling([.array(inputs)], throwing: true), for: .run))
      }
      answer(&data, .variable(results), child)
      return
    }
    switch mode {
    case .making:
      let variable = try own(&data, at: range)
      emit(.expression(try use(of: child, name, passing(variable)).throwing))
    case .running:
      guard let value = data.value.single else {
        throw EmissionError("several tensors here", range)
      }
      guard child.isOptional else {
        advance(
          &data, to: try layer(of: child, name, at: range).calling([value], throwing: true))
        return
      }
      let variable = try own(&data, at: range)
      let binding = try presence(of: child, name)
      let call = SwiftTree.variable(binding.variable)
        .calling([.variable(variable)], throwing: true)
      emit(.condition(.presence([binding]), [.assign(variable, call, for: .run)]))
    }
  }

  /// `if let mix`, `if let layer = cells["cell\(i)"]`.
  private func presence(
    of child: SharedChild, _ name: ComputedName?
  ) throws(EmissionError) -> SwiftArm.Binding {
    let property = child.property.map { plan.properties[$0].variable } ?? variable(child.name)
    guard child.pattern != nil, let name else { return SwiftArm.Binding(variable: property) }
    let layer = temporary(SwiftNames.camelCase(child.name))
    return SwiftArm.Binding(
      variable: layer, value: SwiftTree.variable(property).element(try text(of: name)))
  }

  /// The layer in a forward pass.
  private func layer(
    of child: SharedChild, _ name: ComputedName?, at range: SourceRange
  ) throws(EmissionError) -> SwiftTree {
    guard let property = child.property.map({ plan.properties[$0] }) else {
      throw EmissionError("this use of `\(child.name)`", range)
    }
    guard child.pattern != nil, let name else { return reference(to: property) }
    let layer = temporary(SwiftNames.camelCase(child.name))
    let key = try text(of: name)
    emit(
      .constant(
        layer, nil, made(SwiftTree.variable(property.variable).element(key), key)))
    return .variable(layer)
  }

  /// The tensors that go in, where they are not one or where they give several.
  private func several(
    _ data: Flow, _ child: SharedChild, at range: SourceRange
  ) throws(EmissionError) -> [SwiftTree]? {
    guard let all = data.value.all,
      all.count != 1 || child.outputs != 1
        || child.type == .anyMultiLayer
    else { return nil }
    try noteSeveral(data, child, at: range)
    return all
  }

  /// A value that several tensors go into is more than a `Layer`: the class is written anew, knowing
  /// that.
  func noteSeveral(_ data: Flow, _ child: SharedChild, at range: SourceRange) throws(EmissionError)
  {
    guard child.type == .anyLayer, data.value.all.map({ $0.count != 1 }) ?? true else { return }
    if !child.isHanded { sharing.several.insert(child.key) }
    throw EmissionError("several tensors through a shared layer that is a value", range)
  }

  private func answer(_ data: inout Flow, _ results: SwiftTree, _ child: SharedChild) {
    isPlainChain = false
    data.variable = nil
    data.value = Self.results(results, child.outputs)
  }

  // MARK: Uses that are children

  /// Passes data through a layer of the class around, or of this one where uses are numbered: it is a
  /// child here.
  func passHanded(
    _ data: inout Flow, _ index: Int, _ name: ComputedName?, text: SourceRange,
    at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    let syntax = ChildSyntax(
      name: nil, type: child.type, text: text, range: range)
    if child.isOptional {
      try passOptional(&data, child, name, syntax)
      return
    }
    if let inputs = try several(data, child, at: range) {
      let results = try passSeveral(
        syntax, .array(inputs), named: SwiftNames.camelCase(child.name)
      ) { items throws(EmissionError) in
        try self.made(child, name, items + [self.generator])
      }
      currentRepeat.map { plan.repeats[$0].isChain = false }
      answer(&data, results, child)
      return
    }
    try passChild(&data, syntax) { emitter, variable throws(EmissionError) in
      try emitter.made(child, name, emitter.passing(variable))
    }
  }

  /// The call that answers the layer, which is there.
  private func made(
    _ child: SharedChild, _ name: ComputedName?, _ items: [SwiftList.Item]
  ) throws(EmissionError) -> SwiftTree {
    let call = try use(of: child, name, items)
    guard child.pattern != nil, let name else { return call }
    return made(call, try text(of: name))
  }

  /// A child that may be `none`.
  private func passOptional(
    _ data: inout Flow, _ child: SharedChild, _ name: ComputedName?, _ syntax: ChildSyntax
  ) throws(EmissionError) {
    guard currentRepeat == nil || mode == .making else {
      throw EmissionError("`\(child.name)`, which may be `none`, in a repeat", syntax.range)
    }
    let variable = try own(&data, at: syntax.range)
    mayLeaveChain = true
    switch mode {
    case .making:
      let layer = temporary("layer")
      let call = try use(of: child, name, passing(variable)).throwing
      let body = try capturing { () throws(EmissionError) in
        try self.keep(syntax, .variable(layer))
      }
      var otherwise: [SwiftStatement]?
      if currentRepeat == nil, let index = plan.index(at: syntax.range) {
        plan.makeOptional(index)
        definite.remove(index)
        otherwise = [.assign(access(to: plan.properties[index].variable), .absent)]
      }
      emit(
        .condition(
          .presence([.init(variable: layer, value: call)]), body, otherwise: otherwise))
    case .running:
      guard let property = plan.property(at: syntax.range) else { break }
      emitPresent(property.variable, variable)
    }
    nextNumber = nil
    data.variable = variable
    data.value = .tensor(.variable(variable))
  }
}
