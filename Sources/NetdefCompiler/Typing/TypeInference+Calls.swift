extension TypeInference {
  func call(
    _ callee: Expression, _ arguments: [Argument], _ expression: Expression
  ) -> ValueType {
    guard case .name(let name) = callee.kind else {
      if case .member(_, let name) = callee.kind, Int(name.value) == nil {
        return report(.notCallable(callee, among: declarations, at: callee.range))
      }
      return apply(type(of: callee), arguments, callee)
    }
    if environment[name] != nil { return apply(type(of: callee), arguments, callee) }
    switch declarations.meaning(of: name, at: callee.range) {
    case .definition(let id):
      if let function = declarations.valueFunctions[id] {
        return result(of: function, id, arguments, expression)
      }
      if let function = declarations.functions[id] { return flow(through: function, arguments) }
      return apply(type(of: callee), arguments, callee)
    case .nothing where Evaluator.functionNames.contains(name):
      return result(ofBuiltIn: name, arguments, expression)
    case .nothing where !name.isCapitalised:
      return unknownFunction(name, callee)
    default:
      _ = arguments.map { type(of: $0.expression) }
      return type(of: callee)
    }
  }

  /// Reports a name in small letters that is called, or stands as a step, and that nobody declared.
  func unknownFunction(_ name: String, _ expression: Expression) -> ValueType {
    let known = declarations.functionNames(at: expression.range) + Evaluator.functionNames
    let layer = declarations.stepNames(at: expression.range).first {
      $0.lowercased() == name.lowercased()
    }
    return report(
      .unknownFunction(
        name, nearest: layer ?? nearestName(to: name, among: known), at: expression.range))
  }

  // MARK: Layers

  /// More arguments for a layer as a value.
  private func apply(
    _ type: ValueType, _ arguments: [Argument], _ callee: Expression
  ) -> ValueType {
    let layers = type.alternatives.compactMap { alternative -> LayerType? in
      if case .layer(let layer) = alternative { layer } else { nil }
    }
    guard let layer = layers.first else {
      _ = arguments.map { self.type(of: $0.expression) }
      if type.mayBe({ $0 == .tensor }) { return .any }
      if case .name(let name) = callee.kind {
        return report(.valueAsFunction(name, at: callee.range))
      }
      return report(.notCallable(callee, among: declarations, at: callee.range))
    }
    // A shared layer is called with a tensor.
    if layers.count > 1 || layer.parameters == nil {
      _ = arguments.map { self.type(of: $0.expression) }
      return .any
    }
    return .layer(apply(layer, arguments))
  }

  /// Checks arguments against what a layer takes.
  ///
  /// - Parameter known: The types of the first arguments, where they were looked at before.
  func apply(
    _ layer: LayerType, _ arguments: [Argument], _ known: [ValueType] = []
  ) -> LayerType {
    guard layer.parameters != nil else {
      for argument in arguments.dropFirst(known.count) { _ = type(of: argument.expression) }
      return layer
    }
    var result = layer
    var isWrong = false
    for (index, argument) in arguments.enumerated() {
      let known = known.indices.contains(index) ? known[index] : nil
      guard let parameter = parameter(of: argument, in: &result, isWrong: &isWrong) else {
        if known == nil { _ = type(of: argument.expression) }
        continue
      }
      result.given.insert(parameter.name)
      check(argument, known, parameter, of: layer.name)
    }
    // What is missing may be what was not understood.
    return isWrong ? LayerType(name: layer.name) : result
  }

  /// The parameter of an argument; nil after an error.
  private func parameter(
    of argument: Argument, in layer: inout LayerType, isWrong: inout Bool
  ) -> LayerType.Parameter? {
    let parameters = layer.parameters ?? []
    guard !argument.isSpread, let label = argument.label else {
      if let next = parameters.first(where: { !$0.isNamed && !layer.given.contains($0.name) }) {
        return next
      }
      if !isWrong {
        context.report(
          .tooManyArguments(
            of: layer.name, limit: parameters.count { !$0.isNamed },
            takesLabels: !parameters.isEmpty, hint: nil, at: argument.range))
      }
      isWrong = true
      return nil
    }
    if let parameter = parameters.first(where: { $0.name == label.value }) { return parameter }
    isWrong = true
    if let new = layer.renamed[label.value] {
      context.report(
        .renamedArgument(label.value, to: new, of: layer.name, at: label.range))
      return nil
    }
    let known = parameters.map(\.name)
    context.report(
      .unknownArgument(
        label.value, of: layer.name, known: known,
        nearest: nearestName(to: label.value, among: known), at: label.range))
    return nil
  }

  private func check(
    _ argument: Argument, _ known: ValueType?, _ parameter: LayerType.Parameter,
    of definition: String
  ) {
    let expression =
      parameter.syntax.map { argument.expression.reading(namesAs: $0, of: parameter.name) }
      ?? argument.expression
    let type = known ?? type(of: expression)
    if type == .tensor {
      context.report(
        .tensorAsNumber(
          context.text(of: expression), for: definition, at: argument.expression.range))
      return
    }
    if type.mayFit(parameter.type) { return }
    context.report(
      .wrongType(
        type, context.text(of: expression), expected: parameter.type.expectation,
        of: parameter.name, in: definition, at: argument.expression.range))
  }

  /// `softmax(x, axis: 1)`: what flows through a function, or the function as a step.
  private func flow(through function: ExternDeclaration, _ arguments: [Argument]) -> ValueType {
    // Tensors come first, and numbers without a label after them.
    let inputs = arguments.prefix { argument in
      argument.label == nil && !argument.expression.isPlainValue
    }
    let limit = function.isVariadic ? inputs.count : function.moreInputs.count + 1
    let types = inputs.prefix(limit).map { type(of: $0.expression) }
    let count = types.prefix { $0.mayBe(\.mayFlow) }.count
    let rest = Array(arguments.dropFirst(count))
    // What was looked at and is no tensor is an argument, of a type that is known by now.
    let known = Array(types.dropFirst(count))
    let result = apply(LayerType(function.signature), rest, known)
    return count == 0 && result.parameters != nil ? .layer(result) : .any
  }

  // MARK: Functions of values

  private func result(
    of function: Definition, _ id: DefinitionID, _ arguments: [Argument],
    _ expression: Expression
  ) -> ValueType {
    let signature = Signature(name: function.name.value, parameters: function.parameters)
    _ = apply(LayerType(signature), arguments)
    return context.type(ofFunction: id)
  }

  private func result(
    ofBuiltIn name: String, _ arguments: [Argument], _ expression: Expression
  ) -> ValueType {
    let types = arguments.map { type(of: $0.expression) }
    if arguments.contains(where: { $0.label != nil || $0.isSpread }) { return .any }
    switch name {
    case "ceil", "floor", "round":
      numbers(types, name, expression)
      return .int
    case "sqrt":
      numbers(types, name, expression)
      return .float
    case "abs":
      numbers(types, name, expression)
      return types.first ?? .any
    case "count":
      for (argument, type) in zip(arguments, types) { _ = element(of: type, argument.expression) }
      return .int
    case "sum", "product":
      for (argument, type) in zip(arguments, types) {
        let element = element(of: type, argument.expression)
        if !element.mayFit(.int) { return wrongArguments(name, types, expression) }
      }
      return .int
    case "max", "min":
      let elements = types.flatMap(\.alternatives).map { type in
        if case .list(let element) = type { element } else { type }
      }
      numbers(elements, name, expression)
      return .joined(elements)
    case "enumerate":
      guard types.count == 1 else { return .any }
      return .list(.tuple([.int, element(of: types[0], arguments[0].expression)]))
    case "reversed":
      guard types.count == 1 else { return .any }
      return .list(element(of: types[0], arguments[0].expression))
    case "zip":
      return .list(
        .tuple(zip(types, arguments).map { element(of: $0, $1.expression) }))
    default: return .any
    }
  }

  private func numbers(_ types: [ValueType], _ name: String, _ expression: Expression) {
    if types.contains(where: { type in !type.mayBe { $0.isNumber || $0 == .tensor } }) {
      _ = wrongArguments(name, types, expression)
    }
  }

  private func wrongArguments(
    _ name: String, _ types: [ValueType], _ expression: Expression
  ) -> ValueType {
    report(.wrongFunctionArguments(name, types, at: expression.range))
  }
}

extension Expression {
  /// Whether it is no tensor by its text alone.
  fileprivate var isPlainValue: Bool {
    switch kind {
    case .integer, .float, .boolean, .none, .string, .range, .choice: true
    default: false
    }
  }
}

extension ValueType {
  /// Whether data flows through a value of the type: a tensor, or a list that may hold some.
  fileprivate var mayFlow: Bool {
    switch self {
    case .tensor, .list(.tensor), .list(.any), .list(.either): true
    default: false
    }
  }
}
