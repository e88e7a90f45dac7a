/// Layers with computed names: `layer cell{i} = …` declares as many as its turns are.
extension BodyEmitter {
  /// Makes the families of a body known before it is written: they are the definition's, wherever
  /// they are declared.
  func bindFamilies(_ statements: [Statement]) throws(EmissionError) {
    for (name, value) in Self.computedLayers(statements) {
      let made = Made(value, declared)
      if case .shared(let index)? = tensors[name.pattern] {
        shared[index].join(made)
        continue
      }
      var child = SharedChild(
        name: name.leadingText ?? "layer", range: name.range, type: made.type,
        outputs: made.module.map(surroundings.outputCount) ?? 1)
      child.pattern = name.pattern
      child.isObject = true
      child.isOptional = made.isOptional
      if sharing.several.contains(name.pattern) { child.type = .anyMultiLayer }
      shared.append(child)
      tensors[name.pattern] = .shared(shared.count - 1)
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
  func declareInFamily(_ name: StepName, _ value: Expression) throws(EmissionError) {
    isPlainChain = false
    guard mode == .making else { return }
    guard case .shared(let index)? = tensors[name.pattern], let local = shared[index].local else {
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
    _ statements: [Statement]
  ) -> [(name: StepName, value: Expression)] {
    statements.flatMap { statement -> [(StepName, Expression)] in
      switch statement.kind {
      case .layer(let name, let value): name.plain == nil ? [(name, value)] : []
      case .forLoop(_, _, let body): computedLayers(body)
      case .conditional(_, let then, let otherwise): computedLayers(then + otherwise)
      default: []
      }
    }
  }

  /// What a declaration makes, as far as its text tells.
  fileprivate struct Made {
    var type = SwiftType.anyLayer
    var module: ModuleDeclaration?
    var isOptional = false

    init(_ value: Expression, _ declared: (String, [Argument]) -> StepKind?) {
      isOptional = value.mayBeNone
      let name: String?
      if case .call(let callee, _) = value.kind {
        name = callee.plainName
      } else {
        name = value.plainName
      }
      switch name.flatMap({ declared($0, []) }) {
      case .layer(let layer, _): type = .layer(layer.name)
      case .module(let module, _):
        type = .layer(module.name)
        self.module = module
      default: break
      }
    }
  }
}

extension BodyEmitter.SharedChild {
  /// Another declaration of the same computed name.
  fileprivate mutating func join(_ made: BodyEmitter.Made) {
    if type != made.type, type != .anyMultiLayer { type = .anyLayer }
    isOptional = isOptional || made.isOptional
  }
}

extension Expression {
  /// Whether `none` is one of its values.
  fileprivate var mayBeNone: Bool {
    switch kind {
    case .none: true
    case .group(let inner): inner.mayBeNone
    case .conditional(let conditional):
      conditional.then.mayBeNone || conditional.otherwise?.mayBeNone ?? false
    default: false
    }
  }
}
