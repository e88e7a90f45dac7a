/// Writes the statements of one class's body, once as those that make its layers and thread shapes
/// through them, and once as those that run the layers over nodes.
///
/// Both walks follow the same syntax in the same order. The first fills the plan of the children.
final class BodyEmitter {
  enum Mode {
    case making
    case running
  }

  let mode: Mode
  let surroundings: ClassSurroundings

  /// The name of the class in netdef, which errors mention.
  let definition: String
  let access: String
  let names: BodyNames

  /// The names of the initializer's parameters: properties of the same name need `self.`.
  let parameters: Set<String>
  var plan: ChildPlan
  var expressions: ExpressionEmitter
  var tensors: [String: TensorBinding] = [:]

  /// Swift variables that hold tensors and may change: what is read of them later is copied.
  var changing: Set<SwiftVariable> = []

  /// How many names there are that no source has.
  var standIns = 0

  /// The statements so far of the innermost branch or loop.
  var statements: [SwiftStatement] = []

  /// Names that locals of the method have.
  var taken: Set<String>

  /// Names that properties have.
  var takenProperties: Set<String> = []

  /// The names of open sizes, those of batches aside, in order.
  var openNames: [String] = []

  /// The locals that hold open sizes of the inputs.
  var openSizes: Set<SwiftVariable> = []

  /// The texts of nested classes, and their names.
  var classes: [String] = []
  var takenClasses: Set<String>

  /// How many classes stand around its own.
  let depth: Int

  /// What `layer name = …` declared.
  var shared: [SharedChild] = []

  /// What the source declares by `var` and is no tensor: it may change.
  var variables: Set<String> = []

  /// Their locals.
  var variableLocals: Set<SwiftVariable> = []

  /// Whether uses of a shared layer are numbered, as in PyTorch's `Sequential`.
  var numbersUses = false

  /// Optional properties that an `if let` around has unwrapped.
  var unwrapped: Set<SwiftVariable> = []

  /// The repeat whose children are being written, and in a forward pass its iterator.
  var currentRepeat: Int?
  var iterator: SwiftVariable?

  /// What the sizes of a call decide.
  var callSizes = CallSizes()

  /// Whether the forward pass checks what the source requires.
  var requiresAtCall = false

  /// How deep the walk is in arms of conditions.
  var conditionDepth = 0

  /// The number of the next child while it is the same in all instances; nil afterwards.
  var nextNumber: Int? = 0

  /// The Swift values that leave, with their names in netdef.
  var outputs: [(name: String?, value: SwiftTree)] = []

  /// Whether anything but one chain of children without names happens.
  var isPlainChain = true

  /// Whether that may also happen, in an arm or a turn: then the instance knows how it prints.
  var mayLeaveChain = false

  /// Which layers chains inside of the class use: these are made by whoever comes first.
  var sharing = SharedNames()

  /// The classes of groups and of chains that are values, by their places.
  var liftedNames: [SourceRange: String] = [:]

  /// The properties that the innermost arm sets: perhaps, and for certain.
  var touched: Set<Int> = []
  var definite: Set<Int> = []

  /// Outputs that stand in arms: their variables, by name.
  var hoistedOutputs: [String: SwiftVariable] = [:]

  /// Names that arms declare and that are read after them: their variables.
  var hoisted: [String: SwiftVariable] = [:]

  /// The same for what flows: several variables for a tuple.
  var hoistedSlots: [String: TensorBinding] = [:]

  init(
    mode: Mode, surroundings: ClassSurroundings, definition: String, access: String,
    names: BodyNames, parameters: Set<String>, plan: ChildPlan, expressions: ExpressionEmitter,
    takenClasses: Set<String>, depth: Int = 0
  ) {
    self.mode = mode
    self.surroundings = surroundings
    self.definition = definition
    self.access = access
    self.names = names
    self.parameters = parameters
    self.plan = plan
    self.expressions = expressions
    self.takenClasses = takenClasses
    self.depth = depth
    taken = parameters.union(["children", "generator", "members", "mode", "plans", "self"])
    self.expressions.tensorsAreNodes = mode == .running
  }

  var declarations: VisibleDeclarations { expressions.declarations }

  /// What a tensor is in this walk.
  var tensorType: SwiftType { .runtime(mode == .making ? "Shape" : "Node") }

  /// The variable of a name; it is the same in both walks.
  func variable(_ name: String) -> SwiftVariable { expressions.variables.named(name) }

  /// The scope that children are added to.
  var children: SwiftTree { .variable(variable("children")) }

  /// The random numbers that parameters are drawn from.
  var generator: SwiftList.Item { .generator(variable("generator")) }

