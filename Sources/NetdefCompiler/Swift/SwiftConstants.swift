/// Finds the variables that are set once, which Swift wants to be constants.
struct SwiftConstants {
  /// How often each variable may be set on one way through the statements behind the one that is
  /// looked at, one for each block around it; 2 stands for more than once.
  private var layers: [[SwiftVariable: Int]] = [[:]]

  private init() {}

  /// The statements with `let` for what is set once.
  static func found(in statements: [SwiftStatement]) -> [SwiftStatement] {
    var constants = SwiftConstants()
    return constants.replace(statements)
  }

  private mutating func replace(_ statements: [SwiftStatement]) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for statement in statements.reversed() {
      switch statement.kind {
      case .declaration(let declaration):
        result.append(constant(statement, declaration))
      case .assignment, .addition, .expression, .discard, .result, .failure, .requirement, .comment:
        result.append(statement)
      case .attempt(let body, let error, let failure):
        // What is set in front of the error may be set again behind it.
        layers.append([:])
        let inner = (replace(body), replace(failure))
        add(layers.removeLast())
        result.append(.attempt(inner.0, catching: error, inner.1))
      case .loop(let pattern, let values, let body):
        layers.append([:])
        let inner = replace(body)
        // Each turn may set it.
        add(layers.removeLast().mapValues { _ in 2 })
        result.append(.loop(pattern, values, inner))
      case .condition(let arms):
        var most: [SwiftVariable: Int] = [:]
        var inner: [SwiftArm] = []
        for arm in arms {
          layers.append([:])
          inner.append(SwiftArm(arm.test, replace(arm.body)))
          most.merge(layers.removeLast(), uniquingKeysWith: max)
        }
        add(most)
        result.append(.condition(inner))
      }
      add(statement.assignments)
    }
    return result.reversed()
  }

  private func constant(
    _ statement: SwiftStatement, _ declaration: SwiftDeclaration
  ) -> SwiftStatement {
    guard declaration.isVariable,
      case .variable(let variable) = declaration.pattern
    else { return statement }
    let count = layers.reduce(0) { $0 + $1[variable, default: 0] }
    guard count <= (declaration.value == nil ? 1 : 0) else { return statement }
    var result = declaration
    result.isVariable = false
    return SwiftStatement(.declaration(result), for: statement.purpose)
  }

  private mutating func add(_ counts: [SwiftVariable: Int]) {
    layers[layers.count - 1].merge(counts) { min(2, $0 + $1) }
  }
}

extension SwiftStatement {
  /// How often it sets each variable outside of its blocks; 2 stands for more than once, or for what
  /// something else may do with it.
  fileprivate var assignments: [SwiftVariable: Int] {
    var counts: [SwiftVariable: Int] = [:]
    switch kind {
    case .assignment(let target, _), .addition(let target, _):
      if let variable = target.variable { counts[variable] = 1 }
    case .declaration, .expression, .discard, .result, .failure, .condition, .requirement, .loop,
      .attempt, .comment:
      break
    }
    visitOwnTrees { tree in
      tree.visit { part in
        switch part.kind {
        case .reference(let inner), .changed(let inner):
          if let variable = inner.variable { counts[variable] = 2 }
        case .integer, .float, .boolean, .absent, .text, .variable, .own, .shorthand, .global,
          .type, .metatype,
          .member, .implicitMember, .keyPath, .optionalChain, .call, .element, .not, .negative,
          .binary, .joined, .ternary, .array, .tuple, .closure, .tried:
          break
        }
      }
    }
    return counts
  }
}
