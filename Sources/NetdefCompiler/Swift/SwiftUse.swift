/// Finds what is needed of statements: what does something, and what that reads. The rest a person
/// would not have written.
///
/// A body of a thousand statements declares a thousand variables: whatever is found to be needed is
/// looked at once.
struct SwiftUse {
  /// Variables whose setting does nothing else, whatever they are set to.
  let idle: Set<SwiftVariable>

  /// Whether layers and functions of tensors run, as traces show, whoever reads what they give.
  let keepsRuns: Bool

  /// The variables that something needed reads.
  private var read: Set<SwiftVariable> = []

  /// What declares each variable, or does nothing but set it.
  private var setters: [SwiftVariable: [Node]] = [:]

  /// The variables that the statements declare.
  private var declared: Set<SwiftVariable> = []

  /// Whether a condition went whose arms do the same, or that is decided by what is written: then what
  /// it read may not be needed.
  private var isSpliced = false

  private init(idle: Set<SwiftVariable>, keepsRuns: Bool) {
    self.idle = idle
    self.keepsRuns = keepsRuns
  }

  /// A statement in its place.
  private final class Node {
    let statement: SwiftStatement
    weak var parent: Node?
    var blocks: [[Node]] = []
    var isNeeded = false

    init(_ statement: SwiftStatement, in parent: Node?) {
      self.statement = statement
      self.parent = parent
      blocks = statement.blocks.map { $0.map { Node($0, in: self) } }
    }
  }

  /// The statements that are needed.
  static func needed(
    _ statements: [SwiftStatement], idle: Set<SwiftVariable>, keepsRuns: Bool
  ) -> [SwiftStatement] {
    var statements = statements
    while true {
      var use = SwiftUse(idle: idle, keepsRuns: keepsRuns)
      let nodes = statements.map { Node($0, in: nil) }
      use.find(in: nodes)
      statements = use.kept(nodes)
      if !use.isSpliced { return statements }
    }
  }

  // MARK: What is needed

  private mutating func find(in nodes: [Node]) {
    declare(nodes)
    var work: [Node] = []
    note(nodes, &work)
    while let node = work.popLast() {
      var place: Node? = node
      while let current = place, !current.isNeeded {
        current.isNeeded = true
        current.statement.visitRead { variable in
          guard read.insert(variable).inserted else { return }
          work += setters[variable] ?? []
        }
        place = current.parent
      }
    }
  }

  private mutating func declare(_ nodes: [Node]) {
    for node in nodes {
      declared.formUnion(node.statement.declared)
      for block in node.blocks { declare(block) }
    }
  }

  /// Notes what does something by itself, and what only sets a variable.
  private mutating func note(_ nodes: [Node], _ work: inout [Node]) {
    for node in nodes {
      switch node.statement.kind {
      case .declaration(let declaration):
        let variables = declaration.pattern.variables
        if variables.isEmpty || keepsRuns && node.statement.purpose == .run { work.append(node) }
        for variable in variables { setters[variable, default: []].append(node) }
      case .assignment:
        if let variable = idleTarget(of: node.statement) {
          setters[variable, default: []].append(node)
        } else {
          work.append(node)
        }
      case .addition, .expression, .discard, .result, .failure, .comment: work.append(node)
      case .attempt: work.append(node)
      case .condition, .requirement, .loop: break
      }
      for block in node.blocks { note(block, &work) }
    }
  }

  /// The variable that an assignment does nothing but set.
  private func idleTarget(of statement: SwiftStatement) -> SwiftVariable? {
    guard case .assignment(let target, let value) = statement.kind,
      let variable = target.variable, declared.contains(variable)
    else { return nil }
    if idle.contains(variable) { return variable }
    return value.isThrowing || value.mentions(variable) ? nil : variable
  }

  // MARK: What is kept

  private mutating func kept(_ nodes: [Node]) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for node in nodes where node.isNeeded {
      switch node.statement.kind {
      case .declaration(let declaration): result.append(kept(node.statement, declaration))
      case .assignment(let target, let value):
        // What throws counts for what it does, not for the variable.
        let isRead = target.variable.map { read.contains($0) || !declared.contains($0) } ?? true
        result.append(isRead ? node.statement : .discard(value))
      case .requirement(let condition, _):
        // What is written to hold needs no check, nor what that reads.
        if condition.truth == true { isSpliced = true } else { result.append(node.statement) }
      case .addition, .expression, .discard, .result, .failure, .comment:
        result.append(node.statement)
      case .attempt(_, let error, _):
        result.append(.attempt(kept(node.blocks[0]), catching: error, kept(node.blocks[1])))
      case .loop(let pattern, let values, _):
        let body = kept(node.blocks[0])
        let named = pattern.keeping { body.mention($0) }
        result.append(.loop(named.variables.isEmpty ? .ignored : named, values, body))
      case .condition(let arms):
        var inner: [SwiftArm] = []
        for (arm, block) in zip(arms, node.blocks) {
          inner.append(SwiftArm(arm.test, kept(block)))
        }
        if let body = Self.takenBody(inner) ?? Self.commonBody(inner) {
          isSpliced = true
          result += body
        } else {
          result.append(.condition(Self.withoutEmptyArms(inner)))
        }
      }
    }
    return result
  }

  private func kept(
    _ statement: SwiftStatement, _ declaration: SwiftDeclaration
  ) -> SwiftStatement {
    let variables = declaration.pattern.variables
    if !variables.isEmpty, !variables.contains(where: read.contains), let value = declaration.value
    {
      return .discard(value)
    }
    var result = declaration
    result.pattern = declaration.pattern.keeping(read.contains)
    return SwiftStatement(.declaration(result), for: statement.purpose)
  }

  /// What the arm does that is taken for certain, where it declares nothing of its own.
  private static func takenBody(_ arms: [SwiftArm]) -> [SwiftStatement]? {
    guard case .truth(let condition) = arms[0].test, let truth = condition.truth, arms.count < 3
    else { return nil }
    let rest = arms.count == 2 ? arms[1].test == .otherwise ? arms[1].body : nil : []
    guard let body = truth ? arms[0].body : rest, body.allSatisfy(\.declared.isEmpty) else {
      return nil
    }
    return body
  }

  /// What all arms of a condition do, where that is the same: the children differ, not their calls.
  private static func commonBody(_ arms: [SwiftArm]) -> [SwiftStatement]? {
    guard arms.count == 2, case .truth = arms[0].test, arms[1].test == .otherwise,
      arms[0].body == arms[1].body
    else { return nil }
    return arms[0].body
  }

  /// `if a { } else { x }` is `if !a { x }` to a person; an empty `else` is nothing.
  private static func withoutEmptyArms(_ arms: [SwiftArm]) -> [SwiftArm] {
    guard arms.count == 2, arms[1].test == .otherwise else { return arms }
    if arms[1].body.isEmpty { return [arms[0]] }
    if arms[0].body.isEmpty, case .truth(let condition) = arms[0].test {
      return [SwiftArm(.truth(condition.not), arms[1].body)]
    }
    return arms
  }
}

extension SwiftStatement {
  /// Calls something with the variables that it reads outside of its blocks: what it assigns to is
  /// read where that is part of what it computes.
  fileprivate func visitRead(_ body: (SwiftVariable) -> Void) {
    func visit(_ tree: SwiftTree) {
      tree.visit { part in
        if case .variable(let variable) = part.kind { body(variable) }
        if case .own(let variable) = part.kind { body(variable) }
      }
    }
    if case .assignment(let target, let value) = kind, target.variable != nil {
      visit(value)
      return
    }
    visitOwnTrees(visit)
  }
}
