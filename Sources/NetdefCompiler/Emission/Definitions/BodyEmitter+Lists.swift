/// Lists of tensors.
extension BodyEmitter {
  /// `[a, b]`, `[features.., y]`, `[for y in ys: y -> relu]`.
  func listFlow(
    _ elements: [ElementTerm], _ term: Term, to target: Target
  ) throws(EmissionError) -> TensorBinding {
    var data: Flow
    if elements.allSatisfy(\.clauses.isEmpty) {
      var parts: [(value: TensorBinding, isSpread: Bool)] = []
      for element in elements {
        parts.append((try flow(element.term, to: .none), element.isSpread))
      }
      data = Flow(try joined(parts, at: term.range), to: target)
      return finish(&data)
    }
    let list: SwiftVariable
    if case .declare(let local) = target { list = local } else { list = temporary("values") }
    // Its type is that of the elements, which come later.
    let place = statements.count
    var type: StaticType?
    for element in elements {
      guard !element.clauses.isEmpty else {
        try append(element, to: list, &type)
        continue
      }
      let place = element.term.range
      try repeated(at: place, named: repeatName(of: element.term.steps)) {
        () throws(EmissionError) in
        // Each turn begins anew, so what its children answer is not what the next one gets.
        self.currentRepeat.map { self.plan.repeats[$0].isChain = false }
        try self.turns(of: element.clauses, at: place) { () throws(EmissionError) in
          try self.append(element, to: list, &type)
        }
      }
    }
    let element = type ?? .tensor
    statements.insert(.variable(list, .array(swiftType(element)), .array([])), at: place)
    data = Flow(.list(.variable(list, .list(element))), to: target)
    return finish(&data)
  }

  private func append(
    _ element: ElementTerm, to list: SwiftVariable, _ type: inout StaticType?
  ) throws(EmissionError) {
    let range = element.term.range
    guard let value = try flow(element.term, to: .none).expression else {
      throw EmissionError("this list", range)
    }
    if !element.isSpread {
      type = type?.joined(value.type) ?? value.type
      emit(.expression(list.changing("append", [.init(nil, value.tree)])))
      return
    }
    switch value.type {
    case .emptyList: return
    case .list(let inner): type = type?.joined(inner) ?? inner
    default: throw EmissionError("this list", range)
    }
    emit(.add(value.tree, to: list))
  }

  /// The elements of lists, and what stands between them, in one list.
  func joined(
    _ parts: [(value: TensorBinding, isSpread: Bool)], at range: SourceRange
  ) throws(EmissionError) -> TensorBinding {
    var pieces: [SwiftExpression] = []
    var alone: [TensorBinding] = []
    func close() throws(EmissionError) {
      guard !alone.isEmpty else { return }
      guard let piece = TensorBinding.elements(alone).expression else {
        throw EmissionError("this list", range)
      }
      pieces.append(piece)
      alone = []
    }
    for part in parts {
      switch (part.value, part.isSpread) {
      case (.elements(let elements), true): alone += elements
      case (.list(let list), true):
        try close()
        pieces.append(list)
      case (_, false): alone.append(part.value)
      default: throw EmissionError("this list", range)
      }
    }
    if pieces.isEmpty { return .elements(alone) }
    try close()
    return .list(pieces.count == 1 ? pieces[0] : expressions.concatenation(pieces))
  }

  /// All tensors as one array: what functions of several take.
  func array(
    _ value: TensorBinding, at range: SourceRange
  ) throws(EmissionError) -> SwiftTree {
    if let all = value.all { return .array(all) }
    let parts = value.inputs.map { part in
      if case .list(let list) = part {
        return (value: TensorBinding.list(list), isSpread: list.type == .list(.tensor))
      }
      return (value: part, isSpread: false)
    }
    guard let list = try joined(parts, at: range).expression, list.type == .list(.tensor) else {
      throw EmissionError("these tensors", range)
    }
    return list.tree
  }

  // MARK: Parts

