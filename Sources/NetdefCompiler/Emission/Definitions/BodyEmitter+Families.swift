/// Layers with computed names: `layer cell{i} = …` declares as many as its turns are.
extension BodyEmitter {
  /// Makes the families of a body known before it is written: they are the definition's, wherever
  /// they are declared.
  func bindFamilies(_ statements: [CoreStatement]) throws(EmissionError) {
    for (name, value) in Self.computedLayers(statements) {
      let made = made(of: value)
      if let index = families[name.pattern] {
        shared[index].join(made)
        continue
      }
      var child = SharedChild(
        name: name.leadingText ?? "layer", key: .family(name.pattern), range: name.range,
        type: made.type, outputs: made.outputs)
      child.pattern = name.pattern
      child.isObject = true
      child.isOptional = made.isOptional
      if sharing.several.contains(child.key) { child.type = .anyMultiLayer }
      shared.append(child)
      families[name.pattern] = shared.count - 1
    }
    for index in shared.indices where shared[index].pattern != nil && !shared[index].isHanded {
      try declareFamily(index)
    }
  }

  private func declareFamily(_ index: Int) throws(EmissionError) {
    let child = shared[index]
    let local = temporary(SwiftNames.plural(child.name) + "Shared")
    shared[index].local = local
    guard mode == .making else {
      shared[index].property = plan.index(at: child.range)
      return
    }
    emit(
      .constant(
        local, nil,
        .type(.generic(.runtime("SharedLayers"), [child.type])).calling()))
    shared[index].property = plan.add(
      ChildPlan.Property(
        variable: SwiftVariable(repeatName(child.name)), type: child.type, isKeyed: true,
        documentation: "`\(child.pattern ?? child.name)`, by name."),
      key: nil, at: child.range)
  }

  /// `layer cell{i} = Linear(8)`.
  func declareInFamily(_ name: ComputedName, _ value: Term) throws(EmissionError) {
    isPlainChain = false
    guard mode == .making else { return }
    guard let index = families[name.pattern], let local = shared[index].local else {
      throw EmissionError("this name", name.range)
    }
    let type: StaticType = shared[index].isOptional ? .optional(.recipe) : .recipe
    let recipe = try expressions.emit(value, as: type)
    emit(
      .expression(
        SwiftTree.variable(local).member("declare").calling(
          [
            .init(nil, try text(of: name)), .init(nil, recipe.tree),
            .init("in", children.reference),
          ], throwing: true)))
  }

  /// The computed names that a body declares, with what they name.
  private static func computedLayers(
    _ statements: [CoreStatement]
  ) -> [(name: ComputedName, value: Term)] {
    statements.flatMap { statement -> [(ComputedName, Term)] in
      switch statement.kind {
      case .layer(_, let name, let value): name.plain == nil ? [(name, value)] : []
      case .loop(_, _, let body): computedLayers(body)
      case .branch(_, let then, let otherwise): computedLayers(then + otherwise)
      case .input, .output, .bind, .variable, .assign, .require, .state, .cost, .rejected: []
      }
    }
  }

  /// What a declaration makes, as far as its text tells.
  fileprivate struct Made {
    var type = SwiftType.anyLayer
    var outputs = 1
    var isOptional = false
  }

  private func made(of value: Term) -> Made {
    var made = Made(isOptional: value.mayBeNone)
    switch value.kind {
    case .layer(let id), .construct(let id, _, _):
      made.type = .layer(id.name)
      made.outputs = elaboration.outputs(of: id).count
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .group, .problem,
      .missing:
      break
    }
    return made
  }
}

extension BodyEmitter.SharedChild {
  /// Another declaration of the same computed name.
  fileprivate mutating func join(_ made: BodyEmitter.Made) {
    if type != made.type, type != .anyMultiLayer { type = .anyLayer }
    isOptional = isOptional || made.isOptional
  }
}

extension Term {
  /// Whether `none` is one of its values.
  fileprivate var mayBeNone: Bool {
    switch kind {
    case .none: true
    case .group(let inner): inner.mayBeNone
    case .conditional(let conditional):
      conditional.then.mayBeNone || conditional.otherwise?.mayBeNone ?? false
    case .integer, .float, .boolean, .symbol, .local, .global, .layer, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call,
      .construct, .operate, .apply, .index, .member, .tuple, .list, .chain, .problem, .missing:
      false
    }
  }
}
