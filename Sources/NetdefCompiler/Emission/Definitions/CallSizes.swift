/// Tells which names of a body depend on the sizes of what comes in: each call has its own.
struct CallSizes {
  private var names: Set<String> = []

  init() {}

  /// - Parameter parameters: The names that the inputs' shapes do not give.
  init(
    of inputs: [(name: String, shape: ShapeSyntax?)], parameters: Set<String>,
    _ statements: [Statement]
  ) {
    for (name, shape) in inputs {
      names.insert(name)
      names.formUnion(
        shape?.sizes.compactMap(\.expression).flatMap(Names.mentioned(in:)) ?? [])
    }
    names.subtract(parameters)
    // What a turn of a repeat reads, an earlier one may have set.
    var count = -1
    while count != names.count {
      count = names.count
      follow(statements)
    }
  }

  /// Whether a call may fail to meet what another one, or the making of the layers, met.
  func decide(_ requirement: Requirement) -> Bool { depends(requirement.condition) }

  private func depends(_ expression: Expression) -> Bool {
    FreeNames(of: expression).names.contains { names.contains($0.value) }
  }

  private mutating func follow(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .letValue(let pattern, _, _, let value):
        if depends(value) { names.formUnion(pattern.names) }
      case .variable(let name, _, let value), .assignment(let name, let value):
        if depends(value) { names.insert(name.value) }
      case .forLoop(let pattern, let values, let body):
        if depends(values) { names.formUnion(pattern.names) }
        follow(body)
      case .conditional(_, let then, let otherwise): follow(then + otherwise)
      case .whileLoop(_, let body): follow(body)
      case .input, .outputShape, .output, .layer, .state, .initialization, .requirement, .renamed,
        .cost, .unreadable:
        break
      }
    }
  }
}
