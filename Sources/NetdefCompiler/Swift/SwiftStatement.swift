/// A Swift statement as a tree, so that what it declares, reads and sets can be asked before there is
/// any text.
struct SwiftStatement: Hashable {
  indirect enum Kind: Hashable {
    case declaration(SwiftDeclaration)
    case assignment(SwiftTree, SwiftTree)
    /// `list += more`.
    case addition(SwiftTree, SwiftTree)
    case expression(SwiftTree)
    /// `_ = try relu(x)`.
    case discard(SwiftTree)
    /// `if … { } else if … { } else { }`.
    case condition([SwiftArm])
    /// `guard … else { }`.
    case requirement(SwiftTree, [SwiftStatement])
    case loop(SwiftPattern, SwiftTree, [SwiftStatement])
    case result(SwiftTree)
    case failure(SwiftTree)
    /// `do { } catch { }`, with the variable of what was thrown.
    case attempt([SwiftStatement], SwiftVariable, [SwiftStatement])
    /// What a person should know.
    case comment(String)
  }

  /// What a statement is there for, as far as that is more than its value.
  enum Purpose: Hashable {
    case value
    /// It runs a layer or function of tensors, which traces show whoever reads the result.
    case run
    /// It opens the scope of the children, which every child changes.
    case scope
    /// It tells that scope that the definition is no chain of layers here.
    case chainEnd
    /// It keeps the children under their names: the object is complete then.
    case members
  }

  var kind: Kind
  var purpose = Purpose.value

  init(_ kind: Kind, for purpose: Purpose = .value) {
    self.kind = kind
    self.purpose = purpose
  }
}

/// `let (a, b): (Int, Int) = value`.
struct SwiftDeclaration: Hashable {
  var isVariable = false
  var pattern: SwiftPattern
  var type: SwiftType?
  var value: SwiftTree?
}

/// A way that a condition opens.
struct SwiftArm: Hashable {
  enum Test: Hashable {
    case truth(SwiftTree)
    /// `if let a, let b = value`.
    case presence([Binding])
    case otherwise
  }

  /// A variable that is there, by itself or as what a value is.
  struct Binding: Hashable {
    var variable: SwiftVariable
    var value: SwiftTree?
  }

  var test: Test
  var body: [SwiftStatement]

  init(_ test: Test, _ body: [SwiftStatement]) {
    self.test = test
    self.body = body
  }
}

// MARK: Making

extension SwiftStatement {
  static func constant(
    _ variable: SwiftVariable, _ type: SwiftType? = nil, _ value: SwiftTree,
    for purpose: Purpose = .value
  ) -> SwiftStatement {
    constant(.variable(variable), type, value, for: purpose)
  }

  static func constant(
    _ pattern: SwiftPattern, _ type: SwiftType? = nil, _ value: SwiftTree,
    for purpose: Purpose = .value
  ) -> SwiftStatement {
    SwiftStatement(
      .declaration(SwiftDeclaration(pattern: pattern, type: type, value: value)), for: purpose)
  }

  /// A variable that may be set again; without a value, it will be.
  static func variable(
    _ variable: SwiftVariable, _ type: SwiftType? = nil, _ value: SwiftTree? = nil,
    for purpose: Purpose = .value
  ) -> SwiftStatement {
    SwiftStatement(
      .declaration(
        SwiftDeclaration(
          isVariable: true, pattern: .variable(variable), type: type, value: value)),
      for: purpose)
  }

  /// A constant that each way to what follows sets once.
  static func declaration(of variable: SwiftVariable, _ type: SwiftType) -> SwiftStatement {
    SwiftStatement(
      .declaration(SwiftDeclaration(pattern: .variable(variable), type: type)))
  }

  static func assign(
    _ variable: SwiftVariable, _ value: SwiftTree, for purpose: Purpose = .value
  ) -> SwiftStatement {
    assign(.variable(variable), value, for: purpose)
  }

  static func assign(
    _ target: SwiftTree, _ value: SwiftTree, for purpose: Purpose = .value
  ) -> SwiftStatement {
    SwiftStatement(.assignment(target, value), for: purpose)
  }

  static func expression(
    _ tree: SwiftTree, for purpose: Purpose = .value
  ) -> SwiftStatement {
    SwiftStatement(.expression(tree), for: purpose)
  }

  /// `list += more`.
  static func add(_ more: SwiftTree, to list: SwiftVariable) -> SwiftStatement {
    SwiftStatement(.addition(.variable(list), more))
  }

