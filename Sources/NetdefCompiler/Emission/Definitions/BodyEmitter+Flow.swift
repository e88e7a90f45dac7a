/// Where the result of a flow of data goes.
enum Target {
  /// A new local of this name.
  case declare(SwiftVariable)
  /// A variable that exists.
  case set(SwiftVariable)
  /// Wherever it is.
  case none
}

/// Data on its way through a chain: where it is now.
struct Flow {
  var value: TensorBinding

  /// The variable that holds it and takes what comes next; nil while the value is someone else's.
  var variable: SwiftVariable?
  let target: Target

  init(_ value: TensorBinding, to target: Target) {
    self.value = value
    self.target = target
    if case .set(let local) = target, value.single?.variable == local { variable = local }
  }
}

/// How data flows through expressions.
extension BodyEmitter {
  /// Writes the statements of a flow and answers where its result is.
  func flow(_ term: Term, to target: Target) throws(EmissionError) -> TensorBinding {
    switch term.kind {
    case .group(let inner): return try flow(inner, to: target)
    case .chain(let chain):
      var data = try source(of: chain.steps[0].term, to: target)
      for step in chain.steps.dropFirst() { try pass(&data, through: step) }
      return finish(&data)
    case .arithmetic(let first, let rest): return try arithmetic(first, rest, to: target)
    case .conditional(let conditional): return try conditionalFlow(conditional, term, to: target)
    case .operate(let id, _, let arguments):
      guard let function = declarations.functions[id] else { break }
      let (tensors, rest) = function.divided(arguments)
      var data = Flow(try input(tensors, at: term.range), to: target)
      try pass(&data, through: function, rest, at: term.range)
      return finish(&data)
    case .apply(let callee, let arguments):
      return try callFlow(callee, arguments, term, to: target)
    case .tuple(let parts):
      var values: [TensorBinding] = []
      for part in parts {
        values.append(
          part.flows ? try flow(part, to: .none) : .value(try expressions.emit(part)))
      }
      return .tuple(values)
    case .list(let elements): return try listFlow(elements, term, to: target)
    case .index, .member, .builtin: return try partFlow(term, to: target)
    case .local(let local):
      guard let value = tensors[local] else { break }
      var data = Flow(value, to: target)
      return finish(&data)
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .computedName,
      .negation, .not, .power, .and, .or, .comparison, .range, .call, .construct, .problem,
      .missing:
      break
    }
    throw EmissionError("this expression", term.range)
  }

  /// Where a chain begins; what is computed there takes the chain's target for its own.
  private func source(of term: Term, to target: Target) throws(EmissionError) -> Flow {
    switch term.kind {
    case .group(let inner): return try source(of: inner, to: target)
    case .arithmetic, .operate, .apply, .builtin, .call, .construct, .conditional, .index, .member:
      // Several tensors on their way have variables of their own.
      guard term.type == .tensor else { return Flow(try flow(term, to: .none), to: target) }
      var data = Flow(try flow(term, to: target), to: target)
      switch target {
      case .declare(let local), .set(let local): data.variable = local
      case .none: break
      }
      return data
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .power, .and, .or, .comparison, .range, .tuple, .list,
      .chain, .problem, .missing:
      return Flow(try flow(term, to: .none), to: target)
    }
  }

  /// Brings data to its target when the last step has not.
  func finish(_ data: inout Flow) -> TensorBinding {
    guard let single = data.value.single else {
      finishSeveral(&data)
      return data.value
    }
    switch data.target {
    case .none: return data.value
    case .declare(let local):
      if data.variable != local {
        // Steps may follow; what stays as it is becomes a `let` in the end.
        emit(.variable(local, nil, single))
        data.value = .tensor(.variable(local))
      }
    case .set(let local):
      if single.variable != local {
        emit(.assign(local, single))
        data.value = .tensor(.variable(local))
      }
    }
    return data.value
  }

