/// What a step of a chain is.
enum StepKind {
  case layer(ExternDeclaration, MatchedArguments)
  case module(ModuleDeclaration, MatchedArguments)
  case function(ExternDeclaration, MatchedArguments)
  /// A layer that is made once, with the name if that is computed.
  case shared(Int, ComputedName?)
  /// A layer value: which layer is known when the network is made.
  case recipe(SwiftExpression)
  case recipes(SwiftExpression)
  /// `none`: the step is left out.
  case nothing
}

/// How data passes through the steps of chains.
extension BodyEmitter {
  func pass(_ data: inout Flow, through step: StepTerm) throws(EmissionError) {
    try pass(&data, through: step.term, step.name, at: step.range)
  }

  private func pass(
    _ data: inout Flow, through term: Term, _ name: ComputedName?, at range: SourceRange
  ) throws(EmissionError) {
    switch term.kind {
    case .group(let inner):
      try passGroup(&data, .steps(Self.steps(of: inner)), name, at: range)
    case .list(let elements):
      if name != nil {
        try passGroup(&data, .elements(elements), name, at: range)
      } else {
        try pass(&data, throughList: elements, at: range)
      }
    case .conditional(let conditional):
      try pass(&data, through: conditional, name, at: range)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .index, .member, .tuple, .chain, .problem,
      .missing:
      try pass(&data, through: try kind(of: term), name, text: term.range, at: range)
    }
  }

  static func steps(of term: Term) -> [StepTerm] {
    if case .chain(let chain) = term.kind { return chain.steps }
    return [
      StepTerm(name: nil, term: term, syntax: StepSyntax(name: nil, expression: term.syntax))
    ]
  }

  /// What a step names.
  func kind(of term: Term) throws(EmissionError) -> StepKind {
    if let shared = shared(term) { return shared }
    switch term.kind {
    case .layer(let id), .function(let id):
      if let declared = declared(id, .none) { return declared }
    case .construct(let id, _, let arguments):
      if let declared = declared(id, arguments) { return declared }
    case .operate(let id, _, let arguments):
      guard let function = declarations.functions[id] else { break }
      let (tensors, rest) = function.divided(arguments)
      if let tensor = tensors.first { throw EmissionError("a tensor here", tensor.range) }
      return .function(function, rest)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .computedName, .negation,
      .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call, .apply, .index,
      .member, .tuple, .list, .conditional, .chain, .group, .problem, .missing:
      break
    }
    let value = try expressions.emit(term)
    switch value.type {
    case .recipe: return .recipe(value)
    case .optional(.recipe):
      return .recipe(expressions.convert(value, to: .recipe))
    case .list(.recipe): return .recipes(value)
    case .emptyList, .list(.value): return .recipes(expressions.convert(value, to: .list(.recipe)))
    case .none: return .nothing
    case .value: return .recipe(expressions.convert(value, to: .recipe))
    default: throw EmissionError("this step", term.range)
    }
  }

  /// A layer that is made once; nil for other terms.
  func shared(_ term: Term) -> StepKind? {
    switch term.kind {
    case .local(let local):
      if case .shared(let index)? = tensors[local] { .shared(index, nil) } else { nil }
    case .computedName(let name): families[name.pattern].map { .shared($0, name) }
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .negation, .not,
      .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call, .construct, .operate,
      .apply, .index, .member, .tuple, .list, .conditional, .chain, .group, .problem, .missing:
      nil
    }
  }

  func declared(_ id: DefinitionID, _ arguments: MatchedArguments) -> StepKind? {
    if let layer = declarations.layers[id] { return .layer(layer, arguments) }
    if let module = declarations.modules[id] { return .module(module, arguments) }
    if let function = declarations.functions[id] { return .function(function, arguments) }
    return nil
  }

