/// Runs the statements of an extern declaration for one use.
struct ExternBody {
  let core: CoreExtern
  let bag: DiagnosticBag
  var evaluator: Evaluator
  let written: [String: ArgumentMatcher.Written]
  let nameRange: SourceRange
  let input: TensorValue

  /// How the arguments are read, where PyTorch would read them otherwise.
  let hint: String?

  /// False once a requirement failed; the others are then not checked, one cause being enough.
  private(set) var requirementsHold = true
  private(set) var states: [LayerUse.State] = []
  private(set) var cost: Size?

  init(
    core: CoreExtern, bag: DiagnosticBag, evaluator: Evaluator,
    written: [String: ArgumentMatcher.Written], nameRange: SourceRange, input: TensorValue,
    hint: String?
  ) {
    self.core = core
    self.bag = bag
    self.evaluator = evaluator
    self.written = written
    self.nameRange = nameRange
    self.input = input
    self.hint = hint
  }

  /// False when something was reported; later statements would only repeat it.
  mutating func run(_ statements: [CoreStatement]) -> Bool {
    for statement in statements {
      switch statement.kind {
      case .bind(.local(let local, _), _, _, let value):
        let result = evaluator.evaluate(value)
        if result == .unknown { return false }
        evaluator.environment.bind(local, result, formula: value)
      case .require(let requirement):
        guard requirementsHold, !check(requirement) else { break }
        requirementsHold = false
        // Shapes are still followed, but what goes wrong now has the same cause.
        evaluator = evaluator.silenced
      case .branch(let condition, let then, let otherwise):
        guard run(condition, then, otherwise) else { return false }
      case .state(let kind, let name, let shape):
        guard let sizes = ShapePattern(shape: shape).sizes(evaluator) else { return false }
        states.append(
          LayerUse.State(name: name, shape: sizes, isTrained: kind == .parameter))
      case .cost(let term):
        guard evaluateCost(term) else { return false }
      // What else the grammar has was refused where the declaration was read.
      case .input, .output, .bind, .variable, .assign, .layer, .loop, .rejected: break
      }
    }
    return true
  }

  private mutating func run(
    _ condition: Term, _ then: [CoreStatement], _ otherwise: [CoreStatement]
  ) -> Bool {
    switch evaluator.truth(condition) {
    case .bool(let truth): return run(truth ? then : otherwise)
    case .undecided:
      _ = evaluator.report(.undecidable(at: condition.range), condition)
      return false
    case .int, .float, .none, .symbol, .list, .tuple, .tensor, .layer, .unknown: return false
    }
  }

  /// Checks the requirements that mention nothing but arguments.
  mutating func checkArguments() {
    for statement in core.statements where requirementsHold {
      guard case .require(let requirement) = statement.kind,
        requirement.condition.locals.allSatisfy({ evaluator.environment[$0] != nil })
      else { continue }
      if !check(requirement) { requirementsHold = false }
    }
  }

  private func check(_ requirement: RequirementTerm) -> Bool {
    switch evaluator.truth(requirement.condition) {
    // What depends on open sizes is left to the layer, which checks it when it runs.
    case .bool(true), .undecided: return true
    case .bool(false): break
    default: return false
    }
    let argument = requirement.syntax.parameter.flatMap { written[$0.value] }
    let isAboutInput = isAboutInput(requirement.condition)
    var notes = isAboutInput ? input.origin.notes(axes: axes(of: requirement.condition)) : []
    notes += formulaNotes(requirement).map { Note($0) }
    let label = isAboutInput ? input.shape.map { "receives `\($0)`" } : nil
    bag.report(
      Diagnostic(
        requirement.syntax.id ?? "requirement", evaluator.text(of: requirement.message),
        at: Diagnostic.Label(argument?.range ?? nameRange, label ?? ""), notes: notes,
        help: (hint ?? requirement.help.map(evaluator.text)).map { [$0] } ?? []))
    return false
  }

  /// Computes the cost; false when something is wrong with it. One that is too large to count is
  /// left out.
  private mutating func evaluateCost(_ term: Term) -> Bool {
    let errors = DiagnosticBag()
    let value = evaluator.reporting(to: errors).evaluateSize(term)
    let isTooLarge = errors.sorted.contains {
      $0.id == "number-too-large" || $0.id == "size-too-long"
    }
    if !isTooLarge {
      for error in errors.sorted { evaluator.bag.report(error) }
    }
    cost = value
    return value != nil || isTooLarge
  }

  /// Whether what a condition says depends on the input, directly or by values that do.
  private func isAboutInput(_ condition: Term) -> Bool {
    // Of several tensors no single one is what a condition is about.
    if core.declaration.isVariadic { return false }
    let sizes = Set(core.inputs[0].locals.filter { $0.role == .size }.map(\.index))
    var locals = condition.locals
    var seen: Set<Int> = []
    while let local = locals.popLast() {
      guard seen.insert(local.index).inserted else { continue }
      if let parameter = core.parameters.first(where: { $0.local === local }) {
        if written[local.name] == nil, let value = parameter.defaultValue {
          locals += value.locals
        }
      } else if sizes.contains(local.index) {
        return true
      } else if let formula = evaluator.environment.formula(of: local) {
        locals += formula.locals
      }
    }
    return false
  }

  /// The axes of the input that a condition is about, nil when it is about all or none.
  private func axes(of condition: Term) -> [Int]? {
    let pattern = core.inputs[0].sizes
    guard !pattern.contains(where: \.isSpread) else {
      // Behind `S..` the axes count from the end; `[S.., D]` is about the last one.
      return input.shape.map { [$0.rank - 1] }
    }
    var locals = condition.locals
    for local in locals {
      if let formula = evaluator.environment.formula(of: local) { locals += formula.locals }
    }
    let axes = pattern.indices.filter { axis in
      if case .name(let local) = pattern[axis].kind {
        locals.contains { $0 === local }
      } else {
        false
      }
    }
    return axes.isEmpty ? nil : axes
  }

  /// How the `let` values came about that the condition mentions.
  private func formulaNotes(_ requirement: RequirementTerm) -> [String] {
    var notes: [String] = []
    for local in requirement.condition.locals {
      guard let formula = evaluator.environment.formula(of: local),
        case .int(let size)? = evaluator.environment[local],
        !repeats(size, formula),
        let text = FormulaText(evaluator: evaluator).explanation(of: formula, equals: size)
      else { continue }
      let note = "\(local.name) = \(text)"
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }

  /// Whether a formula only comes back to one of its operands, as 5 + 2·0 does: nothing to tell.
  private func repeats(_ size: Size, _ formula: Term) -> Bool {
    formula.locals.contains { local in
      switch evaluator.environment[local] {
      case .int(let operand): operand == size
      case .tuple(let operands): operands.contains(.int(size))
      case .float, .bool, .some(.none), .symbol, .list, .tensor, .layer, .undecided, .unknown, nil:
        false
      }
    }
  }
}