  /// Brings a list to its target; who wants a tuple there sees that it has not come.
  private func finishSeveral(_ data: inout Flow) {
    guard case .list(let list) = data.value, case .declare(let local) = data.target,
      list.tree.variable != local
    else { return }
    emit(.variable(local, nil, list.tree))
    data.value = .list(.variable(local, list.type))
  }

  /// Gives data a variable of its own, for what changes it in place.
  func own(_ data: inout Flow, at range: SourceRange) throws(EmissionError) -> SwiftVariable {
    if let variable = data.variable { return variable }
    guard let single = data.value.single else {
      throw EmissionError("several tensors here", range)
    }
    return advance(&data, to: single)
  }

  /// Lets data become the value of an expression, and answers its variable.
  @discardableResult
  func advance(_ data: inout Flow, to value: SwiftTree) -> SwiftVariable {
    let purpose = value.isThrowing ? SwiftStatement.Purpose.run : .value
    let local: SwiftVariable
    if let variable = data.variable {
      local = variable
      emit(.assign(local, value, for: purpose))
    } else if case .set(let variable) = data.target {
      local = variable
      emit(.assign(local, value, for: purpose))
    } else {
      if case .declare(let wanted) = data.target {
        local = wanted
      } else {
        local = temporary("value")
      }
      emit(.variable(local, nil, value, for: purpose))
    }
    data.variable = local
    data.value = .tensor(.variable(local))
    return local
  }

  // MARK: Arithmetic

  private func arithmetic(
    _ first: Term, _ rest: [Term.Operand], to target: Target
  ) throws(EmissionError) -> TensorBinding {
    currentRepeat.map { plan.repeats[$0].isChain = false }
    isPlainChain = false
    let numbers = rest.prefix { !$0.term.flows }
    if !first.flows, let last = numbers.last, numbers.count < rest.count {
      // `0.25 / 2 * x`: the numbers make one before the tensor comes.
      let syntax = Expression(
        .arithmetic(first: first.syntax, rest: numbers.map(\.syntax)),
        first.range.through(last.term.range))
      let number = Term(.arithmetic(first: first, rest: Array(numbers)), syntax, .any)
      return try arithmetic(number, Array(rest.dropFirst(numbers.count)), to: target)
    }
    // The target must not change while an operand to come still reads it.
    let isReadLater = tensors.contains { local, value in
      guard case .set(let variable) = target, value.single?.variable == variable else {
        return false
      }
      return rest.dropFirst().contains { $0.term.mentions(local) }
    }
    if isReadLater {
      var data = Flow(try arithmetic(first, rest, to: .none), to: target)
      return finish(&data)
    }
    var left = try operand(first)
    var data: Flow?
    for operation in rest {
      let right = try operand(operation.term)
      guard left.isTensor || right.isTensor else {
        throw EmissionError(
          "this order of numbers and tensors", operation.syntax.operatorRange)
      }
      let result = combined(left, operation.operation, right)
      var flow = data ?? Flow(.tensor(left.isTensor ? left.tree : right.tree), to: target)
      if mode == .making, !(left.isTensor && right.isTensor) {
        flow.value = .tensor(left.isTensor ? left.tree : right.tree)
      } else {
        advance(&flow, to: result)
      }
      data = flow
      left = Operand(tree: flow.value.single ?? result, isTensor: true)
    }
    guard var data else { return try flow(first, to: target) }
    return finish(&data)
  }

  struct Operand {
    var tree: SwiftTree
    var isTensor: Bool
  }

  private func operand(_ term: Term) throws(EmissionError) -> Operand {
    if term.flows {
      guard let single = try flow(term, to: .none).single else {
        throw EmissionError("several tensors here", term.range)
      }
      return Operand(tree: single, isTensor: true)
    }
    return Operand(tree: try number(term), isTensor: false)
  }

  /// A number of 32 bits, as tensors hold it.
  private func number(_ term: Term) throws(EmissionError) -> SwiftTree {
    argument(try expressions.emit(term, as: .float))
  }

