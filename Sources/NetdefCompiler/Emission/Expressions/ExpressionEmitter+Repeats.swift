/// What `for` runs over, and the elements that it makes.
extension ExpressionEmitter {
  /// Something that a `for` can run over: a range stays one, its type is that of the list.
  func sequence(_ expression: Expression) throws(EmissionError) -> SwiftSequence {
    switch expression.kind {
    case .group(let inner): return try sequence(inner)
    case .range(let range): return try self.range(range, expression)
    case .call(let callee, let arguments):
      if let result = try sequence(callee, arguments) { return result }
    default: break
    }
    let value = try emit(expression)
    switch value.type {
    case .list(let element): return SwiftSequence(value, element: element, isArray: true)
    // What a function gives that is being written: the other elements tell.
    case .undetermined:
      return SwiftSequence(
        value.typed(.list(.undetermined)), element: .undetermined, isArray: true)
    case .emptyList:
      return SwiftSequence(value.typed(.list(.value)), element: .value, isArray: true)
    default:
      let list = convert(value, to: .list(.value))
      return SwiftSequence(list, element: .value, isArray: true)
    }
  }

  /// `zip`, `enumerate` and `reversed` without a list of their own.
  private func sequence(
    _ callee: Expression, _ arguments: [Argument]
  ) throws(EmissionError) -> SwiftSequence? {
    guard case .name(let name) = callee.kind, isBuiltIn(name),
      !arguments.contains(where: \.isSpread)
    else { return nil }
    var parts: [SwiftSequence] = []
    switch (name, arguments.count) {
    case ("zip", 2), ("enumerate", 1), ("reversed", 1):
      for argument in arguments { parts.append(try sequence(argument.expression)) }
    default: return nil
    }
    let isThrowing = parts.contains(where: \.value.isThrowing)
    let text: String
    let element: StaticType
    switch name {
    case "zip":
      text = "Swift.zip(\(parts[0].value.text), \(parts[1].value.text))"
      element = .tuple(parts.map(\.element))
    case "enumerate":
      text = "\(parts[0].value.atom).enumerated()"
      element = .tuple([.int, parts[0].element])
    default:
      text = "\(parts[0].value.atom).reversed()"
      element = parts[0].element
    }
    return SwiftSequence(
      SwiftExpression(text: text, type: .list(element), isThrowing: isThrowing), element: element,
      isArray: false, isLabelled: name == "enumerate")
  }

  private func range(
    _ range: RangeSyntax, _ expression: Expression
  ) throws(EmissionError) -> SwiftSequence {
    guard let lower = range.lower, let upper = range.upper else {
      throw EmissionError("a range without end", expression.range)
    }
    let first = convert(try emit(lower), to: .int)
    let last = convert(try emit(upper), to: .int)
    let step = try emitInt(range.step) ?? .int(1)
    var sign = SwiftExpression.Sign.unknown
    if step.sign == .positive { sign = first.sign }
    let isThrowing = first.isThrowing || last.isThrowing || step.isThrowing
    func sequence(
      _ text: String, _ precedence: SwiftExpression.Precedence = .atom, throwing: Bool = false
    ) -> SwiftSequence {
      SwiftSequence(
        SwiftExpression(
          text: text, type: .list(.int), isThrowing: throwing || isThrowing,
          precedence: precedence), element: .int, isArray: false, sign: sign)
    }
    let bounds = "from: \(first.text), \(range.isClosed ? "through" : "to"): \(last.text)"
    guard step.isLiteral, Int(step.text) != 0 else {
      return sequence("Arithmetic.range(\(bounds), by: \(step.text))", throwing: true)
    }
    guard step.text == "1", first.isLiteral, let start = Int(first.text) else {
      return sequence("Swift.stride(\(bounds), by: \(step.text))")
    }
    let operation = range.isClosed ? "..." : "..<"
    let end = Int(last.text)
    // Swift's ranges do not run backwards; netdef's are empty then.
    if last.isLiteral, let end, start <= end {
      return sequence("\(first.operand(.sum))\(operation)\(last.operand(.sum))", .range)
    }
    if range.isClosed {
      return sequence("Swift.stride(\(bounds), by: 1)")
    }
    let isRight = start == 0 && last.sign >= .notNegative || start == 1 && last.sign == .positive
    let bound = isRight ? last.operand(.sum) : "Swift.max(\(first.text), \(last.text))"
    return sequence("\(first.operand(.sum))..<\(bound)", .range)
  }