  func pass(
    _ data: inout Flow, through kind: StepKind, _ name: ComputedName?,
    text: SourceRange, at range: SourceRange
  ) throws(EmissionError) {
    switch kind {
    case .nothing: break
    case .function(let function, let arguments):
      try pass(&data, through: function, arguments, at: range)
    case .shared(let index, let name):
      try pass(&data, throughShared: index, name, text: text, at: range)
    case .layer(let layer, let arguments):
      surroundings.usedExterns.insert(layer.id)
      try passChild(
        &data,
        ChildSyntax(
          name: name, type: .layer(layer.name), text: text, range: range)
      ) { emitter, variable throws(EmissionError) in
        try emitter.initializer(
          layer.id, variable, arguments, takesGenerator: layer.declaresParameters)
      }
    case .module(let module, let arguments):
      try pass(&data, through: module, arguments, name, text: text, at: range)
    case .recipe(let recipe):
      mayLeaveChain = true
      if data.value.single == nil {
        try pass(&data, throughSeveral: recipe, name, text: text, at: range)
        nextNumber = nil
        return
      }
      try passChild(
        &data,
        ChildSyntax(name: name, type: .anyLayer, text: text, range: range)
      ) { emitter, variable throws(EmissionError) in
        emitter.made(by: recipe.tree, on: variable)
      }
      nextNumber = nil
    case .recipes(let recipes):
      mayLeaveChain = true
      try repeated(at: range, named: nil) { () throws(EmissionError) in
        try self.passRepeated(&data, at: range) { data throws(EmissionError) in
          let recipe = self.temporary("recipe")
          let body = try self.capturing { () throws(EmissionError) in
            try self.passChild(
              &data,
              ChildSyntax(
                name: nil, type: .anyLayer, text: text, range: range)
            ) { emitter, variable throws(EmissionError) in
              emitter.made(by: .variable(recipe), on: variable)
            }
          }
          self.emit(.loop(.variable(recipe), recipes.tree, body))
        }
      }
    }
  }

  /// `Conv2d(on: &main, out: width, kernel: 3, generator: generator)`.
  func initializer(
    _ id: DefinitionID, _ variable: SwiftVariable, _ arguments: MatchedArguments,
    takesGenerator: Bool
  ) throws(EmissionError) -> SwiftTree {
    var items = [SwiftList.Item("on", SwiftTree.variable(variable).reference)]
    items += try expressions.arguments(arguments, for: id).items
    if takesGenerator { items.append(generator) }
    return SwiftTree.type(.layer(id.name)).calling(SwiftList(items, .apart))
  }

  /// `recipe.make(on: &x, generator: generator)`.
  func made(by recipe: SwiftTree, on variable: SwiftVariable) -> SwiftTree {
    recipe.member("make").calling([
      .init("on", SwiftTree.variable(variable).reference), generator,
    ])
  }

  /// `Half(generator: generator).threaded(on: &x)`, for a model that needs no shape.
  func threaded(_ type: String, on variable: SwiftVariable) -> SwiftTree {
    SwiftTree.type(.layer(type)).calling([generator]).member("threaded")
      .calling([.init("on", SwiftTree.variable(variable).reference)])
  }

  /// Writes the statement that passes several tensors through a child, and answers the variable of
  /// what that gives.
  func passSeveral(
    _ syntax: ChildSyntax, _ list: SwiftTree, named name: String,
    _ make: ([SwiftList.Item]) throws(EmissionError) -> SwiftTree
  ) throws(EmissionError) -> SwiftTree {
    let results = temporary(name + "Outputs")
    switch mode {
    case .making:
      emit(.variable(results, .array(tensorType), .array([])))
      let outputs = SwiftTree.variable(results).reference
      try keep(syntax, try make([.init("on", list), .init("outputs", outputs)]))
    case .running:
      let layer = try reference(to: syntax)
      emit(.constant(results, nil, layer.calling([list], throwing: true), for: .run))
    }
    return .variable(results)
  }

