/// Calls: what is called, and which argument goes to which parameter.
extension Elaborator {
  func call(
    _ callee: Expression, _ arguments: [Argument], _ expression: Expression, isStep: Bool
  ) -> Term {
    guard case .name(let name) = callee.kind else {
      if case .member(let base, let member) = callee.kind, Int(member.value) == nil {
        if isStep, isPrefix(base) { return notAStep(expression) }
        return problem(
          .notCallable(
            callee, among: body.seesDeclarations ? declarations : Declarations(),
            at: callee.range), expression)
      }
      return apply(term(callee), arguments, expression)
    }
    if hidesFunctions(name) { return apply(term(callee), arguments, expression) }
    let located = Name(name, callee.range)
    if body.seesDeclarations, let term = declaredCall(located, callee, arguments, expression) {
      return term
    }
    guard Builtin.names.contains(name) else {
      _ = arguments.map { argument($0) }
      return unknownFunction(name, callee).with(expression)
    }
    return builtin(name, arguments.map { argument($0) }, expression)
  }

  /// Whether a name that is called is one that the definition binds.
  private func hidesFunctions(_ name: String) -> Bool {
    guard let binding = scope[name] else { return false }
    switch binding.local.role {
    case .input: return !isInDefault
    case .parameter, .size, .value, .variable, .layer: return true
    }
  }

  /// A call of something that a file declares; nil for a name in small letters that means nothing.
  private func declaredCall(
    _ name: Name, _ callee: Expression, _ arguments: [Argument], _ expression: Expression
  ) -> Term? {
    switch declarations.meaning(of: name.value, at: name.range) {
    case .definition(let id):
      if let function = declarations.valueFunctions[id] {
        let signature = Signature(name: name.value, parameters: function.parameters)
        let (matched, _) = matched(signature, arguments)
        return Term(.call(id, matched), expression, elaboration.type(ofFunction: id))
      }
      if let function = declarations.functions[id] {
        return operate(function, name, arguments, expression)
      }
      if declarations.values[id] != nil { return apply(term(callee), arguments, expression) }
      guard let layer = elaboration.layerType(of: id) else { break }
      let (matched, type) = matched(layer.signature, arguments, layer.type)
      return Term(.construct(id, name, matched), expression, .layer(type))
    case .broken: break
    case .error(let diagnostic):
      _ = arguments.map { argument($0) }
      return problem(diagnostic, expression)
    case .nothing:
      guard name.value.isCapitalised else { return nil }
      _ = arguments.map { argument($0) }
      return unknownLayer(name.value, callee).with(expression)
    }
    _ = arguments.map { argument($0) }
    return Term(.missing, expression, .any)
  }

  // MARK: Arguments

  /// An argument of which it is not known where it goes: a bare name may be one that the parameter's
  /// type lists.
  private func argument(_ argument: Argument) -> ArgumentTerm {
    let expression = argument.expression
    let term: Term
    if case .name(let name) = expression.kind, scope[name] == nil, !name.isCapitalised,
      !body.seesDeclarations || !declarations.isStep(name, at: expression.range)
    {
      let known = scope.names + ["true", "false", "none"]
      term = Term(
        .problem(
          .unknownName(name, nearest: nearestName(to: name, among: known), at: expression.range)
            .pointing(to: body.laterNames[name])), expression, .any)
    } else {
      term = self.term(expression)
    }
    return ArgumentTerm(
      label: argument.label, term: term, isSpread: argument.isSpread, syntax: argument)
  }

  /// An argument for a parameter of this type.
  private func argument(
    _ argument: Argument, for type: TypeSyntax?, of parameter: String
  ) -> ArgumentTerm {
    let expression = type.map { argument.expression.reading(namesAs: $0, of: parameter) }
    return ArgumentTerm(
      label: argument.label, term: term(expression ?? argument.expression),
      isSpread: argument.isSpread, syntax: argument)
  }

  /// The arguments of a call of something declared, and the layer with what it has been given.
  func matched(
    _ signature: Signature, _ arguments: [Argument], _ layer: LayerType? = nil
  ) -> (MatchedArguments, LayerType) {
    let targets = signature.targets(of: arguments.map { ($0.label?.value, $0.isSpread) })
    let (terms, type) = checked(layer ?? LayerType(signature), arguments, targets) {
      signature.parameters[$0].type
    }
    return (MatchedArguments(arguments: terms, targets: targets), type)
  }

