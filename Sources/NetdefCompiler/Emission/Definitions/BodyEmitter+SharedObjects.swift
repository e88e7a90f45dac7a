/// Layers that are made once, by whoever comes first: `SharedLayer` and `SharedLayers` in Swift.
extension BodyEmitter {
  func declareObject(
    _ child: inout SharedChild, _ value: Expression
  ) throws(EmissionError) {
    let local = temporary(child.name + "Shared")
    child.local = local
    if numbersUses {
      guard mode == .making else { return }
      let recipe = try recipe(value, child).text
      emit(
        child.isOptional
          ? "let \(local) = \(recipe).map { SharedLayer<\(child.type)>($0) }"
          : "let \(local) = \(try recipeNeedsTry(value, child))SharedLayer<\(child.type)>(\(recipe))"
      )
      return
    }
    guard mode == .making else {
      child.property = plan.index(at: child.range)
      return
    }
    let type = child.type.hasPrefix("any ") ? "(\(child.type))" : child.type
    let recipe = try recipe(value, child).text
    let arguments = Self.listing(["\"\(child.name)\"", recipe, "as: \(type).self"])
    emit("let \(local) = try children.share\(arguments)")
    child.property = store(syntax(of: child))
  }

  private func recipe(
    _ value: Expression, _ child: SharedChild
  ) throws(EmissionError) -> SwiftExpression {
    try expressions.emit(value, as: child.isOptional ? .optional(.recipe) : .recipe)
  }

  private func recipeNeedsTry(
    _ value: Expression, _ child: SharedChild
  ) throws(EmissionError) -> String {
    try recipe(value, child).isThrowing ? "try " : ""
  }

  func finishObject(_ child: SharedChild) {
    guard let index = child.property, let local = child.local else { return }
    let property = plan.properties[index]
    let target = access(to: property.name)
    if child.pattern != nil {
      emit("\(target) = \(local).layers")
    } else if child.isOptional || !child.isCertain {
      plan.makeOptional(index)
      emit("\(target) = \(local)\(child.isOptional ? "?" : "").layer")
    } else {
      emit("\(target) = try ChildScope.made(\(local).layer, \"\(child.name)\")")
    }
  }

  /// `mixShared.use(`, `cellsShared.use("cell\(i)", `.
  private func use(
    of child: SharedChild, _ name: StepName?
  ) throws(EmissionError) -> String {
    let local = child.local ?? child.name
    if child.pattern != nil, let name { return "\(local).use(\(try text(of: name)), " }
    return "\(local)\(child.isOptional ? "?" : "").use("
  }

  /// Passes data through an object of this class: no further child.
  func passObject(
    _ data: inout Flow, _ index: Int, _ name: StepName?, at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    if conditionDepth == 0, currentRepeat == nil { shared[index].isCertain = true }
    if let inputs = try several(data, child, at: range) {
      let results = temporary(SwiftNames.camelCase(child.name) + "Outputs")
      self.results.insert(results)
      let list = "[\(inputs.joined(separator: ", "))]"
      switch mode {
      case .making:
        emit("var \(results): [Shape] = []")
        emit(
          "try \(try use(of: child, name))on: \(list), outputs: &\(results), generator: generator)")
      case .running:
        emit("let \(results) = try \(try layer(of: child, name, at: range))(\(list))")
      }
      answer(&data, results, child)
      return
    }
    switch mode {
    case .making:
      let variable = try own(&data, at: range)
      emit("try \(try use(of: child, name))on: &\(variable), generator: generator)")
    case .running:
      guard let value = data.value.single else {
        throw EmissionError("several tensors here", range)
      }
      guard child.isOptional else {
        advance(&data, to: "try \(try layer(of: child, name, at: range))(\(value))")
        return
      }
      let variable = try own(&data, at: range)
      let (head, layer) = try presence(of: child, name)
      codes.append(
        .branches([(head: head, body: [.line("\(variable) = try \(layer)(\(variable))")])]))
    }
  }

  /// `if let mix`, `if let layer = cells["cell\(i)"]`, and the name of the layer behind it.
  private func presence(
    of child: SharedChild, _ name: StepName?
  ) throws(EmissionError) -> (head: String, layer: String) {
    let property = child.property.map { plan.properties[$0].name } ?? child.name
    guard child.pattern != nil, let name else { return ("if let \(property)", property) }
    let layer = temporary(SwiftNames.camelCase(child.name))
    return ("if let \(layer) = \(property)[\(try text(of: name))]", layer)
  }

