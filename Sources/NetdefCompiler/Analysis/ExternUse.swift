/// Uses an extern declaration at one place: arguments, input pattern, requirements, output shape.
struct ExternUse {
  let core: CoreExtern
  var bag: DiagnosticBag

  /// Evaluates arguments where they are written.
  let outer: Evaluator

  /// The name of the layer or function at the place of use.
  let nameRange: SourceRange

  /// The whole step.
  let range: SourceRange
  let line: Int

  private var declaration: ExternDeclaration { core.declaration }

  /// What the use makes: nil parts were reported.
  struct Result {
    var output: TensorValue
    var use: LayerUse?

    /// The use as a child, where equal uses share it.
    var content: NetworkChild.Content?
  }

  func apply(_ layer: LayerValue, to inputs: [TensorValue]) -> Result {
    guard let input = inputs.first else {
      return Result(
        output: .unknown(Origin(.group, line: line, range: range, shape: nil)), use: nil)
    }
    let failed = Result(output: .unknown(input.origin), use: nil)
    let expected = declaration.moreInputs.count + 1
    if !declaration.isVariadic, inputs.count != expected {
      bag.report(
        .wrongInputCount(
          of: declaration.name, expected: expected, found: inputs.count, at: nameRange))
      return failed
    }
    let matcher = ArgumentMatcher(declaration: declaration.signature, evaluator: outer)
    guard matcher.isComplete(layer.arguments, at: nameRange) else { return failed }
    guard let shape = input.shape, inputs.allSatisfy({ $0.shape != nil }) else {
      if layer.isRight { checkArguments(layer.arguments, input) }
      return failed
    }
    // After a wrong argument the shapes are still followed, but nothing more is said of this use.
    var use = self
    if !layer.isRight { use.bag = DiagnosticBag() }
    var result = use.apply(layer.arguments, shape, inputs, hint: layer.reading?.hint)
    if !layer.isRight { result.use = nil }
    if result.use != nil, let reading = layer.reading {
      bag.report(.unlabeledArguments(reading, of: declaration.name, at: reading.range))
    }
    return result
  }

  /// Checks what is required of the arguments alone, where an error before leaves the input unknown:
  /// it is another mistake, and is said at once.
  private func checkArguments(
    _ written: [String: ArgumentMatcher.Written], _ input: TensorValue
  ) {
    var evaluator = Evaluator(bag: bag, site: nameRange, budget: outer.budget)
    evaluator.bind(core.parameters, written)
    var body = ExternBody(
      core: core, bag: bag, evaluator: evaluator, written: written,
      nameRange: nameRange, input: input, hint: nil)
    body.checkArguments()
  }

  private func apply(
    _ written: [String: ArgumentMatcher.Written], _ shape: TensorShape, _ inputs: [TensorValue],
    hint: String?
  ) -> Result {
    let input = inputs[0]
    let failed = Result(output: .unknown(input.origin), use: nil)
    guard let outputElement = outputElement(of: inputs) else { return failed }
    var evaluator = Evaluator(bag: bag, site: nameRange, budget: outer.budget)
    evaluator.bind(core.parameters, written)
    guard matchInputs(inputs, &evaluator), bindDefaults(written, &evaluator),
      numbersAreBounded(written, evaluator)
    else { return failed }
    var body = ExternBody(
      core: core, bag: bag, evaluator: evaluator, written: written,
      nameRange: nameRange, input: input, hint: hint)
    guard body.run(core.statements) else { return failed }
    guard let sizes = ShapePattern(shape: core.output).sizes(body.evaluator),
      body.requirementsHold ? checkOutput(sizes, input, body.evaluator) : isSensible(sizes)
    else { return failed }
    let output = TensorShape(sizes)
    let origin = Origin(
      .use(
        name: declaration.name, formulas: formulas(body.evaluator, rank: output.rank),
        evaluator: body.evaluator.environment),
      line: line, range: range, previous: input.origin, shape: output
    ).trimmed()
    return Result(
      output: TensorValue(shape: output, element: outputElement, origin: origin),
      use: body.requirementsHold ? makeUse(written, body, input, shape, output) : nil)
  }

  /// The use as back ends need it; nil when something in it is not known before the model runs.
  private func makeUse(
    _ written: [String: ArgumentMatcher.Written], _ body: ExternBody, _ input: TensorValue,
    _ shape: TensorShape, _ output: TensorShape
  ) -> LayerUse? {
    let use = LayerUse(
      declaration: declaration.name, isLayer: declaration.isLayer,
      arguments: self.arguments(written, body.evaluator), states: body.states,
      takesGenerator: declaration.declaresParameters, input: shape, output: output,
      cost: body.cost)
    return LayerUseCheck(use: use, bag: bag, nameRange: nameRange, written: written, input: input)
      .isRight ? use : nil
  }

  /// What the output's elements are; nil when an input has other elements than it should.
  ///
  /// A name other than `Float`, `Int` and `Bool` stands for whatever comes in, and for the same
  /// wherever it occurs.
  private func outputElement(of inputs: [TensorValue]) -> ElementKind? {
    var named: [String: ElementKind] = [:]
    let shapes = [declaration.input.shape] + declaration.moreInputs.map(\.shape)
    for (index, input) in inputs.enumerated() {
      // The first pattern stands for all tensors of a varying number.
      let shape = shapes[declaration.isVariadic ? 0 : index]
      let declared = shape.elementType?.value ?? ElementKind.float.rawValue
      guard let expected = ElementKind(rawValue: declared) ?? named[declared] else {
        named[declared] = input.element
        continue
      }
      guard expected == input.element else {
        bag.report(
          .elementMismatch(
            declaration.name, expected: expected, found: input.element, at: nameRange))
        return nil
      }
    }
    let output = declaration.output.elementType?.value ?? ElementKind.float.rawValue
    return ElementKind(rawValue: output) ?? named[output] ?? inputs.first?.element
  }

