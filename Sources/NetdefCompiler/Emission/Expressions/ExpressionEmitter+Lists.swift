/// Lists and tuples.
extension ExpressionEmitter {
  /// A list; `element` is the type that Swift expects of its elements.
  func emitList(
    _ elements: [ListElement], _ expression: Expression, of element: StaticType? = nil
  ) throws(EmissionError) -> SwiftExpression {
    if elements.isEmpty {
      var empty = SwiftExpression.literal("[]", element.map(StaticType.list) ?? .emptyList)
      empty.count = 0
      return empty
    }
    let type: StaticType
    if let element { type = element } else { type = try elementType(of: elements) }
    // Elements that stand alone become one literal; repeats and spread lists stand between.
    var parts: [SwiftExpression] = []
    var alone: [SwiftExpression] = []
    for item in elements {
      if item.clauses.isEmpty, !item.isSpread {
        alone.append(try self.element(item.expression, as: type, isExpected: element != nil))
        continue
      }
      if !alone.isEmpty { parts.append(literal(alone, type)) }
      alone = []
      parts.append(convert(try list(emitElements(item, of: type)), to: .list(type)))
    }
    if !alone.isEmpty { parts.append(literal(alone, type)) }
    return parts.count == 1 ? parts[0] : concatenation(parts)
  }

  /// One type for all elements.
  private func elementType(of elements: [ListElement]) throws(EmissionError) -> StaticType {
    var type = StaticType.undetermined
    for item in elements {
      type = type.joined(try emitElements(item, of: nil).element)
    }
    return type
  }

  private func element(
    _ expression: Expression, as type: StaticType, isExpected: Bool
  ) throws(EmissionError) -> SwiftExpression {
    isExpected ? try emit(expression, as: type) : try explicit(expression, as: type)
  }

  private func literal(_ elements: [SwiftExpression], _ type: StaticType) -> SwiftExpression {
    var result = SwiftExpression(
      text: Self.brackets("[", elements.map(\.text), "]"), type: .list(type),
      isThrowing: elements.contains(where: \.isThrowing),
      isLiteral: elements.allSatisfy(\.isLiteral))
    result.count = elements.count
    return result
  }

  /// Texts in brackets, one a line where all together would be too wide.
  static func brackets(_ open: String, _ texts: [String], _ close: String) -> String {
    let width = texts.reduce(0) { $0 + $1.utf8.count + 2 }
    if width <= 80, !texts.contains(where: { $0.contains("\n") }) {
      return open + texts.joined(separator: ", ") + close
    }
    let lines = texts.map { text in
      "  "
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n  ")
    }
    return open + "\n" + lines.joined(separator: ",\n") + ",\n" + close
  }

  /// `a + b + c`.
  func concatenation(_ lists: [SwiftExpression]) -> SwiftExpression {
    let type = lists.reduce(StaticType.emptyList) { $0.joined($1.type) }
    let parts = lists.map { convert($0, to: type) }
    let counts = parts.compactMap(\.count)
    return SwiftExpression(
      text: parts.map { $0.operand(.sum) }.joined(separator: " + "), type: type,
      isThrowing: parts.contains(where: \.isThrowing), precedence: parts.count > 1 ? .sum : .atom,
      count: counts.count == parts.count ? counts.reduce(0, +) : nil)
  }

  func emitTuple(
    _ elements: [Expression], of types: [StaticType]? = nil
  ) throws(EmissionError) -> SwiftExpression {
    var values: [SwiftExpression] = []
    for (index, element) in elements.enumerated() {
      if let types {
        values.append(try emit(element, as: types[index]))
      } else {
        values.append(try emit(element))
      }
    }
    return SwiftExpression(
      text: Self.brackets("(", values.map(\.text), ")"), type: .tuple(values.map(\.type)),
      isThrowing: values.contains(where: \.isThrowing),
      isLiteral: values.allSatisfy(\.isLiteral))
  }

  /// `[3, 3]`, where Swift expects a pair.
  func emitArrayLiteral(
    _ elements: [Expression], of element: StaticType, as type: StaticType
  ) throws(EmissionError) -> SwiftExpression {
    var values: [SwiftExpression] = []
    for expression in elements { values.append(try emit(expression, as: element)) }
    return literal(values, element).typed(type)
  }
}