  /// Notes that something else than a child without a name happens; `isSeen` where the scope of the
  /// children tells by itself.
  func leaveChain(isSeen: Bool = false) {
    guard conditionDepth > 0 || currentRepeat != nil else {
      isPlainChain = false
      return
    }
    mayLeaveChain = true
    guard mode == .making, !isSeen else { return }
    emit(
      .expression(
        variable("children").changing("leaveChain", []), for: .chainEnd))
  }

  func emit(_ statement: SwiftStatement) { statements.append(statement) }

  /// A local that nothing else has the name of.
  func fresh(_ base: String) -> SwiftVariable {
    let isChild = names.children.contains(base)
    return variable(SwiftNames.local(isChild ? base + "Value" : base, taken: &taken))
  }

  /// A local that the source does not name.
  func temporary(_ base: String) -> SwiftVariable {
    let start = names.locals.contains(base) ? base + "Value" : base
    var name = start
    var count = 1
    while taken.contains(name) || names.children.contains(name) {
      count += 1
      name = "\(start)\(count)"
    }
    return fresh(name)
  }

  // MARK: Statements

  func walk(_ statements: [Statement]) throws(EmissionError) {
    for (index, statement) in statements.enumerated() {
      try walk(statement, rest: Array(statements[(index + 1)...]))
    }
  }

  private func walk(_ statement: Statement, rest: [Statement]) throws(EmissionError) {
    switch statement.kind {
    case .input: break
    case .output(let name, let shape, let value): try output(name, shape, value)
    case .letValue(let pattern, let shape, let type, let value):
      try declare(pattern, shape, type, value)
    case .variable(let name, let shape, let value): try variable(name, shape, value, readBy: rest)
    case .assignment(let name, let value): try assign(name, value)
    case .layer(let name, let value): try declareShared(name, value, readBy: rest)
    case .conditional(let condition, let then, let otherwise):
      try conditional(condition, then, otherwise, rest: rest)
    case .forLoop(let pattern, let values, let body):
      try loop(pattern, values, body, at: statement.range)
    case .requirement(let requirement): try require(requirement)
    default:
      throw EmissionError("`\(statement.keyword.value)`", statement.keyword.range)
    }
  }

  private func output(
    _ name: Name?, _ shape: ShapeSyntax?, _ value: Expression
  ) throws(EmissionError) {
    // Inside of a condition the variable was declared before.
    if let hoisted = hoistedOutputs[name?.value ?? ""] {
      try assign(value, to: .tensor(.variable(hoisted)), named: hoisted.name)
      return
    }
    let target = temporary(name?.value ?? "output")
    guard let result = try flow(value, to: .declare(target)).single else {
      throw EmissionError("an output of several tensors", value.range)
    }
    try checkStated(shape, result, name?.value ?? "output")
    outputs.append((name?.value, result))
  }

  private func declare(
    _ pattern: Pattern, _ shape: ShapeSyntax?, _ type: TypeSyntax?, _ value: Expression
  ) throws(EmissionError) {
    guard isFlow(value) else {
      // Another name for a layer that is made once.
      if case .name(let name) = pattern, let known = value.plainName,
        case .shared? = tensors[known]
      {
        tensors[name.value] = tensors[known]
        return
      }
      try declareValue(pattern, type, value)
      return
    }
    switch pattern {
    case .name(let name):
      if let slots = hoistedSlots[name.value] {
        try assign(value, to: slots, named: name.value)
        bind(name.value, slots)
        return
      }
      let local = fresh(name.value)
      let result = try flow(value, to: .declare(local))
      bind(
        name.value, result.single?.variable == local ? result : try kept(result, local.name))
      if let single = result.single { try checkStated(shape, single, name.value) }
    case .ignored: _ = try flow(value, to: .none)
    case .tuple: try declare(pattern, try flow(value, to: .none))
    }
  }

  /// Binds the names of a pattern to what flows.
  private func declare(_ pattern: Pattern, _ value: TensorBinding) throws(EmissionError) {
    switch (pattern, value) {
    case (.name(let name), _):
      if let slots = hoistedSlots[name.value] {
        try store(value, in: slots, at: name.range)
        bind(name.value, slots)
      } else {
        bind(name.value, try kept(value, SwiftNames.camelCase(name.value)))
      }
    case (.ignored, _): break
    case (.tuple(let parts, _), .tuple(let values)), (.tuple(let parts, _), .elements(let values)):
      guard parts.count == values.count else { throw EmissionError("this pattern", pattern.range) }
      for (part, value) in zip(parts, values) { try declare(part, value) }
    default: throw EmissionError("this pattern", pattern.range)
    }
  }

  func bind(_ name: String, _ value: TensorBinding) {
    if case .value(let constant) = value {
      expressions.environment.bind(name, holding: constant)
      return
    }
    tensors[name] = value
    if let all = value.expression { expressions.environment.bind(name, holding: all) }
  }

