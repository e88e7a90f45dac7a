/// What flows through expressions: the variables for it are declared before it is computed.
extension BodyEmitter {
  /// Whether an expression is tensors, and not a value that is known when the network is made.
  func isFlow(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name):
      if let known = tensors[name] {
        if case .shared = known { false } else { true }
      } else {
        expressions.environment[name]?.type.holdsTensors ?? false
      }
    case .chain(let chain): chain.steps[0].name == nil && isFlow(chain.steps[0].expression)
    case .group(let inner), .negation(let inner): isFlow(inner)
    case .arithmetic(let first, let rest):
      isFlow(first) || rest.contains { isFlow($0.expression) }
    case .conditional(let conditional):
      isFlow(conditional.then) || conditional.otherwise.map(isFlow) ?? false
    case .tuple(let parts): parts.contains(where: isFlow)
    case .list(let elements):
      elements.contains { element in
        within(element.clauses) { isFlow(element.expression) }
      }
    case .index(let base, _):
      isFlow(base) && flowType(expression)?.holdsTensors ?? true
    case .member(let base, let name):
      Int(name.value) != nil && isFlow(base) && flowType(expression)?.holdsTensors ?? false
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
    return declarations.functions[name] != nil || isListFunction(name)
      || expressions.environment[name]?.type == .recipe
  }

  /// Whether a name is a function that gives the elements of lists in another form.
  func isListFunction(_ name: String) -> Bool {
    ["zip", "enumerate", "reversed"].contains(name) && expressions.isBuiltIn(name)
  }

  /// The type of a flow, nil where it is not known before the flow is written.
  func flowType(_ expression: Expression) -> StaticType? {
    guard isFlowForm(expression) else { return expressions.type(of: expression) }
    switch expression.kind {
    case .group(let inner): return flowType(inner)
    case .name(let name):
      return tensors[name]?.expression?.type ?? expressions.environment[name]?.type
    case .chain(let chain):
      guard let last = chain.steps.last, chain.steps.count > 1 else {
        return flowType(chain.steps[0].expression)
      }
      return resultType(of: last.expression)
    case .conditional(let conditional):
      let types = [conditional.then, conditional.otherwise].compactMap { $0 }
        .compactMap(flowType)
      guard let first = types.first else { return nil }
      return types.dropFirst().reduce(first) { $0.joined($1) }
    case .tuple(let parts):
      let types = parts.compactMap(flowType)
      return types.count == parts.count ? .tuple(types) : nil
    case .list(let elements): return listType(elements)
    case .index(let base, let items):
      guard items.count == 1, case .expression(let item) = items[0] else { return nil }
      switch flowType(base) {
      case .list(let element)?:
        if case .range = item.kind { return .list(element) }
        return element
      case .tuple(let types)?:
        guard let position = Self.position(item, types.count) else { return nil }
        return types[position]
      default: return nil
      }
    case .member(let base, let name):
      guard case .tuple(let types)? = flowType(base), let index = Int(name.value),
        types.indices.contains(index)
      else { return nil }
      return types[index]
    case .call(let callee, let arguments):
      guard let name = callee.plainName, isListFunction(name) else {
        return resultType(of: expression)
      }
      let elements = arguments.compactMap { elementType(of: $0.expression) }
      guard elements.count == arguments.count, let first = elements.first else { return nil }
      switch name {
      case "zip": return .list(.tuple(elements))
      case "enumerate": return .list(.tuple([.int, first]))
      default: return .list(first)
      }
    default: return .tensor
    }
  }

  /// Whether a type is found by the form of an expression and not by what it would be in Swift.
  private func isFlowForm(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .index(let base, _), .member(let base, _): isFlow(base)
    default: isFlow(expression)
    }
  }

  private func elementType(of expression: Expression) -> StaticType? {
    if isFlow(expression) {
      guard case .list(let element)? = flowType(expression) else { return nil }
      return element
    }
    return try? expressions.sequence(expression).element
  }

  private func listType(_ elements: [ListElement]) -> StaticType? {
    var types: [StaticType] = []
    for element in elements {
      let type = within(element.clauses) { flowType(element.expression) }
      if !element.isSpread, let type { types.append(type) }
      if element.isSpread, case .list(let inner)? = type { types.append(inner) }
    }
    guard let first = types.first else { return nil }
    return .list(types.dropFirst().reduce(first) { $0.joined($1) })
  }

  /// What a layer or function gives that a step or a call names.
  private func resultType(of expression: Expression) -> StaticType {
    var count = 1
    let callee: Expression
    if case .call(let called, _) = expression.kind { callee = called } else { callee = expression }
    let name: String? =
      if case .computedName(let computed) = callee.kind { computed.pattern } else {
        callee.plainName
      }
    if let name {
      if case .shared(let index)? = tensors[name] {
        count = shared[index].outputs
      } else if let module = declarations.modules[name] {
        count = surroundings.outputCount(of: module)
      }
    }
    return count == 1 ? .tensor : .tuple(Array(repeating: .tensor, count: count))
  }

  /// A constant position in a tuple.
  static func position(_ index: Expression, _ count: Int) -> Int? {
    var position: Int
    switch index.kind {
    case .integer(let number): position = number
    case .negation(let inner):
      guard case .integer(let number) = inner.kind else { return nil }
      position = -number
    default: return nil
    }
    if position < 0 { position += count }
    return position >= 0 && position < count ? position : nil
  }

  // MARK: Names ahead of their statements

  /// Asks something where the names of `for` clauses are known.
  private func within<Result>(_ clauses: [ListElement.Clause], _ body: () -> Result) -> Result {
    if clauses.isEmpty { return body() }
    let (outerTensors, outerValues) = (tensors, expressions.environment)
    defer { (tensors, expressions.environment) = (outerTensors, outerValues) }
    for clause in clauses {
      if let element = elementType(of: clause.values) { note(clause.pattern, element) }
    }
    return body()
  }

  /// Lets the names of a pattern have types before there are variables for them.
  private func note(_ pattern: Pattern, _ type: StaticType) {
    switch (pattern, type) {
    case (.name(let name), _):
      let local = variable(name.value)
      tensors[name.value] = TensorBinding(.variable(local, type))
      expressions.environment.bind(name.value, local, type: type)
    case (.tuple(let parts, _), .tuple(let types)):
      for (part, type) in zip(parts, types) { note(part, type) }
    default: break
    }
  }

  /// The type that an empty list gets by what is assigned to it later.
  func grownType(of name: String, in statements: [Statement]) -> StaticType? {
    let (outerTensors, outerValues) = (tensors, expressions.environment)
    defer { (tensors, expressions.environment) = (outerTensors, outerValues) }
    for statement in statements {
      switch statement.kind {
      case .letValue(let pattern, _, _, let value):
        if let type = flowType(value) { note(pattern, type) }
      case .variable(let other, _, let value):
        if let type = flowType(value) { note(.name(other), type) }
      case .assignment(let other, let value):
        guard other.value == name, isFlow(value), let type = flowType(value),
          case .list = type, type.holdsTensors
        else { continue }
        return type
      case .conditional(_, let then, let otherwise):
        for arm in [then, otherwise] {
          if let type = grownType(of: name, in: arm) { return type }
        }
      case .forLoop(let pattern, let values, let body):
        let clause = ListElement.Clause(pattern: pattern, values: values, condition: nil)
        if let type = within([clause], { grownType(of: name, in: body) }) { return type }
      default: break
      }
    }
    return nil
  }

  /// A type in this walk.
  func swiftType(_ type: StaticType) -> SwiftType {
    switch type {
    case .tensor: tensorType
    case .list(let element): .array(swiftType(element))
    case .tuple(let parts): .tuple(parts.map(swiftType))
    default: type.swiftType
    }
  }
}