  /// Checks arguments against what a layer takes.
  ///
  /// - Parameter known: The terms of the first arguments, where they were looked at before.
  private func given(
    _ layer: LayerType, _ arguments: [Argument], known: [Term] = []
  ) -> ([ArgumentTerm], LayerType) {
    guard let parameters = layer.parameters else { return (arguments.map { argument($0) }, layer) }
    let targets = ArgumentAssignment.assign(
      arguments.map { ($0.label?.value, $0.isSpread) },
      to: parameters.map { ArgumentAssignment.Key(name: $0.name, isNamed: $0.isNamed) },
      given: layer.given, renamed: layer.renamed)
    return checked(layer, arguments, targets, known: known) { parameters[$0].syntax }
  }

  private func checked(
    _ layer: LayerType, _ arguments: [Argument], _ targets: [ArgumentAssignment.Target?],
    known: [Term] = [], type: (Int) -> TypeSyntax?
  ) -> ([ArgumentTerm], LayerType) {
    var result = layer
    var isWrong = false
    var terms: [ArgumentTerm] = []
    for (index, argument) in arguments.enumerated() {
      let parameter = targets[index].flatMap { target -> Int? in
        switch target {
        case .parameter(let parameter), .renamed(let parameter, _): parameter
        case .spread, .noneLeft, .state, .unknown: nil
        }
      }
      let own = parameter.flatMap { layer.parameters?[$0] }
      let term: ArgumentTerm
      if known.indices.contains(index) {
        term = ArgumentTerm(
          label: argument.label, term: known[index], isSpread: argument.isSpread, syntax: argument)
      } else if let parameter {
        term = self.argument(argument, for: type(parameter), of: own?.name ?? "")
      } else {
        term = self.argument(argument)
      }
      terms.append(term)
      if note(targets[index], argument, of: layer, isWrong) { isWrong = true }
      guard case .parameter? = targets[index], let own else { continue }
      result.given.insert(own.name)
      check(term, own, of: layer.name)
    }
    // What is missing may be what was not understood.
    return (terms, isWrong ? LayerType(name: layer.name, outputs: layer.outputs) : result)
  }

  /// Notes an argument that has no parameter of its own; answers whether it has none.
  private func note(
    _ target: ArgumentAssignment.Target?, _ argument: Argument, of layer: LayerType,
    _ isWrong: Bool
  ) -> Bool {
    let parameters = layer.parameters ?? []
    switch target {
    case nil: return true
    case .parameter: return false
    case .renamed(_, let new):
      if let label = argument.label {
        note(.renamedArgument(label.value, to: new, of: layer.name, at: label.range))
      }
    case .spread:
      note(.notYetSupported("spreading a list over arguments", at: argument.range))
    case .noneLeft:
      if isWrong { break }
      note(
        .tooManyArguments(
          of: layer.name, limit: parameters.count { !$0.isNamed },
          takesLabels: !parameters.isEmpty, hint: nil, at: argument.range))
    case .state:
      if let label = argument.label {
        note(.notYetSupported("a weight given from outside", at: label.range))
      }
    case .unknown:
      guard let label = argument.label, layer.parameters != nil else { break }
      let known = parameters.map(\.name)
      note(
        .unknownArgument(
          label.value, of: layer.name, known: known,
          nearest: nearestName(to: label.value, among: known), at: label.range))
    }
    return true
  }

  private func check(
    _ argument: ArgumentTerm, _ parameter: LayerType.Parameter, of definition: String
  ) {
    let type = argument.term.type
    if type == .tensor {
      note(
        .tensorAsNumber(
          text(of: argument.syntax.expression), for: definition,
          at: argument.syntax.expression.range))
      return
    }
    if type.mayFit(parameter.type) {
      checkLayer(argument.term)
      return
    }
    note(
      .wrongType(
        type, text(of: argument.syntax.expression), expected: parameter.type.expectation,
        of: parameter.name, in: definition, at: argument.syntax.expression.range))
  }

  // MARK: Values that are called

