/// Variables for what flows: one for each tensor, list and part of a tuple.
extension BodyEmitter {
  /// Declares variables of a type, without values.
  func declareSlots(_ type: StaticType, _ local: SwiftVariable) -> TensorBinding {
    if case .tuple(let types) = type {
      return .tuple(types.enumerated().map { declareSlots($1, fresh("\(local.name)\($0)")) })
    }
    emit(.variable(local, swiftType(type)))
    return slot(local, type)
  }

  /// Declares variables that hold a value and may change.
  func declareSlots(
    holding value: TensorBinding, _ local: SwiftVariable, at range: SourceRange
  ) throws(EmissionError) -> TensorBinding {
    if case .tuple(let parts) = value {
      var slots: [TensorBinding] = []
      for (index, part) in parts.enumerated() {
        slots.append(try declareSlots(holding: part, fresh("\(local.name)\(index)"), at: range))
      }
      return .tuple(slots)
    }
    guard let value = value.expression, value.type != .emptyList else {
      throw EmissionError("this variable", range)
    }
    if value.tree.variable != local { emit(.variable(local, nil, value.tree)) }
    return slot(local, value.type)
  }

  /// Notes that variables have their last value.
  func settle(_ slots: TensorBinding) {
    for leaf in slots.leaves {
      if let local = leaf.expression?.tree.variable { changing.remove(local) }
    }
  }

  private func slot(_ local: SwiftVariable, _ type: StaticType) -> TensorBinding {
    changing.insert(local)
    let value = SwiftExpression.variable(local, type)
    return TensorBinding(value) ?? .value(value)
  }

  /// Sets variables: what they were counts for all that they become.
  func store(
    _ value: TensorBinding, in slots: TensorBinding, at range: SourceRange
  ) throws(EmissionError) {
    let (targets, sources) = (slots.leaves, value.leaves)
    guard targets.count == sources.count else { throw EmissionError("this assignment", range) }
    var pairs: [(target: SwiftVariable, source: SwiftTree)] = []
    for (target, source) in zip(targets, sources) {
      guard let target = target.expression, let source = source.expression,
        source.type == target.type || source.type == .emptyList && target.type.isList,
        let local = target.tree.variable
      else { throw EmissionError("this assignment", range) }
      if source.tree.variable != local { pairs.append((local, source.tree)) }
    }
    for index in pairs.indices {
      guard pairs[..<index].contains(where: { pairs[index].source.mentions($0.target) })
      else { continue }
      let local = temporary("before")
      emit(.constant(local, nil, pairs[index].source))
      pairs[index].source = .variable(local)
    }
    // Copies stand before the first variable that changes.
    for (target, source) in pairs { emit(.assign(target, source)) }
  }

  /// `name = value` for a variable that holds what flows.
  func assign(
    _ value: Term, to slots: TensorBinding, from own: Local? = nil
  ) throws(EmissionError) {
    let range = value.range
    switch slots {
    case .tensor(let local):
      guard let variable = local.variable,
        try flow(value, to: .set(variable)).single == local
      else {
        throw EmissionError("this assignment", range)
      }
    case .list(let list):
      if let own, case .list(let elements) = value.kind, let first = elements.first,
        first.isSpread, first.term.plainLocal == own,
        elements.dropFirst().allSatisfy({ $0.clauses.isEmpty && !$0.isSpread })
      {
        try grow(list, by: elements.dropFirst().map(\.term), at: range)
      } else {
        try store(try flow(value, to: .none), in: slots, at: range)
      }
    case .tuple: try store(try flow(value, to: .none), in: slots, at: range)
    default: throw EmissionError("this assignment", range)
    }
  }

  /// `features = [features.., y]`.
  private func grow(
    _ list: SwiftExpression, by elements: [Term], at range: SourceRange
  ) throws(EmissionError) {
    var values: [TensorBinding] = []
    for element in elements { values.append(try flow(element, to: .none)) }
    guard !values.isEmpty else { return }
    guard let more = TensorBinding.elements(values).expression, more.type == list.type else {
      throw EmissionError("this list", range)
    }
    guard let variable = list.tree.variable else { throw EmissionError("this list", range) }
    if values.count == 1, let value = values[0].expression {
      emit(.expression(variable.changing("append", [.init(nil, value.tree)])))
    } else {
      emit(.add(more.tree, to: variable))
    }
  }

  // MARK: Values that stay

  /// What a name stands for from now on: copies of variables that may change later.
  func kept(
    _ value: TensorBinding, _ name: String
  ) throws(EmissionError) -> TensorBinding {
    switch value {
    case .tensor(let tree):
      guard isChanging(tree) else { return value }
      let local = temporary(name)
      emit(.constant(local, nil, tree))
      return .tensor(.variable(local))
    case .tuple(let parts):
      var kept: [TensorBinding] = []
      for part in parts { kept.append(try self.kept(part, name)) }
      return .tuple(kept)
    case .elements, .list, .value:
      guard let all = value.expression, all.tree.variable?.name != name,
        all.isThrowing || isChanging(all.tree) || !all.isAtom
      else { return value }
      let local = taken.contains(name) ? temporary(name) : fresh(name)
      emit(.constant(local, nil, all.tree))
      var result = SwiftExpression.variable(local, all.type)
      result.count = all.count
      return TensorBinding(result) ?? .value(result)
    case .shared: return value
    }
  }

  private func isChanging(_ tree: SwiftTree) -> Bool {
    tree.contains { part in part.variable.map(changing.contains) ?? false }
  }
}
