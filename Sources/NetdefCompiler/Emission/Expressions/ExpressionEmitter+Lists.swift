/// Lists and tuples.
extension ExpressionEmitter {
  /// A list of elements of a type, by default of the one that fits all.
  ///
  /// - Parameter isExpected: Whether Swift expects that type, so that literals are enough.
  func emitList(
    _ elements: [ElementTerm], of element: StaticType? = nil, isExpected: Bool = false
  ) throws(EmissionError) -> SwiftExpression {
    if elements.isEmpty { return emptyList(of: element, isExpected: isExpected) }
    let type: StaticType
    if let element { type = element } else { type = try elementType(of: elements) }
    // Elements that stand alone become one literal; repeats and spread lists stand between.
    var parts: [SwiftExpression] = []
    var alone: [SwiftExpression] = []
    for item in elements {
      if item.clauses.isEmpty, !item.isSpread {
        // The first element tells Swift the type of all.
        let isTold = isExpected || !alone.isEmpty
        alone.append(try emit(item.term, as: type, isExpected: isTold))
        continue
      }
      if !alone.isEmpty { parts.append(literal(alone, type)) }
      alone = []
      parts.append(convert(list(try emitElements(item)), to: .list(type)))
    }
    if !alone.isEmpty { parts.append(literal(alone, type)) }
    return parts.count == 1 ? parts[0] : concatenation(parts)
  }

  private func emptyList(of element: StaticType?, isExpected: Bool) -> SwiftExpression {
    guard let element else {
      var empty = SwiftExpression.literal(
        .type(StaticType.emptyList.swiftType).calling(), .emptyList)
      empty.count = 0
      empty.saysType = true
      return empty
    }
    let type = StaticType.list(element)
    var empty = SwiftExpression.literal(
      isExpected ? .array([]) : .type(type.swiftType).calling(), type)
    empty.count = 0
    empty.saysType = !isExpected
    return empty
  }

  /// One type for all elements.
  private func elementType(of elements: [ElementTerm]) throws(EmissionError) -> StaticType {
    var type = StaticType.undetermined
    for item in elements {
      type = type.joined(
        item.clauses.isEmpty && !item.isSpread
          ? try emit(item.term).type : try emitElements(item).element)
    }
    return type.elementType
  }

  private func literal(_ elements: [SwiftExpression], _ type: StaticType) -> SwiftExpression {
    SwiftExpression(
      .array(elements.map(\.tree), .column), .list(type),
      isLiteral: elements.allSatisfy(\.isLiteral), saysType: elements.allSatisfy(\.saysType),
      count: elements.count)
  }

  /// `a + b + c`.
  func concatenation(_ lists: [SwiftExpression]) -> SwiftExpression {
    let type = lists.reduce(StaticType.emptyList) { $0.joined($1.type) }
    let parts = lists.filter { $0.type != .emptyList }.map { convert($0, to: type) }
    if parts.isEmpty { return emptyList(of: nil, isExpected: false) }
    let counts = parts.compactMap(\.count)
    return SwiftExpression(
      .joined(.add, parts.map(\.tree)), type,
      count: counts.count == parts.count ? counts.reduce(0, +) : nil)
  }

  func emitTuple(
    _ elements: [Term], of types: [StaticType]? = nil, isExpected: Bool = false
  ) throws(EmissionError) -> SwiftExpression {
    var values: [SwiftExpression] = []
    for (index, element) in elements.enumerated() {
      if let types {
        values.append(try emit(element, as: types[index], isExpected: isExpected))
      } else {
        values.append(try emit(element))
      }
    }
    return SwiftExpression(
      .tuple(values.map(\.tree), .column), .tuple(values.map(\.type)),
      isLiteral: values.allSatisfy(\.isLiteral), saysType: values.allSatisfy(\.saysType))
  }

  /// A list in a type; nil for a type that nothing in its elements follows from.
  func emitList(
    _ elements: [ElementTerm], _ term: Term, as type: StaticType, isExpected: Bool
  ) throws(EmissionError) -> SwiftExpression? {
    switch type {
    case .list(let element):
      return try emitList(elements, of: element, isExpected: isExpected)
    case .optional(let wrapped) where wrapped.isList:
      return try emit(term, as: wrapped, isExpected: isExpected).typed(type)
    case .value where elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread }):
      return try emitValues(elements.map(\.term), in: "list", isExpected: isExpected)
    case .int, .float, .bool, .pair, .padding, .adaptiveSize, .none, .symbol, .choice, .emptyList,
      .tuple, .optional, .recipe, .value, .tensor, .shape, .undetermined:
      return nil
    }
  }

  /// A tuple in a type; nil for a type that nothing in its parts follows from.
  func emitTuple(
    _ parts: [Term], _ term: Term, as type: StaticType, isExpected: Bool
  ) throws(EmissionError) -> SwiftExpression? {
    switch type {
    case .optional(let wrapped) where wrapped.isTuple || isExpected:
      return try emit(term, as: wrapped, isExpected: isExpected).typed(type)
    case .pair where parts.count == 2 && isExpected,
      .padding where parts.count == 2 && isExpected:
      return try emitArrayLiteral(parts, of: .int, as: type)
    case .pair where parts.count == 2:
      let sides = [try emit(parts[0], as: .int), try emit(parts[1], as: .int)]
      return SwiftExpression(.runtime("Pair").calling(sides.map(\.tree)), .pair)
    case .padding where parts.count == 2:
      return convert(try emit(term, as: .pair, isExpected: false), to: type)
    case .adaptiveSize where parts.count == 2 && isExpected:
      return try emitArrayLiteral(parts, of: .optional(.int), as: type)
    case .value: return try emitValues(parts, in: "tuple", isExpected: isExpected)
    case .tuple(let types) where parts.count == types.count:
      return try emitTuple(parts, of: types, isExpected: isExpected)
    case .int, .float, .bool, .pair, .padding, .adaptiveSize, .none, .symbol, .choice, .list,
      .emptyList, .tuple, .optional, .recipe, .tensor, .shape, .undetermined:
      return nil
    }
  }

  /// A list or tuple of values whose types are decided when the program runs.
  func emitValues(
    _ elements: [Term], in kind: String, isExpected: Bool
  ) throws(EmissionError) -> SwiftExpression {
    var values: [SwiftExpression] = []
    for element in elements { values.append(try emit(element, as: .value)) }
    let list = literal(values, .value)
    // Where Swift expects a value, a list literal is one.
    let function = isExpected ? SwiftTree.implicitMember(kind) : .netdefValue(kind)
    return SwiftExpression(
      isExpected && kind == "list" ? list.tree : function.calling([list.tree]), .value,
      isLiteral: list.isLiteral)
  }

  /// `[3, 3]`, where Swift expects a pair.
  func emitArrayLiteral(
    _ elements: [Term], of element: StaticType, as type: StaticType
  ) throws(EmissionError) -> SwiftExpression {
    var values: [SwiftExpression] = []
    for part in elements { values.append(try emit(part, as: element)) }
    return literal(values, element).typed(type)
  }
}
