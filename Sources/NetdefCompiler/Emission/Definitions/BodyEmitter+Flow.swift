/// Where the result of a flow of data goes.
enum Target {
  /// A new local of this name.
  case declare(String)
  /// A variable that exists.
  case set(String)
  /// Wherever it is.
  case none
}

/// Data on its way through a chain: where it is now.
struct Flow {
  var value: TensorBinding

  /// The variable that holds it and takes what comes next; nil while the value is someone else's.
  var variable: String?
  let target: Target

  init(_ value: TensorBinding, to target: Target) {
    self.value = value
    self.target = target
    if case .set(let name) = target, value.single == name { variable = name }
  }
}

/// How data flows through expressions.
extension BodyEmitter {
  /// Writes the statements of a flow and answers where its result is.
  func flow(_ expression: Expression, to target: Target) throws(EmissionError) -> TensorBinding {
    switch expression.kind {
    case .group(let inner): return try flow(inner, to: target)
    case .chain(let chain):
      var data = try source(of: chain.steps[0].expression, to: target)
      for step in chain.steps.dropFirst() { try pass(&data, through: step) }
      return finish(&data)
    case .arithmetic(let first, let rest):
      return try arithmetic(first, rest, to: target)
    case .conditional(let conditional):
      return try conditionalFlow(conditional, expression, to: target)
    case .call(let callee, let arguments):
      if case .computedName(let name) = callee.kind {
        return try callFlow(name, arguments, expression, to: target)
      }
      guard let name = callee.plainName else { throw EmissionError("this call", expression.range) }
      if isListFunction(name) { return try partFlow(expression, to: target) }
      return try callFlow(name, arguments, expression, to: target)
    case .tuple(let parts):
      var values: [TensorBinding] = []
      for part in parts {
        values.append(
          isFlow(part) ? try flow(part, to: .none) : .value(try expressions.emit(part)))
      }
      return .tuple(values)
    case .list(let elements): return try listFlow(elements, expression, to: target)
    case .index, .member: return try partFlow(expression, to: target)
    case .name(let name):
      guard let value = tensors[name] else {
        throw EmissionError("`\(name)`", expression.range)
      }
      var data = Flow(value, to: target)
      return finish(&data)
    default: throw EmissionError("this expression", expression.range)
    }
  }

  /// Where a chain begins; what is computed there takes the chain's target for its own.
  private func source(
    of expression: Expression, to target: Target
  ) throws(EmissionError) -> Flow {
    switch expression.kind {
    case .group(let inner): return try source(of: inner, to: target)
    case .arithmetic, .call, .conditional, .index, .member:
      // Several tensors on their way have variables of their own.
      guard flowType(expression) == .tensor else {
        return Flow(try flow(expression, to: .none), to: target)
      }
      var data = Flow(try flow(expression, to: target), to: target)
      switch target {
      case .declare(let name), .set(let name): data.variable = name
      case .none: break
      }
      return data
    default: return Flow(try flow(expression, to: .none), to: target)
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
    case .declare(let name):
      if data.variable != name {
        // Steps may follow; what stays as it is becomes a `let` in the end.
        emit("var \(name) = \(single)")
        data.value = .tensor(name)
      }
    case .set(let name):
      if single != name {
        emit("\(name) = \(single)")
        data.value = .tensor(name)
      }
    }
    return data.value
  }

  /// Brings a list to its target; who wants a tuple there sees that it has not come.
  private func finishSeveral(_ data: inout Flow) {
    switch (data.value, data.target) {
    case (.list(let list), .declare(let name)) where list.text != name:
      emit("var \(name) = \(list.tried)")
      data.value = .list(SwiftExpression(text: name, type: list.type))
    default: break
    }
  }

  /// Gives data a variable of its own, for what changes it in place.
  func own(_ data: inout Flow, at range: SourceRange) throws(EmissionError) -> String {
    if let variable = data.variable { return variable }
    guard let single = data.value.single else {
      throw EmissionError("several tensors here", range)
    }
    advance(&data, to: single)
    return data.variable ?? single
  }

  /// Lets data become the value of an expression.
  func advance(_ data: inout Flow, to expression: String) {
    let name: String
    if let variable = data.variable {
      name = variable
      emit("\(name) = \(expression)")
    } else if case .set(let variable) = data.target {
      name = variable
      emit("\(name) = \(expression)")
    } else {
      if case .declare(let wanted) = data.target {
        name = wanted
      } else {
        name = temporary("value")
      }
      emit("var \(name) = \(expression)")
      if expression.hasPrefix("try ") { results.insert(name) }
    }
    data.variable = name
    data.value = .tensor(name)
  }

  // MARK: Arithmetic

  private func arithmetic(
    _ first: Expression, _ rest: [Expression.Operand], to target: Target
  ) throws(EmissionError) -> TensorBinding {
    currentRepeat.map { plan.repeats[$0].isChain = false }
    isPlainChain = false
    // The target must not change while an operand to come still reads it.
    let isReadLater = tensors.contains { name, value in
      guard case .set(let local) = target, value.single == local else { return false }
      return rest.dropFirst().contains { $0.expression.mentions(name) }
    }
    if isReadLater {
      var data = Flow(try arithmetic(first, rest, to: .none), to: target)
      return finish(&data)
    }
    var left = try operand(first)
    var data: Flow?
    for operation in rest {
      let right = try operand(operation.expression)
      guard left.isTensor || right.isTensor else {
        throw EmissionError("this order of numbers and tensors", operation.operatorRange)
      }
      let text = combined(left, operation.operation, right)
      var flow = data ?? Flow(.tensor(left.isTensor ? left.text : right.text), to: target)
      if mode == .making, !(left.isTensor && right.isTensor) {
        flow.value = .tensor(left.isTensor ? left.text : right.text)
      } else {
        advance(&flow, to: text)
      }
      data = flow
      left = Operand(text: flow.value.single ?? "", isTensor: true)
    }
    guard var data else { return try flow(first, to: target) }
    return finish(&data)
  }

