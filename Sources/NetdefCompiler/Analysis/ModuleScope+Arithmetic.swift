/// Arithmetic of tensors.
extension ModuleScope {
  /// `a + b` with PyTorch's broadcasting; one side may be a number.
  func combine(
    _ left: Value, _ operand: Term.Operand, _ right: Value, _ evaluator: Evaluator
  ) -> Value {
    let operation = operand.operation
    guard ["+", "-", "*", "/"].contains(operation.rawValue) else {
      bag.report(
        .notYetSupported("`\(operation.rawValue)` of tensors", at: operand.syntax.operatorRange))
      return .unknown
    }
    for case .tensor(let tensor) in [left, right]
    where tensor.shape != nil && tensor.element != .float {
      bag.report(
        .elementMismatch(
          operation.rawValue, expected: .float, found: tensor.element,
          at: operand.syntax.operatorRange))
      return .tensor(.unknown(tensor.origin))
    }
    switch (left, right) {
    case (.tensor(let a), .tensor(let b)):
      guard let x = a.shape, let y = b.shape else { return .tensor(.unknown(a.origin)) }
      guard let shape = Self.broadcast(x, y) else {
        bag.report(
          .shapesDiffer(
            operation.rawValue, (x, a.origin), (y, b.origin),
            axes: Self.differingAxes(x, y), at: operand.syntax))
        return .tensor(.unknown(a.origin))
      }
      return result(operation, [a, b], shape, operand, left: nil, right: nil)
    case (.tensor(let a), .float(let number)) where !Float(number).isFinite,
      (.float(let number), .tensor(let a)) where !Float(number).isFinite:
      bag.report(.floatTooLarge(number, at: operand.syntax.operatorRange))
      return .tensor(.unknown(a.origin))
    case (.tensor(let a), _):
      guard let number = evaluator.real(right), let shape = a.shape else {
        return notANumber(right, a, operand)
      }
      return result(operation, [a], shape, operand, left: nil, right: number)
    case (_, .tensor(let b)):
      guard let number = evaluator.real(left), let shape = b.shape else {
        return notANumber(left, b, operand)
      }
      return result(operation, [b], shape, operand, left: number, right: nil)
    default: return .unknown
    }
  }

  private func notANumber(
    _ value: Value, _ tensor: TensorValue, _ operand: Term.Operand
  ) -> Value {
    if case .int(let size) = value, size.value == nil {
      // Where nobody says how large it is, a use may.
      if !context.isSymbolic {
        bag.report(.openSizeInReal(at: operand.term.range))
      }
    } else if tensor.shape != nil, value != .unknown {
      bag.report(
        .notArithmetic(
          operand.operation.rawValue, .tensor(tensor), value, at: operand.syntax.operatorRange))
    }
    return .tensor(.unknown(tensor.origin))
  }

  private func result(
    _ operation: ArithmeticOperator, _ inputs: [TensorValue], _ shape: TensorShape,
    _ operand: Term.Operand, left: Double?, right: Double?
  ) -> Value {
    takeStep(at: operand.syntax.operatorRange)
    let names: [ArithmeticOperator: String] = [
      .add: "add", .subtract: "subtract", .multiply: "multiply", .divide: "divide",
    ]
    let origin = Origin(
      .use(name: operation.rawValue, formulas: [], evaluator: Environment()),
      line: context.line(operand.syntax.operatorRange), range: operand.syntax.operatorRange,
      previous: inputs[0].origin, shape: shape
    ).trimmed()
    let output = tensor(shape, .float, origin)
    append(
      .arithmetic(operation.rawValue, left: left, right: right), names[operation] ?? "add",
      inputs: inputs, outputs: [output])
    return .tensor(output)
  }

  /// The axes of both, from the first of each, whose sizes do not go together.
  private static func differingAxes(
    _ left: TensorShape, _ right: TensorShape
  ) -> (left: [Int], right: [Int]) {
    var axes: (left: [Int], right: [Int]) = ([], [])
    for back in 1...max(1, min(left.rank, right.rank)) {
      let (a, b) = (left.rank - back, right.rank - back)
      guard a >= 0, b >= 0 else { break }
      let (x, y) = (left.sizes[a], right.sizes[b])
      if x == y || x.value == 1 || y.value == 1 { continue }
      axes.left.append(a)
      axes.right.append(b)
    }
    return axes
  }

  /// PyTorch's rule: axes are compared from the last; a size of 1 stretches.
  static func broadcast(_ left: TensorShape, _ right: TensorShape) -> TensorShape? {
    let rank = max(left.rank, right.rank)
    var sizes: [Size] = []
    for axis in 0..<rank {
      let a = axis - (rank - left.rank)
      let b = axis - (rank - right.rank)
      switch (a >= 0 ? left.sizes[a] : nil, b >= 0 ? right.sizes[b] : nil) {
      case (let x?, nil): sizes.append(x)
      case (nil, let y?): sizes.append(y)
      case (let x?, let y?):
        if x == y || y.value == 1 {
          sizes.append(x)
        } else if x.value == 1 {
          sizes.append(y)
        } else {
          return nil
        }
      default: break
      }
    }
    return TensorShape(sizes)
  }
}
