/// Finds the types of expressions and reports what is wrong whatever the values are.
///
/// The evaluator sees the values of one use and reports what is wrong with them. This sees what a
/// definition states, also where no use goes: in a block that nobody uses, in the arm that no use
/// takes.
struct TypeInference {
  let context: TypingContext

  var environment = TypeEnvironment()

  var declarations: Declarations { context.declarations }

  /// The type of an expression.
  func type(of expression: Expression) -> ValueType {
    switch expression.kind {
    case .integer: .int
    case .float: .float
    case .boolean: .bool
    case .none: .none
    case .string: report(.textAsValue(at: expression.range))
    case .name(let name): type(ofName: name, expression)
    case .choice(let name, let choice): type(of: choice, name, expression)
    case .computedName(let name): type(ofComputed: name)
    case .negation(let operand): negation(operand, expression)
    case .not(let operand): truth(operand)
    case .arithmetic(let first, let rest): arithmetic(first, rest)
    case .power(let base, let exponent): power(base, exponent, expression)
    case .and(let operands), .or(let operands):
      operands.map(truth).last ?? .bool
    case .comparison(let operation, let left, let right):
      comparison(operation, left, right, expression)
    case .range(let range): type(of: range)
    case .call(let callee, let arguments): call(callee, arguments, expression)
    case .index(let base, let items): index(base, items)
    case .member(let base, let name): member(base, name)
    case .tuple(let parts): .tuple(parts.map(type))
    case .list(let elements): list(elements)
    case .conditional(let conditional): type(of: conditional, expression)
    case .group(let inner): type(of: inner)
    case .chain(let chain): type(of: chain)
    case .missing: .any
    }
  }

  /// Reports; nothing is known of what is wrong.
  func report(_ diagnostic: Diagnostic) -> ValueType {
    context.report(diagnostic)
    return .any
  }

  /// Checks that a value may be of a type.
  func expect(_ type: ValueType, _ words: String, _ expression: Expression) {
    let found = self.type(of: expression)
    if !found.mayFit(type) { context.report(.expected(words, found, at: expression.range)) }
  }

  func truth(_ expression: Expression) -> ValueType {
    expect(.bool, "a Bool", expression)
    return .bool
  }

  func size(_ expression: Expression?) {
    guard let expression else { return }
    expect(.int, "an Int", expression)
  }

  // MARK: Names

  private func type(ofName name: String, _ expression: Expression) -> ValueType {
    if let type = environment[name] { return named(type, name) }
    switch declarations.meaning(of: name, at: expression.range) {
    case .definition(let id):
      if let type = context.type(ofValue: id) { return type }
      if let signature = declarations.signature(of: id) { return .layer(LayerType(signature)) }
      return declarations.functions[id] == nil ? .any : .layer(LayerType(name: name))
    case .broken: return .any
    case .error(let diagnostic): return report(diagnostic)
    case .nothing: break
    }
    if Evaluator.functionNames.contains(name) || name == "training" { return .any }
    if name.isCapitalised {
      return report(
        .unknownLayer(
          name,
          nearest: nearestName(to: name, among: declarations.stepNames(at: expression.range)),
          at: expression.range))
    }
    return report(
      .unknownName(
        name, nearest: nearestName(to: name, among: environment.names),
        at: expression.range))
  }

  /// A shared layer with a computed name: which one that is, values tell.
  func type(ofComputed name: StepName) -> ValueType {
    for case .expression(let expression) in name.segments { _ = type(of: expression) }
    return .any
  }

  /// A layer goes by the name that it is used under.
  private func named(_ type: ValueType, _ name: String) -> ValueType {
    guard case .layer(var layer) = type else { return type }
    layer.name = name
    return .layer(layer)
  }

  private func type(
    of choice: Choice, _ name: String, _ expression: Expression
  ) -> ValueType {
    if choice.names.contains(name) { return name == "none" ? .none : .symbol(name) }
    if environment[name] != nil || declarations.definition(of: name, at: expression.range) != nil {
      return type(ofName: name, expression)
    }
    return report(
      .unknownSymbol(name, of: choice.subject, known: choice.names, at: expression.range))
  }

  // MARK: Parts

  private func member(_ base: Expression, _ name: Name) -> ValueType {
    let type = type(of: base)
    if name.value == "shape" { return type.mayBe { $0 == .tensor } ? .list(.int) : .any }
    guard let index = Int(name.value) else { return .any }
    // `same` and `none` stand for both parts where the value may also be a pair.
    let hasParts = type.mayBe { $0.hasParts }
    let parts = type.alternatives.compactMap { part($0, index, hasParts: hasParts) }
    if parts.isEmpty { return report(.unknownMember(name.value, of: type, at: name.range)) }
    return ValueType.joined(parts)
  }