  /// `list[i]`, `list[1...]`, `pair.0`, `zip(a, b)`.
  func partFlow(_ term: Term, to target: Target) throws(EmissionError) -> TensorBinding {
    switch term.kind {
    case .member(let base, let name):
      let value = try flow(base, to: .none)
      guard case .tuple(let parts) = value, let index = Int(name.value),
        parts.indices.contains(index)
      else { throw EmissionError("this part", term.range) }
      var data = Flow(parts[index], to: target)
      return finish(&data)
    case .index(let base, let index):
      let value = try flow(base, to: .none)
      if let part = part(index, of: value) {
        var data = Flow(part, to: target)
        return finish(&data)
      }
      guard value.single == nil else { throw EmissionError("a part of a tensor", term.range) }
      let known = try standIn(for: value, base)
      return try deliver(
        try expressions.emit(Term(.index(known, index), term.syntax, term.type)), to: target,
        at: term.range)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range,
      .builtin, .call, .construct, .operate, .apply, .tuple, .list, .conditional, .chain, .group,
      .problem, .missing:
      return try deliver(try expressions.emit(try lifted(term)), to: target, at: term.range)
    }
  }

  /// An element whose position is written, of a list that is written.
  private func part(_ index: IndexTerm, of value: TensorBinding) -> TensorBinding? {
    guard case .element(let position) = index else { return nil }
    switch value {
    case .elements(let parts), .tuple(let parts):
      return position.position(among: parts.count).map { parts[$0] }
    case .tensor, .list, .value, .shared: return nil
    }
  }

  /// What `for` runs over, with the flows in it written before.
  func lifted(_ term: Term) throws(EmissionError) -> Term {
    guard term.flows else { return term }
    switch term.kind {
    case .group(let inner): return try lifted(inner)
    case .local: return term
    case .builtin(let name, let arguments):
      var known: [ArgumentTerm] = []
      for argument in arguments {
        var argument = argument
        argument.term = try lifted(argument.term)
        known.append(argument)
      }
      return Term(.builtin(name: name, known), term.syntax, term.type)
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .computedName,
      .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .call, .construct,
      .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .problem, .missing:
      return try standIn(for: try flow(term, to: .none), term)
    }
  }

  /// A local that no source has, for what was computed before.
  private func standIn(
    for value: TensorBinding, _ term: Term
  ) throws(EmissionError) -> Term {
    guard let value = value.expression else { throw EmissionError("this list", term.range) }
    let local = Local("", .value, index: -1)
    expressions.environment.bind(local, holding: try held(value))
    return Term(.local(local), term.syntax, term.type)
  }

  /// A value that a member may follow, in a variable of its own where it is not one expression.
  private func held(_ value: SwiftExpression) throws(EmissionError) -> SwiftExpression {
    guard value.isThrowing || !value.isAtom else { return value }
    let local = temporary("values")
    emit(.constant(local, nil, value.tree))
    return .variable(local, value.type)
  }

  /// Brings the value of an expression to its target.
  private func deliver(
    _ value: SwiftExpression, to target: Target, at range: SourceRange
  ) throws(EmissionError) -> TensorBinding {
    var data: Flow
    switch value.type {
    case .tensor:
      data = Flow(.tensor(value.tree), to: target)
      advance(&data, to: value.tree)
      return finish(&data)
    case .list:
      data = Flow(.list(value), to: target)
      if case .none = target { return .list(try held(value)) }
      return finish(&data)
    default:
      let local = temporary("parts")
      emit(.constant(local, nil, value.tree))
      guard let result = TensorBinding(.variable(local, value.type)) else {
        throw EmissionError("this part", range)
      }
      return result
    }
  }
}

extension Term {
  /// A constant position in a tuple.
  fileprivate func position(among count: Int) -> Int? {
    var position: Int
    if case .integer(let number) = kind {
      position = number
    } else if case .negation(let inner) = kind, case .integer(let number) = inner.kind {
      position = -number
    } else {
      return nil
    }
    if position < 0 { position += count }
    return position >= 0 && position < count ? position : nil
  }
}

extension TensorBinding {
  /// What functions of several tensors take, one by one.
  fileprivate var inputs: [TensorBinding] {
    switch self {
    case .tuple(let parts), .elements(let parts): parts.flatMap(\.inputs)
    default: [self]
    }
  }
}
