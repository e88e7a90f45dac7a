/// Tells which names of a body depend on the sizes of what comes in: each call has its own.
struct CallSizes {
  private var locals: Set<Local> = []

  init() {}

  /// - Parameter parameters: What the inputs' shapes do not give.
  init(
    of inputs: [ClassSource.Input], parameters: Set<Local>, _ statements: [CoreStatement]
  ) {
    for input in inputs {
      if let local = input.local { locals.insert(local) }
      locals.formUnion(input.shape?.locals ?? [])
    }
    locals.subtract(parameters)
    // What a turn of a repeat reads, an earlier one may have set.
    var count = -1
    while count != locals.count {
      count = locals.count
      follow(statements)
    }
  }

  /// Whether a call may fail to meet what another one, or the making of the layers, met.
  func decide(_ requirement: RequirementTerm) -> Bool { depends(requirement.condition) }

  private func depends(_ term: Term) -> Bool { term.locals.contains(where: locals.contains) }

  private mutating func follow(_ statements: [CoreStatement]) {
    for statement in statements {
      switch statement.kind {
      case .bind(let pattern, _, _, let value):
        if depends(value) { locals.formUnion(pattern.locals) }
      case .variable(let local, _, _, let value), .assign(let local?, _, let value):
        if depends(value) { locals.insert(local) }
      case .loop(let pattern, let values, let body):
        if depends(values) { locals.formUnion(pattern.locals) }
        follow(body)
      case .branch(_, let then, let otherwise): follow(then + otherwise)
      case .rejected(_, let body): follow(body)
      case .input, .output, .assign, .layer, .require, .state, .cost: break
      }
    }
  }
}
