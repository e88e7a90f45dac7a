/// Runs the statements of an extern declaration for one use.
struct ExternBody {
  let declaration: ExternDeclaration
  let bag: DiagnosticBag
  var evaluator: Evaluator
  let written: [String: ArgumentMatcher.Written]
  let nameRange: SourceRange
  let input: TensorValue

  /// False once a requirement failed; the others are then not checked, one cause being enough.
  private(set) var requirementsHold = true
  private(set) var states: [LayerUse.State] = []
  private(set) var cost: Size?

  init(
    declaration: ExternDeclaration, bag: DiagnosticBag, evaluator: Evaluator,
    written: [String: ArgumentMatcher.Written], nameRange: SourceRange, input: TensorValue
  ) {
    self.declaration = declaration
    self.bag = bag
    self.evaluator = evaluator
    self.written = written
    self.nameRange = nameRange
    self.input = input
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
        if requirementsHold, !check(requirement) { requirementsHold = false }
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
        guard let size = evaluator.evaluateSize(expression) else { return false }
        cost = size
      default: break
      }
    }
    return true
  }

  private func check(_ requirement: Requirement) -> Bool {
    switch evaluator.truth(requirement.condition) {
    // What depends on open sizes is left to the layer, which checks it when it runs.
    case .bool(true), .undecided: return true
    case .bool(false): break
    default: return false
    }
    let argument = requirement.parameter.flatMap { written[$0.value] }
    var notes = input.origin.notes(axes: axes(of: requirement.condition))
    notes += formulaNotes(requirement)
    bag.report(
      Diagnostic(
        requirement.id ?? "requirement", text(requirement.message),
        at: Diagnostic.Label(
          argument?.range ?? nameRange, input.shape.map { "receives `\($0)`" } ?? ""),
        notes: notes, help: requirement.help.map { [text($0)] } ?? []))
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
      if let formula = evaluator.environment.formulas[name] {
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
      guard let formula = evaluator.environment.formulas[name],
        case .int(let size)? = evaluator.environment[name],
        let text = FormulaText(evaluator: evaluator).explanation(of: formula, equals: size)
      else { continue }
      let note = "\(name) = \(text)"
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }

  /// A message with the values of what stands between its braces.
  private func text(_ literal: StringLiteral) -> String {
    literal.segments.map { segment in
      switch segment {
      case .text(let text): text
      case .expression(let expression): evaluator.evaluate(expression).description
      }
    }.joined()
  }
}