  private func variable(
    _ name: Name, _ shape: ShapeSyntax?, _ value: Expression, readBy rest: [Statement]
  ) throws(EmissionError) {
    guard isFlow(value) else {
      if case .list(let elements) = value.kind, elements.isEmpty,
        let type = grownType(of: name.value, in: rest)
      {
        let slots = declareSlots(type, fresh(name.value))
        guard let list = slots.expression?.tree.variable else {
          throw EmissionError("this list", value.range)
        }
        statements.removeLast()
        emit(.variable(list, swiftType(type), .array([])))
        bind(name.value, slots)
        return
      }
      var result = try expressions.emit(value)
      // An empty list will be set to one that is not.
      if result.type == .emptyList {
        result = expressions.convert(result, to: .list(.value))
        result.saysType = true
      }
      let local = fresh(name.value)
      emit(.variable(local, result.statedType, result.tree))
      variables.insert(name.value)
      variableLocals.insert(local)
      expressions.environment.bind(name.value, local, type: result.type)
      return
    }
    // A variable of its own even where the value has one: it will be set again.
    let local = fresh(name.value)
    let result = try flow(value, to: .declare(local))
    bind(name.value, try declareSlots(holding: result, local, at: value.range))
    if let single = tensors[name.value]?.single { try checkStated(shape, single, name.value) }
  }

  private func assign(_ name: Name, _ value: Expression) throws(EmissionError) {
    if let binding = tensors[name.value] {
      try assign(value, to: binding, named: name.value)
      return
    }
    guard let known = expressions.environment[name.value] else {
      throw EmissionError("this assignment", value.range)
    }
    emit(.assign(known.tree, try expressions.emit(value, as: known.type).tree))
  }

  /// `let half = width / 2`.
  private func declareValue(
    _ pattern: Pattern, _ type: TypeSyntax?, _ value: Expression
  ) throws(EmissionError) {
    var result: SwiftExpression
    if let type {
      result = try expressions.emit(value, as: StaticType(type, choiceName: nil))
    } else {
      result = try expressions.emit(value)
    }
    result = expressions.takenApart(result, for: pattern)
    if case .name(let name) = pattern, let hoisted = hoisted[name.value] {
      emit(.assign(hoisted, result.tree))
      expressions.environment.bind(name.value, hoisted, type: result.type)
      return
    }
    let names = try bindPattern(pattern, to: result.type, at: value.range)
    emit(.constant(names, type == nil ? nil : result.statedType, result.tree))
  }

  /// Binds the names of a pattern and answers it in Swift.
  func bindPattern(
    _ pattern: Pattern, to type: StaticType, at range: SourceRange
  ) throws(EmissionError) -> SwiftPattern {
    switch (pattern, type) {
    case (.ignored, _): return .ignored
    case (.name(let name), _):
      let local = fresh(name.value)
      expressions.environment.bind(name.value, local, type: type)
      if let flowing = TensorBinding(.variable(local, type)) { tensors[name.value] = flowing }
      return .variable(local)
    case (.tuple(let parts, _), .tuple(let types)) where parts.count == types.count:
      var patterns: [SwiftPattern] = []
      for (part, type) in zip(parts, types) {
        patterns.append(try bindPattern(part, to: type, at: range))
      }
      return .tuple(patterns)
    default: throw EmissionError("this pattern", range)
    }
  }

  private func require(_ requirement: Requirement) throws(EmissionError) {
    // The layers are made for sizes that calls need not have.
    guard mode == .making || callSizes.decide(requirement) else { return }
    if mode == .running { requiresAtCall = true }
    let condition = try expressions.truth(requirement.condition)
    var items: [SwiftList.Item] = [
      .init(nil, try text(of: requirement.message)),
      .init("id", .text(requirement.id ?? "requirement")),
    ]
    if let help = requirement.help { items.append(.init("help", try text(of: help))) }
    let error = SwiftTree.runtime("DefinitionError").calling(items)
    emit(.requirement(condition.tree, otherwise: [.failure(error)]))
  }

  /// A message with the values of what stands between its braces, as netdef writes them.
  private func text(of literal: StringLiteral) throws(EmissionError) -> SwiftTree {
    var parts: [SwiftTextPart] = []
    for segment in literal.segments {
      switch segment {
      case .text(let part): parts.append(.plain(part))
      case .expression(let expression):
        let value = try expressions.emit(expression)
        switch value.type {
        case .int, .pair: parts.append(.value(value.tree.tried))
        default: parts.append(.value(expressions.convert(value, to: .value).tree.tried))
        }
      }
    }
    return .text(parts)
  }

  /// Compares a shape with what the source states of it.
  func checkStated(
    _ shape: ShapeSyntax?, _ value: SwiftTree, _ name: String
  ) throws(EmissionError) {
    guard mode == .making, let shape else { return }
    emit(try InputShape(shape, self).check(value, name: name))
  }
}