  /// More arguments for a layer as a value, or a call of what is not known yet.
  private func apply(
    _ callee: Term, _ arguments: [Argument], _ expression: Expression
  ) -> Term {
    let layers = callee.type.layers
    guard let layer = layers.first else {
      let terms = givenBlindly(arguments)
      let kind = Term.Kind.apply(callee, terms)
      if callee.type.mayBe({ $0 == .tensor }) {
        // Where nobody knows more of a layer, it gives one tensor.
        let isLayer = callee.type == .any && !callee.isBroken && Self.flow(into: terms)
        return Term(kind, expression, isLayer ? .tensor : .any)
      }
      if case .name(let name) = callee.syntax.kind {
        return wrong(kind, .valueAsFunction(name, at: callee.range), expression)
      }
      return wrong(
        kind, .notCallable(callee.syntax, among: declarations, at: callee.range), expression)
    }
    // A shared layer is called with a tensor.
    if layers.count > 1 || layer.parameters == nil {
      let terms = givenBlindly(arguments)
      if case .local(let local) = callee.kind, local.role == .layer { checkTensors(terms) }
      let outputs = layers.map { ValueType.outputs($0.outputs) }
      return Term(
        .apply(callee, terms), expression, Self.flow(into: terms) ? .joined(outputs) : .any)
    }
    let (terms, type) = given(layer, arguments)
    return Term(.apply(callee, terms), expression, .layer(type))
  }

  /// Notes what a layer that was made cannot take: what is surely no tensor.
  private func checkTensors(_ arguments: [ArgumentTerm]) {
    for argument in arguments
    where argument.label == nil && argument.term.type.isSurelyNoTensor {
      let syntax = argument.term.syntax
      note(.notATensor(text(of: syntax) ?? "this", at: syntax.range))
    }
  }

  /// Whether arguments are tensors.
  private static func flow(into arguments: [ArgumentTerm]) -> Bool {
    arguments.contains { $0.label == nil && ($0.term.flows || $0.term.type.isEmpty) }
  }

  /// Arguments of which nobody knows where they go.
  private func givenBlindly(_ arguments: [Argument]) -> [ArgumentTerm] {
    let terms = arguments.map { argument($0) }
    for term in terms { checkLayer(term.term) }
    return terms
  }

  /// `softmax(x, axis: 1)`: what flows through a function, or the function as a step.
  private func operate(
    _ function: ExternDeclaration, _ name: Name, _ arguments: [Argument],
    _ expression: Expression
  ) -> Term {
    // Tensors come first, and numbers without a label after them.
    let inputs = arguments.prefix { $0.label == nil && !$0.expression.isPlainValue }
    let limit = function.isVariadic ? inputs.count : function.moreInputs.count + 1
    let terms = inputs.prefix(limit).map { term($0.expression) }
    let count = terms.prefix { $0.type.mayBe(\.mayFlow) }.count
    let leading = zip(arguments, terms).prefix(count).map { argument, term in
      ArgumentTerm(
        label: nil, term: term, isSpread: argument.isSpread, syntax: argument)
    }
    // What was looked at and is no tensor is an argument, of a type that is known by now.
    let (rest, type) = given(
      LayerType(function.signature), Array(arguments.dropFirst(count)),
      known: Array(terms.dropFirst(count)))
    return Term(
      .operate(function.id, name, leading + rest), expression,
      count == 0
        ? type.parameters == nil ? .any : .layer(type)
        : leading.contains { $0.term.type == .any } ? .any : .tensor)
  }
}

extension Term {
  /// Whether what is wrong with it was reported.
  fileprivate var isBroken: Bool {
    switch kind {
    case .problem, .missing: true
    case .group(let inner): inner.isBroken
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .index, .member, .tuple, .list, .conditional,
      .chain:
      false
    }
  }

  /// The same for another expression, of which its own is a part.
  fileprivate func with(_ expression: Expression) -> Term { Term(kind, expression, type) }
}

extension Expression {
  /// Whether it is no tensor by its text alone.
  fileprivate var isPlainValue: Bool {
    switch kind {
    case .integer, .float, .boolean, .none, .string, .range, .choice: true
    case .name, .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .call,
      .index, .member, .tuple, .list, .conditional, .chain, .group, .missing:
      false
    }
  }
}

extension ValueType {
  /// Whether data flows through a value of the type: a tensor, or a list that may hold some.
  fileprivate var mayFlow: Bool {
    switch self {
    case .list(.any), .list(.either): true
    case .tensor, .list, .tuple, .either: holdsTensors || isEmpty
    case .any, .int, .float, .bool, .pair, .none, .symbol, .layer: false
    }
  }
}
