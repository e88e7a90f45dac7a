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
  /// Whether an expression is tensors, and not a value that is known when the network is made.
  func isFlow(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name):
      tensors[name].map { if case .shared = $0 { false } else { true } } ?? false
    case .chain(let chain): chain.steps[0].name == nil && isFlow(chain.steps[0].expression)
    case .group(let inner), .negation(let inner): isFlow(inner)
    case .arithmetic(let first, let rest):
      isFlow(first) || rest.contains { isFlow($0.expression) }
    case .conditional(let conditional):
      isFlow(conditional.then) || conditional.otherwise.map(isFlow) ?? false
    case .tuple(let parts): parts.contains(where: isFlow)
    case .list(let elements): elements.contains { isFlow($0.expression) }
    case .index(let base, _): isFlow(base)
    case .call(let callee, let arguments):
      if case .name(let name) = callee.kind, isCalledWithTensors(name) {
        arguments.contains { isFlow($0.expression) }
      } else if case .computedName = callee.kind {
        true
      } else {
        false
      }
    default: false
    }
  }

  private func isCalledWithTensors(_ name: String) -> Bool {
    if case .shared? = tensors[name] { return true }
    return declarations.functions[name] != nil
      || expressions.environment[name]?.type == .recipe
  }

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
      return try callFlow(name, arguments, expression, to: target)
    case .tuple(let parts):
      var values: [TensorBinding] = []
      for part in parts { values.append(try flow(part, to: .none)) }
      return .tuple(values)
    case .list(let elements): return try listFlow(elements, expression)
    case .index(let base, let items): return try indexFlow(base, items, expression, to: target)
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
    case .arithmetic, .call, .conditional, .index:
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
    guard let single = data.value.single else { return data.value }
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
    var left = try operand(first)
    var data: Flow?
    for operation in rest {
      let right = try operand(operation.expression)
      guard left.isTensor || right.isTensor else {
        throw EmissionError("this order of numbers and tensors", operation.operatorRange)
      }
      let text = combined(left, operation.operation, right)
      // The target must not change while an operand to come still reads it.
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
    var inputs: [TensorBinding] = []
    var rest = arguments[...]
    while let first = rest.first, first.label == nil, isFlow(first.expression) {
      inputs.append(try flow(first.expression, to: .none))
      rest.removeFirst()
    }
    let input = inputs.count == 1 ? inputs[0] : .tuple(inputs)
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
    let inputs: String
    if case .list(let list) = data.value {
      inputs = list
    } else if case .tuple(let parts) = data.value, parts.count == 1, case .list(let list) = parts[0]
    {
      inputs = list
    } else if let all = data.value.all {
      inputs = "[\(all.joined(separator: ", "))]"
    } else {
      throw EmissionError("these tensors", range)
    }
    switch mode {
    case .making:
      let all = [inputs] + given.map { "\($0.label): \($0.value.text)" }
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

  // MARK: Lists of tensors

  private func listFlow(
    _ elements: [ListElement], _ expression: Expression
  ) throws(EmissionError) -> TensorBinding {
    if elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread }) {
      var values: [TensorBinding] = []
      for element in elements { values.append(try flow(element.expression, to: .none)) }
      return .tuple(values)
    }
    let list = temporary("values")
    emit("var \(list): [\(tensorType)] = []")
    for element in elements {
      guard !element.clauses.isEmpty else {
        try append(element, to: list)
        continue
      }
      let place = element.expression.range
      try repeated(at: place, named: repeatName(of: element.expression.steps)) {
        () throws(EmissionError) in
        // Each turn begins anew, so what its children answer is not what the next one gets.
        self.currentRepeat.map { self.plan.repeats[$0].isChain = false }
        try self.turns(of: element.clauses, at: place) { () throws(EmissionError) in
          try self.append(element, to: list)
        }
      }
    }
    return .list(list)
  }

  private func append(_ element: ListElement, to list: String) throws(EmissionError) {
    let value = try flow(element.expression, to: .none)
    if let single = value.single {
      emit("\(list).append(\(single))")
    } else if case .list(let more) = value {
      emit("\(list) += \(more)")
    } else {
      throw EmissionError("this list", element.expression.range)
    }
  }

  private func indexFlow(
    _ base: Expression, _ items: [IndexItem], _ expression: Expression, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    let value = try flow(base, to: .none)
    guard items.count == 1, case .expression(let index) = items[0] else {
      throw EmissionError("this index", expression.range)
    }
    let result: TensorBinding
    switch value {
    case .list(let list):
      let position = try expressions.emit(index, as: .int)
      let text = "try Arithmetic.element(\(list), \(position.text))"
      var data = Flow(.tensor(text), to: target)
      advance(&data, to: text)
      return finish(&data)
    case .tuple(let parts):
      guard case .integer(let number) = index.kind, parts.indices.contains(number) else {
        throw EmissionError("this index", index.range)
      }
      result = parts[number]
    default: throw EmissionError("this index", expression.range)
    }
    var data = Flow(result, to: target)
    return finish(&data)
  }
}