  static func discard(_ tree: SwiftTree) -> SwiftStatement { SwiftStatement(.discard(tree)) }
  static func result(_ tree: SwiftTree) -> SwiftStatement { SwiftStatement(.result(tree)) }
  static func attempt(
    _ body: [SwiftStatement], catching error: SwiftVariable, _ failure: [SwiftStatement]
  ) -> SwiftStatement {
    SwiftStatement(.attempt(body, error, failure))
  }

  static func failure(_ tree: SwiftTree) -> SwiftStatement { SwiftStatement(.failure(tree)) }

  static func loop(
    _ pattern: SwiftPattern, _ values: SwiftTree, _ body: [SwiftStatement]
  ) -> SwiftStatement {
    SwiftStatement(.loop(pattern, values, body))
  }

  static func condition(_ arms: [SwiftArm]) -> SwiftStatement { SwiftStatement(.condition(arms)) }

  static func condition(
    _ test: SwiftArm.Test, _ then: [SwiftStatement], otherwise: [SwiftStatement]? = nil
  ) -> SwiftStatement {
    let arms = [SwiftArm(test, then)] + (otherwise.map { [SwiftArm(.otherwise, $0)] } ?? [])
    return .condition(arms)
  }

  static func requirement(
    _ condition: SwiftTree, otherwise body: [SwiftStatement]
  ) -> SwiftStatement {
    SwiftStatement(.requirement(condition, body))
  }
}

// MARK: Questions

extension SwiftStatement {
  /// The variables that it declares for the statements behind it.
  var declared: [SwiftVariable] {
    if case .declaration(let declaration) = kind { declaration.pattern.variables } else { [] }
  }

  /// Whether something in it throws.
  var isThrowing: Bool {
    var result = false
    visitTrees { result = result || $0.isThrowing }
    return result
  }

  /// Whether it reads or sets a variable, here or in a block of it.
  func mentions(_ variable: SwiftVariable) -> Bool {
    var result = false
    visitTrees { result = result || $0.mentions(variable) }
    return result
  }

  /// Calls something with the expressions of it, those in its blocks included.
  func visitTrees(_ body: (SwiftTree) -> Void) {
    visitOwnTrees(body)
    for statement in blocks.joined() { statement.visitTrees(body) }
  }

  /// Calls something with the expressions that stand outside of its blocks.
  func visitOwnTrees(_ body: (SwiftTree) -> Void) {
    switch kind {
    case .declaration(let declaration): declaration.value.map(body)
    case .assignment(let target, let value), .addition(let target, let value):
      body(target)
      body(value)
    case .expression(let tree), .discard(let tree), .result(let tree), .failure(let tree),
      .requirement(let tree, _), .loop(_, let tree, _):
      body(tree)
    case .condition(let arms): for arm in arms { arm.visitTest(body) }
    case .attempt, .comment: break
    }
  }

  /// The statements inside of it, block by block.
  var blocks: [[SwiftStatement]] {
    switch kind {
    case .declaration, .assignment, .addition, .expression, .discard, .result, .failure, .comment:
      []
    case .attempt(let body, _, let failure): [body, failure]
    case .condition(let arms): arms.map(\.body)
    case .requirement(_, let body), .loop(_, _, let body): [body]
    }
  }

  /// The same with other statements in its blocks.
  func replacingBlocks(_ replace: ([SwiftStatement]) -> [SwiftStatement]) -> SwiftStatement {
    var result = self
    switch kind {
    case .declaration, .assignment, .addition, .expression, .discard, .result, .failure, .comment:
      break
    case .attempt(let body, let error, let failure):
      result.kind = .attempt(replace(body), error, replace(failure))
    case .condition(let arms):
      result.kind = .condition(arms.map { SwiftArm($0.test, replace($0.body)) })
    case .requirement(let condition, let body):
      result.kind = .requirement(condition, replace(body))
    case .loop(let pattern, let values, let body):
      result.kind = .loop(pattern, values, replace(body))
    }
    return result
  }
}

extension SwiftArm {
  /// Calls something with the expressions of the test; a variable that is bound to itself is read.
  func visitTest(_ body: (SwiftTree) -> Void) {
    switch test {
    case .truth(let condition): body(condition)
    case .presence(let bindings):
      for binding in bindings { body(binding.value ?? .variable(binding.variable)) }
    case .otherwise: break
    }
  }
}

extension [SwiftStatement] {
  /// The statements without those for a purpose, in blocks too.
  func without(_ purpose: SwiftStatement.Purpose) -> [SwiftStatement] {
    filter { $0.purpose != purpose }.map { $0.replacingBlocks { $0.without(purpose) } }
  }

  /// Whether a variable occurs in one of them.
  func mention(_ variable: SwiftVariable) -> Bool { contains { $0.mentions(variable) } }
}
