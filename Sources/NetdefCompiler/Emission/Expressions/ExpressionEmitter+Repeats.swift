/// What `for` runs over, and the elements that it makes.
extension ExpressionEmitter {
  /// Something that a `for` can run over: a range stays one, its type is that of the list.
  func sequence(_ term: Term) throws(EmissionError) -> SwiftSequence {
    switch term.kind {
    case .group(let inner): return try sequence(inner)
    case .range(let range): return try self.range(range, term)
    case .builtin(let name, let arguments):
      if let result = try sequence(name, arguments) { return result }
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .call,
      .construct, .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .problem,
      .missing:
      break
    }
    let value = try emit(term)
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
    _ name: String, _ arguments: [ArgumentTerm]
  ) throws(EmissionError) -> SwiftSequence? {
    if arguments.contains(where: \.isSpread) { return nil }
    var parts: [SwiftSequence] = []
    switch (name, arguments.count) {
    case ("zip", 2), ("enumerate", 1), ("reversed", 1):
      for argument in arguments { parts.append(try sequence(argument.term)) }
    default: return nil
    }
    let first = parts[0].value.tree
    let tree: SwiftTree
    let element: StaticType
    switch name {
    case "zip":
      tree = .swift("zip").calling(parts.map(\.value.tree))
      element = .tuple(parts.map(\.element))
    case "enumerate":
      tree = first.member("enumerated").calling()
      element = .tuple([.int, parts[0].element])
    default:
      tree = first.member("reversed").calling()
      element = parts[0].element
    }
    return SwiftSequence(
      SwiftExpression(tree, .list(element)), element: element, isArray: false,
      isLabelled: name == "enumerate")
  }

  private func range(
    _ range: RangeTerm, _ term: Term
  ) throws(EmissionError) -> SwiftSequence {
    guard let lower = range.lower, let upper = range.upper else {
      throw EmissionError("a range without end", term.range)
    }
    let first = convert(try emit(lower), to: .int)
    let last = convert(try emit(upper), to: .int)
    let step = try emitInt(range.step) ?? .int(1)
    var sign = SwiftExpression.Sign.unknown
    if step.sign == .positive { sign = first.sign }
    func sequence(_ tree: SwiftTree) -> SwiftSequence {
      SwiftSequence(
        SwiftExpression(tree, .list(.int)), element: .int, isArray: false, sign: sign)
    }
    let bounds: [SwiftList.Item] = [
      .init("from", first.tree), .init(range.isClosed ? "through" : "to", last.tree),
      .init("by", step.tree),
    ]
    guard step.isLiteral, step.tree.integer != 0 else {
      return sequence(
        .runtime("Arithmetic").member("range").calling(bounds, throwing: true))
    }
    guard step.tree == .integer(1), first.isLiteral, let start = first.tree.integer else {
      return sequence(.swift("stride").calling(bounds))
    }
    // Swift's ranges do not run backwards; netdef's are empty then.
    if last.isLiteral, let end = last.tree.integer, start <= end {
      return sequence(
        first.tree.binary(range.isClosed ? .closedRange : .halfOpenRange, last.tree))
    }
    if range.isClosed { return sequence(.swift("stride").calling(bounds)) }
    let isRight = start == 0 && last.sign >= .notNegative || start == 1 && last.sign == .positive
    let bound = isRight ? last.tree : .swift("max").calling([first.tree, last.tree])
    return sequence(first.tree.binary(.halfOpenRange, bound))
  }

  /// A sequence as a list.
  func list(_ sequence: SwiftSequence) -> SwiftExpression {
    if sequence.isArray { return sequence.value }
    let tree = sequence.value.tree
    // `enumerated()` gives its parts names, which a list's elements have not.
    return sequence.value.replacing(
      sequence.isLabelled
        ? tree.member("map").calling([], SwiftClosure(nil, .tuple([.shorthand, .shorthand(1)])))
        : .swift("Array").calling([tree]))
  }

  // MARK: Clauses

  /// The elements that one entry of a list gives.
  func emitElements(_ item: ElementTerm) throws(EmissionError) -> SwiftSequence {
    try emitElements(item.clauses[...], item)
  }

  private func emitElements(
    _ clauses: ArraySlice<ElementTerm.Clause>, _ item: ElementTerm
  ) throws(EmissionError) -> SwiftSequence {
    guard let clause = clauses.first else {
      if item.isSpread { return try sequence(item.term) }
      let value = try emit(item.term)
      return SwiftSequence(value.typed(.list(value.type)), element: value.type, isArray: true)
    }
    var values = try sequence(clause.values)
    if let condition = clause.condition {
      let read = Set(condition.locals)
      let closure = bind(clause.pattern.naming(read.contains), values)
      let test = try closure.emitter.truth(condition)
      values.value = closure.call("filter", on: values.value, test)
      values.isArray = !values.isLabelled
    }
    let rest = clauses.dropFirst()
    let read = Set(
      item.term.locals
        + rest.flatMap { $0.values.locals + ($0.condition?.locals ?? []) })
    let closure = bind(clause.pattern.naming(read.contains), values)
    let isMapped = rest.isEmpty && !item.isSpread
    let elements = try closure.emitter.emitElements(rest, item)
    if isMapped, elements.value.tree == closure.pattern.tree { return values }
    var result = closure.call(isMapped ? "map" : "flatMap", on: values.value, elements.value)
    result.type = .list(elements.element)
    return SwiftSequence(result, element: elements.element, isArray: true)
  }

  /// A closure's parameter with an emitter to which its names are known.
  private struct Closure {
    var emitter: ExpressionEmitter
    var pattern: SwiftPattern

    /// The statement that takes the parameter apart where it cannot itself.
    var opening: [SwiftStatement] = []

    /// `list.map { parameters in body }`.
    func call(
      _ method: String, on list: SwiftExpression, _ body: SwiftExpression
    ) -> SwiftExpression {
      SwiftExpression(
        list.tree.member(method).calling([], SwiftClosure([pattern], after: opening, body.tree)),
        list.type)
    }
  }

  private func bind(_ pattern: LocalPattern, _ values: SwiftSequence) -> Closure {
    var inner = self
    let value = SwiftExpression(.shorthand, values.element, sign: values.sign)
    var isPlain = !pattern.isTuple
    if case .tuple(let parts, _) = pattern, case .tuple(let types) = values.element {
      isPlain = parts.count == types.count && !parts.contains(where: \.isTuple)
    }
    if isPlain {
      let parameters = inner.bind(pattern, value)
      return Closure(emitter: inner, pattern: parameters)
    }
    let name = variables.named(inner.freshName("element"))
    let element = value.replacing(.variable(name))
    let (parts, source) = inner.bind(pattern, takingApart: element)
    return Closure(
      emitter: inner, pattern: .variable(name),
      opening: [.constant(pattern.locals.isEmpty ? .ignored : parts, nil, source.tree)])
  }
}
