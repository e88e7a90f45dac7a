/// Shapes: what their names stand for.
extension Elaborator {
  /// The shape of an input: names that mean nothing yet are sizes.
  mutating func inputShape(_ shape: ShapeSyntax) -> ShapeTerm {
    for size in shape.sizes {
      guard let expression = size.expression else { continue }
      for name in Names.mentioned(in: expression) where scope[name] == nil && name != "_" {
        if body.seesDeclarations, declarations.isValue(name, at: expression.range) { continue }
        _ = bind(name, .size, size.isSpread ? .list(.int) : .int)
      }
    }
    return ShapeTerm(
      sizes: shape.sizes.map { size in
        if case .name("_")? = size.expression?.kind {
          return SizeTerm(kind: .anySize, isSpread: false, term: nil, range: size.range)
        }
        return self.size(size) { term($0) }
      }, syntax: shape)
  }

  /// The shape that is stated of a value: a typo must not pass unseen, so it binds no names.
  func statedShape(_ shape: ShapeSyntax) -> ShapeTerm {
    var inner = insideRegion
    return ShapeTerm(
      sizes: shape.sizes.map { size in
        if case .name("_")? = size.expression?.kind {
          return SizeTerm(kind: .anySize, isSpread: false, term: nil, range: size.range)
        }
        if size.isSpread, case .name(let name)? = size.expression?.kind, scope[name] == nil,
          !declarations.isValue(name, at: size.range)
        {
          _ = inner.bind(name, .size, .list(.int))
        }
        return inner.size(size) { inner.statedSize($0) }
      }, syntax: shape)
  }

  /// A name in a stated shape is a size or a value, whatever its capitals.
  private func statedSize(_ expression: Expression) -> Term {
    guard case .name(let name) = expression.kind, scope[name] == nil,
      !body.seesDeclarations || !declarations.isValue(name, at: expression.range)
    else { return term(expression) }
    return unknownName(name, expression)
  }

  private func size(_ size: SizeSyntax, _ term: (Expression) -> Term) -> SizeTerm {
    guard let expression = size.expression else {
      return SizeTerm(kind: .anySizes, isSpread: size.isSpread, term: nil, range: size.range)
    }
    let term = term(expression)
    if case .local(let local) = term.kind {
      return SizeTerm(kind: .name(local), isSpread: size.isSpread, term: term, range: size.range)
    }
    return SizeTerm(kind: .term(term), isSpread: size.isSpread, term: term, range: size.range)
  }
}