  /// The layer in a forward pass.
  private func layer(
    of child: SharedChild, _ name: StepName?, at range: SourceRange
  ) throws(EmissionError) -> String {
    guard let property = child.property.map({ plan.properties[$0] }) else {
      throw EmissionError("this use of `\(child.name)`", range)
    }
    guard child.pattern != nil, let name else { return reference(to: property) }
    let layer = temporary(SwiftNames.camelCase(child.name))
    let key = try text(of: name)
    emit("let \(layer) = try ChildScope.made(\(property.name)[\(key)], \(key))")
    return layer
  }

  /// The tensors that go in, where they are not one or where they give several.
  private func several(
    _ data: Flow, _ child: SharedChild, at range: SourceRange
  ) throws(EmissionError) -> [String]? {
    guard let all = data.value.all,
      all.count != 1 || child.outputs != 1
        || child.type == "any MultiLayer"
    else { return nil }
    try noteSeveral(data, child, at: range)
    return all
  }

  /// A value that several tensors go into is more than a `Layer`: the class is written anew, knowing
  /// that.
  func noteSeveral(_ data: Flow, _ child: SharedChild, at range: SourceRange) throws(EmissionError)
  {
    guard child.type == "any Layer", data.value.all.map({ $0.count != 1 }) ?? true else { return }
    if !child.isHanded { sharing.several.insert(child.pattern ?? child.name) }
    throw EmissionError("several tensors through a shared layer that is a value", range)
  }

  private func answer(_ data: inout Flow, _ results: String, _ child: SharedChild) {
    isPlainChain = false
    data.variable = nil
    data.value =
      child.outputs == 1
      ? .tensor("\(results)[0]")
      : .tuple((0..<child.outputs).map { .tensor("\(results)[\($0)]") })
  }

  // MARK: Uses that are children

  /// Passes data through a layer of the class around, or of this one where uses are numbered: it is a
  /// child here.
  func passHanded(
    _ data: inout Flow, _ index: Int, _ name: StepName?, _ step: StepSyntax, at range: SourceRange
  ) throws(EmissionError) {
    let child = shared[index]
    let syntax = ChildSyntax(
      name: nil, type: child.type, text: step.expression.range, range: range)
    if child.isOptional {
      try passOptional(&data, child, name, syntax)
      return
    }
    if let inputs = try several(data, child, at: range) {
      let list = "[\(inputs.joined(separator: ", "))]"
      let results = temporary(SwiftNames.camelCase(child.name) + "Outputs")
      self.results.insert(results)
      switch mode {
      case .making:
        emit("var \(results): [Shape] = []")
        try keep(
          syntax,
          try made(child, name, "on: \(list), outputs: &\(results), generator: generator)"))
      case .running: emit("let \(results) = try \(try reference(to: syntax))(\(list))")
      }
      currentRepeat.map { plan.repeats[$0].isChain = false }
      answer(&data, results, child)
      return
    }
    try passChild(&data, syntax) { emitter, variable throws(EmissionError) in
      try emitter.made(child, name, "on: &\(variable), generator: generator)")
    }
  }

  /// The call that answers the layer, which is there.
  private func made(
    _ child: SharedChild, _ name: StepName?, _ arguments: String
  ) throws(EmissionError) -> String {
    let call = try use(of: child, name) + arguments
    guard child.pattern != nil, let name else { return call }
    return "ChildScope.made(\(call), \(try text(of: name)))"
  }

  /// A child that may be `none`.
  private func passOptional(
    _ data: inout Flow, _ child: SharedChild, _ name: StepName?, _ syntax: ChildSyntax
  ) throws(EmissionError) {
    guard currentRepeat == nil || mode == .making else {
      throw EmissionError("`\(child.name)`, which may be `none`, in a repeat", syntax.range)
    }
    let variable = try own(&data, at: syntax.range)
    mayLeaveChain = true
    switch mode {
    case .making:
      let layer = temporary("layer")
      let call = try use(of: child, name) + "on: &\(variable), generator: generator)"
      let body = try capturing { () throws(EmissionError) in try self.keep(syntax, layer) }
      var arms = [(head: "if let \(layer) = try \(call)", body: body)]
      if currentRepeat == nil, let index = plan.index(at: syntax.range) {
        plan.makeOptional(index)
        definite.remove(index)
        arms.append(
          (head: "else", body: [.line("\(access(to: plan.properties[index].name)) = nil")]))
      }
      codes.append(.branches(arms))
    case .running:
      guard let property = plan.property(at: syntax.range) else { break }
      codes.append(
        .branches([
          (
            head: "if let \(property.name)",
            body: [.line("\(variable) = try \(property.name)(\(variable))")]
          )
        ]))
    }
    nextNumber = nil
    data.variable = variable
    data.value = .tensor(variable)
  }
}