  private func part(_ type: ValueType, _ index: Int, hasParts: Bool) -> ValueType? {
    switch type {
    case .any, .tensor: .any
    case .pair: index < 2 ? .int : nil
    case .tuple(let parts): parts.indices.contains(index) ? parts[index] : nil
    case .int, .none, .symbol, .float, .bool: hasParts && index < 2 ? type : nil
    default: nil
    }
  }

  private func index(_ base: Expression, _ items: [IndexItem]) -> ValueType {
    let type = type(of: base)
    for case .expression(let item) in items {
      if case .range(let range) = item.kind { _ = self.type(of: range) } else { size(item) }
    }
    let isSlice = items.contains {
      if case .expression(let item) = $0, case .range = item.kind { true } else { false }
    }
    let parts = type.alternatives.compactMap { alternative -> ValueType? in
      switch alternative {
      case .any, .tensor: .any
      case .list(let element): isSlice ? alternative : element
      case .tuple(let parts): isSlice ? .list(.joined(parts)) : .joined(parts)
      default: nil
      }
    }
    if parts.isEmpty { return report(.expected("a list", type, at: base.range)) }
    return ValueType.joined(parts)
  }

  private func type(of range: RangeSyntax) -> ValueType {
    for end in [range.lower, range.upper, range.step] { size(end) }
    return .list(.int)
  }

  // MARK: Lists and conditions

  private func list(_ elements: [ListElement]) -> ValueType {
    var types: [ValueType] = []
    for element in elements {
      let inner = inside(element.clauses)
      let type = inner.type(of: element.expression)
      types.append(element.isSpread ? self.element(of: type, element.expression) : type)
    }
    return .list(.joined(types))
  }

  /// The same, where more names can be bound.
  var inside: TypeInference {
    TypeInference(context: context, environment: environment.inside)
  }

  /// What `for` clauses make known.
  func inside(_ clauses: [ListElement.Clause]) -> TypeInference {
    if clauses.isEmpty { return self }
    var inner = inside
    for clause in clauses {
      let element = inner.element(of: inner.type(of: clause.values), clause.values)
      inner.bind(clause.pattern, element)
      if let condition = clause.condition { _ = inner.truth(condition) }
    }
    return inner
  }

  /// The type of a list's elements.
  func element(of type: ValueType, _ expression: Expression) -> ValueType {
    let elements = type.alternatives.compactMap { alternative -> ValueType? in
      switch alternative {
      case .any, .tensor: .any
      case .list(let element): element
      default: nil
      }
    }
    if elements.isEmpty { return report(.expected("a list", type, at: expression.range)) }
    return ValueType.joined(elements)
  }

  /// Binds the names of a pattern.
  mutating func bind(_ pattern: Pattern, _ type: ValueType) {
    switch pattern {
    case .name(let name): environment[name.value] = type
    case .ignored: break
    case .tuple(let patterns, let range):
      let fitting = type.alternatives.compactMap { parts(of: $0, count: patterns.count) }
      if fitting.isEmpty {
        context.report(.patternMismatch(count: patterns.count, type, at: range))
      }
      for (index, pattern) in patterns.enumerated() {
        bind(pattern, fitting.isEmpty ? .any : .joined(fitting.map { $0[index] }))
      }
    }
  }

  private func parts(of type: ValueType, count: Int) -> [ValueType]? {
    switch type {
    case .any, .tensor: Array(repeating: .any, count: count)
    case .list(let element): Array(repeating: element, count: count)
    case .pair where count == 2: [.int, .int]
    case .tuple(let parts) where parts.count == count: parts
    default: nil
    }
  }

  private func type(of conditional: Conditional, _ expression: Expression) -> ValueType {
    _ = truth(conditional.condition)
    let then = narrowed(by: conditional.condition, isTrue: true).type(of: conditional.then)
    guard let otherwise = conditional.otherwise else {
      return report(.conditionalWithoutElse(at: expression.range))
    }
    let other = narrowed(by: conditional.condition, isTrue: false).type(of: otherwise)
    checkArms((conditional.then, then), (otherwise, other))
    return ValueType.joined([then, other])
  }

  /// What a condition makes known of a name: `if p != none`.
  func narrowed(by condition: Expression, isTrue: Bool) -> TypeInference {
    guard case .comparison(let operation, let left, let right) = condition.kind,
      operation == .equal || operation == .notEqual,
      case .name(let name) = left.kind, let type = environment[name]
    else { return self }
    let value: ValueType
    switch right.kind {
    case .none: value = .none
    case .name(let symbol) where environment[symbol] == nil: value = .symbol(symbol)
    default: return self
    }
    guard type.alternatives.contains(value) else { return self }
    var inner = inside
    if isTrue == (operation == .equal) {
      inner.environment[name] = value
    } else {
      let others = type.alternatives.filter { $0 != value }
      if !others.isEmpty { inner.environment[name] = .joined(others) }
    }
    return inner
  }
}