  private func matchInputs(_ inputs: [TensorValue], _ evaluator: inout Evaluator) -> Bool {
    if declaration.isVariadic { return matchAll(inputs, &evaluator) }
    return zip(core.inputs, inputs).allSatisfy { matchInput($0, $1, &evaluator) }
  }

  /// `in parts..: [S..]` binds S to the list of all shapes.
  private func matchAll(_ inputs: [TensorValue], _ evaluator: inout Evaluator) -> Bool {
    guard case .name(let local)? = core.inputs.first?.sizes.first?.kind else { return true }
    let shapes = inputs.compactMap(\.shape).map { Value.list($0.sizes.map(Value.int)) }
    evaluator.environment.bind(local, .list(shapes))
    return true
  }

  private func matchInput(
    _ stated: ShapeTerm, _ input: TensorValue, _ evaluator: inout Evaluator
  ) -> Bool {
    guard let shape = input.shape else { return false }
    let pattern = ShapePattern(shape: stated)
    switch pattern.match(shape, &evaluator) {
    case nil: return true
    case .rank:
      bag.report(
        .rankMismatch(
          declaration.name, pattern: pattern, found: shape, notes: input.origin.notes(),
          at: nameRange))
    case .size(let axis, let stated, _):
      bag.report(
        .inputSizeMismatch(
          declaration.name, axis: axis, expected: stated, pattern: pattern.text, found: shape,
          notes: input.origin.notes(axes: [axis]), at: nameRange))
    case .reported: break
    }
    return false
  }

  /// Gives parameters that were not written their defaults, in order: one may use those before it
  /// and the sizes of the input.
  private func bindDefaults(
    _ written: [String: ArgumentMatcher.Written], _ evaluator: inout Evaluator
  ) -> Bool {
    for parameter in core.parameters where written[parameter.name] == nil {
      guard let term = parameter.defaultValue else { continue }
      let value = evaluator.evaluate(term)
      if value == .unknown { return false }
      let type = parameter.syntax.type
      guard let coerced = TypeChecker.coerce(value, to: type) else {
        bag.report(
          .wrongDefault(
            value, expected: TypeChecker.describe(type), of: parameter.name,
            in: declaration.name, at: nameRange, default: term.range))
        return false
      }
      if let number = coerced.tooLargeFloat {
        bag.report(.floatTooLarge(number, at: nameRange, default: term.range))
        return false
      }
      evaluator.environment.bind(parameter.local, coerced)
    }
    return true
  }

  /// Whether the numbers that the declaration computes with are within what arithmetic bears.
  private func numbersAreBounded(
    _ written: [String: ArgumentMatcher.Written], _ evaluator: Evaluator
  ) -> Bool {
    for local in core.unboundedNumbers {
      guard let value = evaluator.environment[local], value.holdsInt(beyond: ExternNumbers.bound)
      else { continue }
      bag.report(
        .argumentTooLarge(
          local.name, of: declaration.name, value, limit: ExternNumbers.bound,
          at: written[local.name]?.range ?? nameRange))
      return false
    }
    return true
  }

  /// A declaration that forgets to require what its formula needs must not let nonsense through.
  private func checkOutput(
    _ sizes: [Size], _ input: TensorValue, _ evaluator: Evaluator
  ) -> Bool {
    guard let axis = sizes.firstIndex(where: { $0.value.map { $0 < 0 } ?? false }) else {
      return true
    }
    let formulas = formulas(evaluator, rank: sizes.count)
    let formula = formulas.indices.contains(axis) ? formulas[axis] : nil
    let explanation = formula.flatMap {
      FormulaText(evaluator: evaluator).explanation(of: $0, equals: sizes[axis])
    }
    bag.report(
      .negativeSize(
        sizes[axis], of: declaration.name,
        notes: (explanation.map { [Note("axis \(axis) = \($0)")] } ?? []) + input.origin.notes(),
        at: nameRange, declared: declaration.output.range))
    return false
  }

  /// Whether the sizes can be followed although a requirement failed.
  private func isSensible(_ sizes: [Size]) -> Bool {
    sizes.allSatisfy { $0.value.map { $0 >= 1 } ?? true }
  }

  private func arguments(
    _ written: [String: ArgumentMatcher.Written], _ evaluator: Evaluator
  ) -> [LayerUse.Argument] {
    core.parameters.map { parameter in
      // A default that uses what the input's pattern binds is an inferred size.
      let isInferred =
        parameter.defaultValue?.locals.contains { $0.role == .size } ?? false
      return LayerUse.Argument(
        name: parameter.name, value: evaluator.environment[parameter.local] ?? .unknown,
        isExplicit: written[parameter.name] != nil || isInferred)
    }
  }

  /// For every output axis the term that computes its size, nil for sizes passed through.
  private func formulas(_ evaluator: Evaluator, rank: Int) -> [Term?] {
    var formulas: [Term?] = []
    for size in core.output.sizes {
      guard let term = size.term else { continue }
      if size.isSpread {
        guard case .list(let values) = evaluator.quietly(term) else { continue }
        formulas += values.map { _ in nil }
      } else if case .name(let local) = size.kind {
        formulas.append(evaluator.environment.formula(of: local))
      } else {
        formulas.append(term)
      }
    }
    return formulas
  }
}