  private func pass(
    _ data: inout Flow, through module: ModuleDeclaration, _ arguments: MatchedArguments,
    _ name: ComputedName?, text: SourceRange, at range: SourceRange
  ) throws(EmissionError) {
    let outputs = surroundings.outputCount(of: module)
    let syntax = ChildSyntax(
      name: name, type: .layer(module.name), text: text, range: range)
    if surroundings.inputCount(of: module) == 1, outputs == 1 {
      try passChild(&data, syntax) { emitter, variable throws(EmissionError) in
        if self.surroundings.isPlain(module) {
          return emitter.threaded(module.name, on: variable)
        }
        return try emitter.initializer(
          module.id, variable, arguments, takesGenerator: true)
      }
      return
    }
    let list = try array(data.value, at: range)
    let results = try passSeveral(
      syntax, list, named: SwiftNames.camelCase(name?.leadingText ?? "block")
    ) { items throws(EmissionError) in
      let given = try self.expressions.arguments(arguments, for: module.id).items
      return SwiftTree.type(.layer(module.name)).calling(items + given + [self.generator])
    }
    isPlainChain = false
    currentRepeat.map { plan.repeats[$0].isChain = false }
    data.variable = nil
    data.value = Self.results(results, outputs)
  }

  /// What a layer gives, one by one.
  static func results(_ list: SwiftTree, _ count: Int) -> TensorBinding {
    let parts = (0..<count).map { TensorBinding.tensor(list.element(.integer($0))) }
    return count == 1 ? parts[0] : .tuple(parts)
  }

  /// Passes several tensors through a layer that is a value, which gives one.
  private func pass(
    _ data: inout Flow, throughSeveral recipe: SwiftExpression, _ name: ComputedName?,
    text: SourceRange, at range: SourceRange
  ) throws(EmissionError) {
    let syntax = ChildSyntax(
      name: name, type: .anyMultiLayer, text: text, range: range)
    let list = try array(data.value, at: range)
    let results = try passSeveral(
      syntax, list, named: SwiftNames.camelCase(name?.leadingText ?? "block")
    ) { items throws(EmissionError) in
      recipe.tree.member("make").calling(items + [self.generator])
    }
    isPlainChain = false
    currentRepeat.map { plan.repeats[$0].isChain = false }
    data.variable = nil
    data.value = Self.results(results, 1)
  }

  // MARK: Conditions

  private func pass(
    _ data: inout Flow, through conditional: ConditionalTerm, _ name: ComputedName?,
    at range: SourceRange
  ) throws(EmissionError) {
    let variable = try own(&data, at: range)
    var inner = data
    try branch(conditional.condition) { () throws(EmissionError) in
      try self.passArm(&inner, conditional.then, name)
    } otherwise: { () throws(EmissionError) in
      if let otherwise = conditional.otherwise { try self.passArm(&inner, otherwise, name) }
    }
    data.variable = variable
    data.value = .tensor(.variable(variable))
    nextNumber = nil
  }

  /// One layer takes the step's name itself, a chain becomes a scope of that name.
  private func passArm(
    _ data: inout Flow, _ arm: Term, _ name: ComputedName?
  ) throws(EmissionError) {
    let steps = Self.steps(of: arm)
    if let name {
      if steps.count == 1, steps[0].name == nil {
        let term = steps[0].term
        try pass(&data, through: term, name, at: name.range.through(term.range))
      } else {
        try passGroup(&data, .steps(steps), name, at: arm.range)
      }
    } else {
      for step in steps { try pass(&data, through: step) }
    }
  }

  // MARK: Lists

  /// `[for i in 0..<3: A -> B]`: each step of each turn is a child of this class.
  func pass(
    _ data: inout Flow, throughList elements: [ElementTerm], at range: SourceRange
  ) throws(EmissionError) {
    for element in elements {
      if element.clauses.isEmpty, !element.isSpread {
        for step in Self.steps(of: element.term) { try pass(&data, through: step) }
        continue
      }
      let place = element.term.range
      if element.isSpread, element.clauses.isEmpty {
        try pass(&data, through: try kind(of: element.term), nil, text: place, at: place)
        continue
      }
      let steps = Self.steps(of: element.term).flatMap(\.inner)
      try repeated(at: place, named: repeatName(of: steps)) { () throws(EmissionError) in
        try self.passRepeated(&data, at: place) { data throws(EmissionError) in
          var inner = data
          try self.turns(of: element.clauses, at: place) { () throws(EmissionError) in
            if element.isSpread {
              try self.pass(
                &inner, through: try self.kind(of: element.term), nil, text: place, at: place)
            } else {
              for step in Self.steps(of: element.term) {
                try self.pass(&inner, through: step)
              }
            }
          }
          data = inner
        }
      }
    }
  }
}