  /// A sequence as a list.
  func list(_ sequence: SwiftSequence) -> SwiftExpression {
    if sequence.isArray { return sequence.value }
    var result = sequence.value
    if sequence.isLabelled {
      // `enumerated()` gives its parts names, which a list's elements have not.
      result.text = "\(result.atom).map { ($0, $1) }"
    } else {
      result.text = "Array(\(result.text))"
    }
    result.precedence = .atom
    return result
  }

  // MARK: Clauses

  /// The elements that one entry of a list gives.
  func emitElements(_ item: ListElement) throws(EmissionError) -> SwiftSequence {
    try emitElements(item.clauses[...], item)
  }

  private func emitElements(
    _ clauses: ArraySlice<ListElement.Clause>, _ item: ListElement
  ) throws(EmissionError) -> SwiftSequence {
    guard let clause = clauses.first else {
      if item.isSpread { return try sequence(item.expression) }
      let value = try emit(item.expression)
      return SwiftSequence(value.typed(.list(value.type)), element: value.type, isArray: true)
    }
    var values = try sequence(clause.values)
    if let condition = clause.condition {
      let closure = bind(clause.pattern.naming { condition.mentions($0) }, values)
      let test = try closure.emitter.truth(condition)
      values.value = closure.call("filter", on: values.value, test)
      values.isArray = !values.isLabelled
    }
    let rest = clauses.dropFirst()
    let closure = bind(
      clause.pattern.naming { name in
        item.expression.mentions(name)
          || rest.contains {
            $0.values.mentions(name) || $0.condition?.mentions(name) ?? false
          }
      }, values)
    let isMapped = rest.isEmpty && !item.isSpread
    let elements = try closure.emitter.emitElements(rest, item)
    if isMapped, elements.value.text == closure.parameters { return values }
    var result = closure.call(isMapped ? "map" : "flatMap", on: values.value, elements.value)
    result.type = .list(elements.element)
    return SwiftSequence(result, element: elements.element, isArray: true)
  }

  /// A closure's parameter with an emitter to which its names are known.
  private struct Closure {
    var emitter: ExpressionEmitter
    var parameters: String

    /// The statement that takes the parameter apart where it cannot itself.
    var opening = SwiftExpression(text: "", type: .none)

    /// `list.map { parameters in body }`.
    func call(
      _ method: String, on list: SwiftExpression, _ body: SwiftExpression
    ) -> SwiftExpression {
      SwiftExpression(
        text: SwiftExpression.closure(
          "\(list.atom).\(method)", taking: parameters, opening: opening.text, body.tried),
        type: list.type, isThrowing: list.isThrowing || opening.isThrowing || body.isThrowing)
    }
  }

  private func bind(_ pattern: Pattern, _ values: SwiftSequence) -> Closure {
    var inner = self
    let value = SwiftExpression(text: "", type: values.element, sign: values.sign)
    if case .tuple(let parts, _) = pattern, case .tuple(let types) = values.element,
      parts.count == types.count, !parts.contains(where: \.isTuple)
    {
      let text = inner.bind(pattern, value)
      return Closure(emitter: inner, parameters: text)
    }
    if !pattern.isTuple {
      let text = inner.bind(pattern, value)
      return Closure(emitter: inner, parameters: text)
    }
    let name = inner.freshName("element")
    var element = value
    element.text = name
    let (text, source) = inner.bind(pattern, takingApart: element)
    let opening = SwiftExpression(
      text: (pattern.names.isEmpty ? "_" : "let \(text)") + " = \(source.tried)", type: source.type,
      isThrowing: source.isThrowing)
    return Closure(emitter: inner, parameters: name, opening: opening)
  }
}
