/// What names stand for.
extension Elaborator {
  func term(ofName name: String, _ expression: Expression, isStep: Bool) -> Term {
    if let binding = scope[name] {
      return Term(.local(binding.local), expression, Self.named(binding.type, name))
    }
    if isStep, !name.isCapitalised, !declarations.isStep(name, at: expression.range) {
      return unknownFunction(name, expression)
    }
    if body.seesDeclarations, let term = declared(name, expression) { return term }
    // Where the input itself is missing, what is not known may be what it would be called.
    if !body.knowsInput { return Term(.missing, expression, .any) }
    if name == "training", body.seesDeclarations {
      return problem(.notYetSupported("`training`", at: expression.range), expression)
    }
    return unknownName(name, expression)
  }

  /// A name that some file declares; nil for a name that means nothing.
  private func declared(_ name: String, _ expression: Expression) -> Term? {
    switch declarations.meaning(of: name, at: expression.range) {
    case .definition(let id):
      if declarations.values[id] != nil {
        return Term(.global(id), expression, elaboration.type(ofValue: id))
      }
      if let layer = elaboration.layerType(of: id) {
        return Term(.layer(id), expression, .layer(layer.type))
      }
      if declarations.functions[id] != nil {
        return Term(.function(id), expression, .layer(LayerType(name: name)))
      }
    case .broken: return Term(.missing, expression, .any)
    case .error(let diagnostic): return problem(diagnostic, expression)
    case .nothing: break
    }
    // Python's spellings are no layers.
    guard name.isCapitalised, !["True", "False", "None"].contains(name) else { return nil }
    return unknownLayer(name, expression)
  }

  func unknownLayer(_ name: String, _ expression: Expression) -> Term {
    problem(
      .unknownLayer(
        name, nearest: nearestName(to: name, among: declarations.stepNames(at: expression.range)),
        at: expression.range), expression)
  }

  func unknownName(_ name: String, _ expression: Expression) -> Term {
    let known = scope.names + ["true", "false", "none"]
    return problem(
      .unknownName(name, nearest: nearestName(to: name, among: known), at: expression.range)
        .pointing(to: body.laterNames[name]), expression)
  }

  /// A name in small letters that is called, or stands as a step, and that nobody declared.
  func unknownFunction(_ name: String, _ expression: Expression) -> Term {
    if !body.knowsInput { return Term(.missing, expression, .any) }
    var known = Builtin.names
    // A computed name is used as it was declared.
    var layer = computedName(as: name)
    if body.seesDeclarations {
      known = declarations.functionNames(at: expression.range) + known
      layer =
        layer
        ?? declarations.stepNames(at: expression.range).first {
          $0.lowercased() == name.lowercased()
        }
    }
    return problem(
      .unknownFunction(
        name, nearest: layer ?? nearestName(to: name, among: known), at: expression.range
      ).pointing(to: body.laterNames[name]), expression)
  }

  /// The layer with a computed name, `cell{0}`, that is meant by `cell0`.
  private func computedName(as name: String) -> String? {
    for pattern in body.families.keys.sorted() {
      let parts = pattern.split(separator: "{}", omittingEmptySubsequences: false)
      guard parts.count == 2, name.count > parts[0].count + parts[1].count,
        name.hasPrefix(parts[0]), name.hasSuffix(parts[1])
      else { continue }
      let computed = name.dropFirst(parts[0].count).dropLast(parts[1].count)
      return "\(parts[0]){\(computed)}\(parts[1])"
    }
    return nil
  }

  /// A layer goes by the name that it is used under.
  private static func named(_ type: ValueType, _ name: String) -> ValueType {
    guard case .layer(var layer) = type else { return type }
    layer.name = name
    return .layer(layer)
  }

  /// A name where a type lists names: one of them before anything else that has that name.
  func term(of choice: Choice, _ name: String, _ expression: Expression) -> Term {
    if choice.isQuoted {
      return problem(.quotedSymbol(name, of: choice.subject, at: expression.range), expression)
    }
    if choice.names.contains(name) {
      return name == "none"
        ? Term(.none, expression, .none) : Term(.symbol(name), expression, .symbol(name))
    }
    if scope[name] != nil { return term(ofName: name, expression, isStep: false) }
    if body.seesDeclarations {
      let isDeclared =
        choice.takesLayers
        ? declarations.definition(of: name, at: expression.range) != nil
        : declarations.isValue(name, at: expression.range)
      if isDeclared { return term(ofName: name, expression, isStep: false) }
      if !body.knowsInput { return Term(.missing, expression, .any) }
    }
    return problem(
      .unknownSymbol(name, of: choice.subject, known: choice.names, at: expression.range),
      expression)
  }

  // MARK: Comparisons with symbols

  func comparison(
    _ operation: Comparison, _ left: Expression, _ right: Expression, _ expression: Expression
  ) -> Term {
    guard operation == .equal || operation == .notEqual else {
      let (a, b) = (term(left), term(right))
      let kind = Term.Kind.comparison(operation, a, b)
      let mayCompare = a.type.known.contains { x in
        b.type.known.contains { y in
          x == .any || y == .any || x == .nothing || y == .nothing || x == .tensor || y == .tensor
            || x.isNumber && y.isNumber
        }
      }
      if mayCompare { return Term(kind, expression, .bool) }
      note(.notComparable(operation.rawValue, a.type, b.type, at: expression.range))
      return Term(kind, expression, .bool)
    }
    let (a, b) = sides(left, right)
    return Term(.comparison(operation, a, b), expression, .bool)
  }

  /// Two sides that are compared for equality.
  private func sides(_ left: Expression, _ right: Expression) -> (Term, Term) {
    // Of two names of which nobody declares any, neither can tell what the other is.
    if isFree(right), !isFree(left) || isValue(left) {
      let other = term(left)
      return (other, symbol(right, beside: other))
    }
    if isFree(left), !isFree(right) || isValue(right) {
      let other = term(right)
      return (symbol(left, beside: other), other)
    }
    return (term(left), term(right))
  }

  /// Whether an expression is a bare name that the definition does not bind.
  private func isFree(_ side: Expression) -> Bool {
    if case .name(let name) = side.kind { scope[name] == nil } else { false }
  }

  /// Whether an expression is the name of a value of the file.
  private func isValue(_ side: Expression) -> Bool {
    guard body.seesDeclarations, case .name(let name) = side.kind else { return false }
    return declarations.isValue(name, at: side.range)
  }

  /// A bare name beside a value: the symbol of that name where the value may be it, else what the
  /// name stands for anywhere.
  private func symbol(_ side: Expression, beside other: Term) -> Term {
    guard case .name(let name) = side.kind else { return term(side) }
    let symbol = Term(.symbol(name), side, .symbol(name))
    if other.type.alternatives.contains(.symbol(name)) { return symbol }
    if body.seesDeclarations, declarations.definition(of: name, at: side.range) != nil {
      return term(side)
    }
    if other.type.mayBe({ _ in false }) { return symbol }
    guard !other.type.symbols.isEmpty else { return term(side) }
    return problem(
      .unknownSymbol(
        name, of: text(of: other.syntax) ?? "this value", known: other.type.symbols,
        at: side.range), side)
  }
}
