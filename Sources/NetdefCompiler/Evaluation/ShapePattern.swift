/// Matches shapes with what is written for them: `[N, C, H, W]`, `[S.., D]`, `[N, 576]`.
struct ShapePattern {
  let shape: ShapeTerm

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

  /// Binds the pattern's free names to the sizes of a shape, nil when all is well.
  func match(_ found: TensorShape, _ evaluator: inout Evaluator) -> Mismatch? {
    let spread = shape.sizes.firstIndex(where: \.isSpread)
    let fixed = shape.sizes.count - (spread == nil ? 0 : 1)
    guard spread == nil ? found.rank == fixed : found.rank >= fixed else {
      return .rank(expected: text)
    }
    for (index, size) in shape.sizes.enumerated() {
      if index == spread {
        let upper = found.rank - (shape.sizes.count - index - 1)
        if case .name(let local) = size.kind {
          evaluator.environment.bind(local, .list(found.sizes[index..<upper].map(Value.int)))
        }
        continue
      }
      let axis =
        spread.map { index > $0 } ?? false ? found.rank - (shape.sizes.count - index) : index
      if let mismatch = match(size, axis, found.sizes[axis], &evaluator) { return mismatch }
    }
    return nil
  }

  private func match(
    _ size: SizeTerm, _ axis: Int, _ actual: Size, _ evaluator: inout Evaluator
  ) -> Mismatch? {
    guard let term = size.term else { return nil }
    if case .name(let local) = size.kind, evaluator.environment[local] == nil {
      evaluator.environment.bind(local, .int(actual))
      return nil
    }
    if solvesProducts { solve(term, actual, &evaluator) }
    guard let stated = evaluator.evaluateSize(term) else { return .reported }
    return stated == actual ? nil : .size(axis: axis, stated: stated, place: size.range)
  }

  /// Binds `H` of `16*H`: what it must be if the size is a multiple, which is compared afterwards.
  private func solve(_ term: Term, _ actual: Size, _ evaluator: inout Evaluator) {
    let environment = evaluator.environment
    guard let product = OpenFactors(term, isOpen: { environment[$0] == nil }),
      case .int(let factor) = evaluator.quietly(product.factor),
      let number = factor.value, number > 0, let quotient = actual.divided(by: factor)
    else { return }
    evaluator.environment.bind(product.local, .int(quotient))
  }

  /// The sizes that the pattern stands for once its names are bound; nil when one is unknown,
  /// which was reported.
  ///
  /// - Parameter any: What `_` stands for; nothing without it.
  func sizes(_ evaluator: Evaluator, any: () -> Size? = { nil }) -> [Size]? {
    var sizes: [Size] = []
    for size in shape.sizes {
      guard let term = size.term else {
        guard case .anySize = size.kind, let size = any() else { return nil }
        sizes.append(size)
        continue
      }
      if size.isSpread {
        guard case .list(let values) = evaluator.evaluate(term) else { return nil }
        for value in values {
          guard case .int(let size) = value else { return nil }
          sizes.append(size)
        }
      } else {
        guard let size = evaluator.evaluateSize(term) else { return nil }
        sizes.append(size)
      }
    }
    return sizes
  }

  /// The pattern as written, in canonical spacing: `[S.., D]`.
  var text: String { SourceText.of(shape.syntax) }
}
