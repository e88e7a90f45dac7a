/// Runs the statements of an extern declaration for one use.
struct ExternBody {
  let declaration: ExternDeclaration
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
    declaration: ExternDeclaration, bag: DiagnosticBag, evaluator: Evaluator,
    written: [String: ArgumentMatcher.Written], nameRange: SourceRange, input: TensorValue,
    hint: String?
  ) {
    self.declaration = declaration
    self.bag = bag
    self.evaluator = evaluator
    self.written = written
    self.nameRange = nameRange
    self.input = input
    self.hint = hint
  }

  /// False when something was reported; later statements would only repeat it.
  mutating func run(_ statements: [Statement]) -> Bool {
    for statement in statements {
      switch statement.kind {
      case .letValue(.name(let name), _, _, let value):
        let result = evaluator.evaluate(value)
        if result == .unknown { return false }
        evaluator.environment.bind(name.value, result, formula: value)
      case .requirement(let requirement):
        guard requirementsHold, !check(requirement) else { break }
        requirementsHold = false
        // Shapes are still followed, but what goes wrong now has the same cause.
        evaluator = evaluator.silenced
      case .conditional(let condition, let then, let otherwise):
        switch evaluator.truth(condition) {
        case .bool(true): if !run(then) { return false }
        case .bool(false): if !run(otherwise) { return false }
        case .undecided:
          _ = evaluator.report(.undecidable(at: condition.range), condition)
          return false
        default: return false
        }
      case .state(let kind, let name, .some(let shape), _):
        guard let sizes = ShapePattern(syntax: shape).sizes(evaluator) else { return false }
        states.append(
          LayerUse.State(
            name: name.plain ?? "", shape: sizes, isTrained: kind == .parameter))
      case .cost(let expression):
        guard evaluateCost(expression) else { return false }
      default: break
      }
    }
    return true
  }

  /// Checks the requirements that mention nothing but arguments.
  mutating func checkArguments() {
    for statement in declaration.statements where requirementsHold {
      guard case .requirement(let requirement) = statement.kind,
        Names.mentioned(in: requirement.condition)
          .allSatisfy({ evaluator.environment[$0] != nil })
      else { continue }
      if !check(requirement) { requirementsHold = false }
    }
  }

  private func check(_ requirement: Requirement) -> Bool {
    switch evaluator.truth(requirement.condition) {
    // What depends on open sizes is left to the layer, which checks it when it runs.
    case .bool(true), .undecided: return true
    case .bool(false): break
    default: return false
    }
    let argument = requirement.parameter.flatMap { written[$0.value] }
    let isAboutInput = isAboutInput(requirement.condition)
    var notes = isAboutInput ? input.origin.notes(axes: axes(of: requirement.condition)) : []
    notes += formulaNotes(requirement).map { Note($0) }
    let label = isAboutInput ? input.shape.map { "receives `\($0)`" } : nil
    bag.report(
      Diagnostic(
        requirement.id ?? "requirement", evaluator.text(of: requirement.message),
        at: Diagnostic.Label(argument?.range ?? nameRange, label ?? ""), notes: notes,
        help: (hint ?? requirement.help.map(evaluator.text)).map { [$0] } ?? []))
    return false
  }

  /// Computes the cost; false when something is wrong with it. One that is too large to count is
  /// left out.
  private mutating func evaluateCost(_ expression: Expression) -> Bool {
    let errors = DiagnosticBag()
    let value = evaluator.reporting(to: errors).evaluateSize(expression)
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
  private func isAboutInput(_ condition: Expression) -> Bool {
    let sizes = Set(
      declaration.input.shape.sizes.compactMap { size -> String? in
        if case .name(let name)? = size.expression?.kind { name } else { nil }
      })
    var names = Names.mentioned(in: condition)
    var seen: Set<String> = []
    while let name = names.popLast() {
      guard seen.insert(name).inserted else { continue }
      if let parameter = declaration.parameters.first(where: { $0.name.value == name }) {
        if written[name] == nil, let value = parameter.defaultValue {
          names += Names.mentioned(in: value)
        }
      } else if sizes.contains(name) {
        return true
      } else if let formula = evaluator.environment.formula(of: name) {
        names += Names.mentioned(in: formula)
      }
    }
    return false
  }

  /// The axes of the input that a condition is about, nil when it is about all or none.
  private func axes(of condition: Expression) -> [Int]? {
    let pattern = declaration.input.shape.sizes
    guard !pattern.contains(where: \.isSpread) else {
      // Behind `S..` the axes count from the end; `[S.., D]` is about the last one.
      return input.shape.map { [$0.rank - 1] }
    }
    var names = Names.mentioned(in: condition)
    for name in names {
      if let formula = evaluator.environment.formula(of: name) {
        names += Names.mentioned(in: formula)
      }
    }
    let axes = pattern.indices.filter { axis in
      if case .name(let name)? = pattern[axis].expression?.kind { return names.contains(name) }
      return false
    }
    return axes.isEmpty ? nil : axes
  }

  /// How the `let` values came about that the condition mentions.
  private func formulaNotes(_ requirement: Requirement) -> [String] {
    var notes: [String] = []
    for name in Names.mentioned(in: requirement.condition) {
      guard let formula = evaluator.environment.formula(of: name),
        case .int(let size)? = evaluator.environment[name],
        !repeats(size, formula),
        let text = FormulaText(evaluator: evaluator).explanation(of: formula, equals: size)
      else { continue }
      let note = "\(name) = \(text)"
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }

  /// Whether a formula only comes back to one of its operands, as 5 + 2·0 does: nothing to tell.
  private func repeats(_ size: Size, _ formula: Expression) -> Bool {
    Names.mentioned(in: formula).contains { name in
      switch evaluator.environment[name] {
      case .int(let operand): operand == size
      case .tuple(let operands): operands.contains(.int(size))
      default: false
      }
    }
  }
}