  private func combined(
    _ left: Operand, _ operation: ArithmeticOperator, _ right: Operand
  ) -> SwiftTree {
    let name = Self.operationNames[operation] ?? "add"
    guard mode == .making else {
      return left.tree.binary(operation.swift, right.tree).named(name).throwing
    }
    return rule(name, [.init(nil, left.tree), .init(nil, right.tree)])
  }

  /// A rule about shapes.
  private func rule(_ name: String, _ items: [SwiftList.Item]) -> SwiftTree {
    SwiftTree.runtime("ShapeRules").member(name).calling(items, throwing: true)
  }

  private static let operationNames: [ArithmeticOperator: String] = [
    .add: "add", .subtract: "subtract", .multiply: "multiply", .divide: "divide",
  ]

  // MARK: Calls

  /// `shared(x)`, `cell{i}(x)`.
  private func callFlow(
    _ callee: Term, _ arguments: [ArgumentTerm], _ term: Term, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    var data = Flow(try input(arguments, at: term.range), to: target)
    // `layer rest = none` passes on what comes.
    if let local = callee.plainLocal, case .none? = expressions.environment[local]?.type {
      return finish(&data)
    }
    guard case .shared(let index, let name)? = shared(callee) else {
      throw EmissionError("this call", term.range)
    }
    try pass(&data, throughShared: index, name, text: term.range, at: term.range)
    return finish(&data)
  }

  /// The tensors that a call is given.
  private func input(
    _ arguments: [ArgumentTerm], at range: SourceRange
  ) throws(EmissionError) -> TensorBinding {
    var inputs: [(value: TensorBinding, isSpread: Bool)] = []
    for argument in arguments where argument.label == nil {
      inputs.append((try flow(argument.term, to: .none), argument.isSpread))
    }
    if inputs.count > 1, inputs.contains(where: \.isSpread) {
      return try joined(inputs, at: range)
    }
    return inputs.count == 1 ? inputs[0].value : .tuple(inputs.map(\.value))
  }

  /// Passes data through a function: no child, but a name in traces.
  func pass(
    _ data: inout Flow, through function: ExternDeclaration, _ arguments: MatchedArguments,
    at range: SourceRange
  ) throws(EmissionError) {
    currentRepeat.map { plan.repeats[$0].isChain = false }
    leaveChain()
    surroundings.usedExterns.insert(function.id)
    let given = try expressions.arguments(arguments, for: function.id)
    let name = SwiftNames.escaped(SwiftNames.camelCase(function.name))
    let isCombination = function.isVariadic || function.moreInputs.count > 0
    if !isCombination, let value = data.value.single {
      switch mode {
      case .making: advance(&data, to: rule(name, [.init(nil, value)] + given.items))
      case .running:
        let items = given.map { SwiftList.Item($0.label, argument($0.value)) }
        advance(&data, to: value.member(name).calling(items).named(function.name).throwing)
      }
      return
    }
    let inputs = SwiftList.Item(nil, try array(data.value, at: range))
    switch mode {
    case .making:
      // The rule of a function of several tensors has a parameter for each.
      guard let shapes = function.isVariadic ? [inputs.value] : data.value.all else {
        throw EmissionError("these tensors", range)
      }
      advance(&data, to: rule(name, shapes.map { .init(nil, $0) } + given.items))
    case .running:
      // The method of `Node` has no defaults: they stand in the declaration.
      var items = [inputs]
      for parameter in elaboration.extern(function).parameters {
        let label = SwiftNames.label(parameter.name)
        if let written = given.first(where: { $0.label == label }) {
          items.append(.init(label, argument(written.value)))
        } else if let value = parameter.defaultValue {
          let type = StaticType(parameter.syntax.type, choiceName: nil)
          items.append(.init(label, argument(try expressions.emit(value, as: type))))
        }
      }
      let result = SwiftTree.runtime("Node").member(name).calling(items)
      advance(&data, to: result.named(function.name).throwing)
    }
  }

  /// An argument as a method of `Node` takes it.
  private func argument(_ value: SwiftExpression) -> SwiftTree {
    value.type == .float && !value.isLiteral
      ? .swift("Float").calling([value.tree]) : value.tree
  }
}