  struct Operand {
    var text: String
    var isTensor: Bool
  }

  private func operand(_ expression: Expression) throws(EmissionError) -> Operand {
    if isFlow(expression) {
      guard let single = try flow(expression, to: .none).single else {
        throw EmissionError("several tensors here", expression.range)
      }
      return Operand(text: single, isTensor: true)
    }
    return Operand(text: try number(expression), isTensor: false)
  }

  /// A number of 32 bits, as tensors hold it.
  private func number(_ expression: Expression) throws(EmissionError) -> String {
    let value = try expressions.emit(expression, as: .float)
    return value.isLiteral ? value.text : "Float(\(value.text))"
  }

  private func combined(
    _ left: Operand, _ operation: ArithmeticOperator, _ right: Operand
  ) -> String {
    let name = Self.operationNames[operation] ?? "add"
    guard mode == .making else {
      return "try (\(left.text) \(operation.rawValue) \(right.text)).named(\"\(name)\")"
    }
    return "try ShapeRules.\(name)(\(left.text), \(right.text))"
  }

  private static let operationNames: [ArithmeticOperator: String] = [
    .add: "add", .subtract: "subtract", .multiply: "multiply", .divide: "divide",
  ]

  // MARK: Calls

  /// `relu(x)`, `concatenate(a, b)`, `shared(x)`.
  private func callFlow(
    _ name: String, _ arguments: [Argument], _ expression: Expression, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    var inputs: [(value: TensorBinding, isSpread: Bool)] = []
    var rest = arguments[...]
    while let first = rest.first, first.label == nil, isFlow(first.expression) {
      inputs.append((try flow(first.expression, to: .none), first.isSpread))
      rest.removeFirst()
    }
    let input: TensorBinding
    if inputs.count > 1, inputs.contains(where: \.isSpread) {
      input = try joined(inputs, at: expression.range)
    } else {
      input = inputs.count == 1 ? inputs[0].value : .tuple(inputs.map(\.value))
    }
    var data = Flow(input, to: target)
    if case .shared(let index)? = tensors[name] {
      let step = StepSyntax(name: nil, expression: expression)
      try pass(&data, throughShared: index, nil, step, at: expression.range)
    } else if let function = declarations.functions[name] {
      try pass(&data, through: function, Array(rest), at: expression.range)
    } else {
      throw EmissionError("this call", expression.range)
    }
    return finish(&data)
  }

  /// `cell{i}(x)`.
  private func callFlow(
    _ name: StepName, _ arguments: [Argument], _ expression: Expression, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    guard case .shared(let index)? = tensors[name.pattern] else {
      throw EmissionError("this call", expression.range)
    }
    var inputs: [TensorBinding] = []
    for argument in arguments { inputs.append(try flow(argument.expression, to: .none)) }
    var data = Flow(inputs.count == 1 ? inputs[0] : .tuple(inputs), to: target)
    let step = StepSyntax(name: nil, expression: expression)
    try pass(&data, throughShared: index, name, step, at: expression.range)
    return finish(&data)
  }

  /// Passes data through a function: no child, but a name in traces.
  func pass(
    _ data: inout Flow, through function: ExternDeclaration, _ arguments: [Argument],
    at range: SourceRange
  ) throws(EmissionError) {
    currentRepeat.map { plan.repeats[$0].isChain = false }
    leaveChain()
    surroundings.usedExterns.insert(function.name)
    let given = try expressions.arguments(arguments, for: function.signature)
    let name = SwiftNames.escaped(SwiftNames.camelCase(function.name))
    let isCombination = function.isVariadic || function.moreInputs.count > 0
    guard isCombination || data.value.single == nil else {
      let value = data.value.single ?? ""
      let texts = given.map { "\($0.label): \(argument($0.value))" }
      let list = texts.joined(separator: ", ")
      switch mode {
      case .making:
        let all = ([value] + given.map { "\($0.label): \($0.value.text)" }).joined(separator: ", ")
        advance(&data, to: "try ShapeRules.\(name)(\(all))")
      case .running: advance(&data, to: "try \(value).\(name)(\(list)).named(\"\(function.name)\")")
      }
      return
    }
    let inputs = try array(data.value, at: range)
    switch mode {
    case .making:
      // The rule of a function of several tensors has a parameter for each.
      guard let shapes = function.isVariadic ? [inputs] : data.value.all else {
        throw EmissionError("these tensors", range)
      }
      let all = shapes + given.map { "\($0.label): \($0.value.text)" }
      advance(&data, to: "try ShapeRules.\(name)(\(all.joined(separator: ", ")))")
    case .running:
      // The method of `Node` has no defaults: they stand in the declaration.
      var all = [inputs]
      for parameter in function.parameters {
        let label = SwiftNames.label(parameter.name.value)
        if let written = given.first(where: { $0.label == label }) {
          all.append("\(label): \(argument(written.value))")
        } else if let value = parameter.defaultValue {
          let type = StaticType(parameter.type, choiceName: nil)
          all.append("\(label): \(argument(try expressions.emit(value, as: type)))")
        }
      }
      advance(
        &data, to: "try Node.\(name)(\(all.joined(separator: ", "))).named(\"\(function.name)\")")
    }
  }

  /// An argument as a method of `Node` takes it.
  private func argument(_ value: SwiftExpression) -> String {
    value.type == .float && !value.isLiteral ? "Float(\(value.text))" : value.text
  }
}
