/// Matches shapes with what is written for them: `[N, C, H, W]`, `[S.., D]`, `[N, 576]`.
struct ShapePattern {
  let syntax: ShapeSyntax

  /// Whether a name is found from its multiple, `H` from `16*H`: so in what an input states.
  var solvesProducts = false

  /// Why a shape does not fit.
  enum Mismatch {
    case rank(expected: String)
    /// An axis's stated size differs.
    case size(axis: Int, stated: Size, place: SourceRange)
    /// Something was reported already.
    case reported
  }

  /// Binds the pattern's free names to the sizes of `shape`, nil when all is well.
  func match(_ shape: TensorShape, _ evaluator: inout Evaluator) -> Mismatch? {
    let spread = syntax.sizes.firstIndex(where: \.isSpread)
    let fixed = syntax.sizes.count - (spread == nil ? 0 : 1)
    guard spread == nil ? shape.rank == fixed : shape.rank >= fixed else {
      return .rank(expected: text)
    }
    for (index, size) in syntax.sizes.enumerated() {
      if index == spread {
        let upper = shape.rank - (syntax.sizes.count - index - 1)
        if case .name(let name) = size.expression?.kind {
          evaluator.environment.bind(name, .list(shape.sizes[index..<upper].map(Value.int)))
        }
        continue
      }
      let axis =
        spread.map { index > $0 } ?? false ? shape.rank - (syntax.sizes.count - index) : index
      if let mismatch = match(size, axis, shape.sizes[axis], &evaluator) { return mismatch }
    }
    return nil
  }

  private func match(
    _ size: SizeSyntax, _ axis: Int, _ actual: Size, _ evaluator: inout Evaluator
  ) -> Mismatch? {
    guard let expression = size.expression else { return nil }
    if case .name(let name) = expression.kind, evaluator.environment[name] == nil {
      if name != "_" { evaluator.environment.bind(name, .int(actual)) }
      return nil
    }
    if solvesProducts { solve(expression, actual, &evaluator) }
    guard let stated = evaluator.evaluateSize(expression) else { return .reported }
    return stated == actual ? nil : .size(axis: axis, stated: stated, place: size.range)
  }

  /// Binds `H` of `16*H`: what it must be if the size is a multiple, which is compared afterwards.
  private func solve(
    _ expression: Expression, _ actual: Size, _ evaluator: inout Evaluator
  ) {
    let names = evaluator.environment
    let declarations = evaluator.scope?.context.declarations
    let product = OpenProduct(expression) { name in
      names[name] == nil && !(declarations?.isValue(name, at: expression.range) ?? false)
    }
    guard let product else { return }
    var factor = Size(1)
    for part in product.factors {
      guard case .int(let size) = evaluator.quietly(part),
        let result = factor.multiplied(by: size)
      else { return }
      factor = result
    }
    guard let number = factor.value, number > 0, let quotient = actual.divided(by: factor)
    else { return }
    evaluator.environment.bind(product.name, .int(quotient))
  }

  /// The sizes that the pattern stands for once its names are bound; nil when one is unknown,
  /// which was reported.
  func sizes(_ evaluator: Evaluator) -> [Size]? {
    var sizes: [Size] = []
    for size in syntax.sizes {
      guard let expression = size.expression else { return nil }
      if size.isSpread {
        guard case .list(let values) = evaluator.evaluate(expression) else { return nil }
        for value in values {
          guard case .int(let size) = value else { return nil }
          sizes.append(size)
        }
      } else {
        guard let size = evaluator.evaluateSize(expression) else { return nil }
        sizes.append(size)
      }
    }
    return sizes
  }

  /// The pattern as written, in canonical spacing: `[S.., D]`.
  var text: String {
    let sizes = syntax.sizes.map { size in
      guard let expression = size.expression else { return ".." }
      return SourceText.of(expression) + (size.isSpread ? ".." : "")
    }
    return "[" + sizes.joined(separator: ", ") + "]"
  }
}
