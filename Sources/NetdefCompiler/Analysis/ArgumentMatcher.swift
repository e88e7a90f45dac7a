/// Assigns a call's arguments to the parameters of a declaration.
struct ArgumentMatcher {
  /// An argument that was written, checked against its parameter's type.
  struct Written: Sendable {
    var value: Value
    var range: SourceRange
  }

  let declaration: Signature
  let evaluator: Evaluator
  let arguments: [Argument]
  let given: [String: Written]

  /// How the arguments are read, where PyTorch would read them otherwise.
  let reading: Reading?

  private var bag: DiagnosticBag { evaluator.bag }

  /// - Parameter given: Arguments of before, by partial application.
  init(
    declaration: Signature, evaluator: Evaluator, arguments: [Argument] = [],
    given: [String: Written] = [:]
  ) {
    self.declaration = declaration
    self.evaluator = evaluator
    self.arguments = arguments
    self.given = given
    reading = arguments.isEmpty ? nil : Self.reading(of: arguments, declaration, given)
  }

  /// The written arguments by parameter.
  struct Match {
    var written: [String: Written] = [:]

    /// False when something was reported.
    var isRight = true

    /// False when a value that is needed is not known.
    var isComplete = true
  }

  /// Adds arguments to those that were given before: an argument without a label goes to the next
  /// parameter that has none yet, one with a label replaces an earlier one.
  func match() -> Match {
    var match = Match(written: given)
    var isNew: [String: SourceRange] = [:]
    var wrong: Set<String> = []
    var positional = declaration.parameters.filter {
      !$0.isNamed && given[$0.name.value] == nil
    }[...]
    var hasOverflow = false
    for argument in arguments where !bag.isFull(argument.range.file) {
      if hasOverflow, argument.label == nil { continue }
      guard let parameter = parameter(of: argument, &positional, &match) else {
        match.isRight = false
        match.isComplete = false
        // Those that follow without a label have no parameter either.
        hasOverflow = hasOverflow || argument.label == nil
        continue
      }
      if let first = isNew.updateValue(argument.expression.range, forKey: parameter.name.value) {
        // A name that two parameters have was reported where they are declared; what is no value
        // for the parameter was hardly meant for it.
        if !wrong.contains(parameter.name.value),
          declaration.parameters.count(where: { $0.name.value == parameter.name.value }) == 1
        {
          bag.report(.argumentTwice(parameter.name.value, at: argument.range, first: first))
        }
        match.isRight = false
        continue
      }
      guard let value = value(of: argument, for: parameter) else {
        wrong.insert(parameter.name.value)
        match.isRight = false
        match.isComplete = false
        continue
      }
      match.written[parameter.name.value] = Written(value: value, range: argument.expression.range)
    }
    return match
  }

  /// Reports parameters that have neither an argument nor a default.
  func isComplete(_ written: [String: Written], at range: SourceRange) -> Bool {
    let missing = declaration.parameters.filter {
      $0.defaultValue == nil && written[$0.name.value] == nil
    }
    if !missing.isEmpty {
      bag.report(
        .missingArguments(
          missing.map { ($0.name.value, TypeChecker.describe($0.type)) }, of: declaration.name,
          at: range))
    }
    return missing.isEmpty
  }

  /// How arguments without labels are read.
  struct Reading: Sendable {
    /// `` `out`, `kernel`, `stride` ``.
    let names: String

    /// What the parameter is about that is not among them.
    let inferred: String

    /// The arguments.
    let range: SourceRange

    /// Both in one sentence.
    var hint: String { "the arguments without labels are \(names); \(inferred)" }
  }

  /// How the arguments are read, where there are more without labels than must be given while a
  /// parameter that goes by its label alone is left out: PyTorch's `Conv2d(3, 64, 3)`.
  private static func reading(
    of arguments: [Argument], _ declaration: Signature, _ given: [String: Written]
  ) -> Reading? {
    guard let first = arguments.first, let last = arguments.last(where: { $0.label == nil })
    else { return nil }
    let count = arguments.filter { $0.label == nil }.count
    let positional = declaration.parameters.filter {
      !$0.isNamed && given[$0.name.value] == nil
    }
    // One that stands behind them is read alike in both languages.
    let lastRead = positional.prefix(count).last?.name.value
    let left = declaration.parameters.prefix { $0.name.value != lastRead }.first { parameter in
      parameter.isNamed && parameter.defaultValue != nil && given[parameter.name.value] == nil
        && !arguments.contains { $0.label?.value == parameter.name.value }
    }
    guard let name = left?.name.value, lastRead != nil,
      count > positional.filter({ $0.defaultValue == nil }).count
    else { return nil }
    return Reading(
      names: positional.prefix(count).map { "`\($0.name.value)`" }.joined(separator: ", "),
      inferred: "`\(name)` is inferred, or given as `\(name):`",
      range: first.range.through(last.range))
  }

  private func parameter(
    of argument: Argument, _ positional: inout ArraySlice<ParameterSyntax>, _ match: inout Match
  ) -> ParameterSyntax? {
    if argument.isSpread {
      bag.report(.notYetSupported("spreading a list over arguments", at: argument.range))
      return nil
    }
    guard let label = argument.label else {
      if let parameter = positional.popFirst() { return parameter }
      let labeled = declaration.parameters.filter { parameter in
        !parameter.isNamed && arguments.contains { $0.label?.value == parameter.name.value }
      }
      let earlier = declaration.parameters.filter {
        !$0.isNamed && given[$0.name.value] != nil
          && !labeled.map(\.name.value).contains($0.name.value)
      }
      let count = arguments.count { $0.label == nil } + labeled.count
      if count > declaration.parameters.count(where: { !$0.isNamed }) - earlier.count,
        !labeled.isEmpty || !earlier.isEmpty
      {
        bag.report(
          .noParameterLeft(
            of: declaration.name, labeled: labeled.map(\.name.value),
            earlier: earlier.map(\.name.value), hint: dataFlowHint, at: argument.range))
        return nil
      }
      bag.report(
        .tooManyArguments(
          of: declaration.name, limit: declaration.parameters.filter { !$0.isNamed }.count,
          takesLabels: !declaration.parameters.isEmpty,
          hint: reading?.hint ?? dataFlowHint, at: argument.range))
      return nil
    }
    if let parameter = declaration.parameters.first(where: { $0.name.value == label.value }) {
      positional.removeAll { $0.name.value == label.value }
      return parameter
    }
    if let new = declaration.renamed[label.value] {
      bag.report(.renamedArgument(label.value, to: new, of: declaration.name, at: label.range))
      match.isRight = false
      // What was meant is clear, so shapes can be followed and later errors found.
      return declaration.parameters.first { $0.name.value == new }
    } else if declaration.states.contains(label.value) {
      bag.report(.notYetSupported("a weight given from outside", at: label.range))
    } else {
      let known = declaration.parameterNames
      bag.report(
        .unknownArgument(
          label.value, of: declaration.name, known: known,
          nearest: nearestName(to: label.value, among: known), at: label.range))
    }
    return nil
  }

  /// For an argument without a label that goes past those that were given before.
  private func earlierHint(_ value: Value) -> String? {
    let earlier = declaration.parameters.first { parameter in
      !parameter.isNamed && given[parameter.name.value] != nil
        && TypeChecker.coerce(value, to: parameter.type) != nil
    }
    return earlier.map {
      "`\($0.name.value)` was given before: a label replaces it, `\($0.name.value): …`"
    }
  }

  private func value(of argument: Argument, for parameter: ParameterSyntax) -> Value? {
    let expression = argument.expression.reading(
      namesAs: parameter.type, of: parameter.name.value)
    let value = evaluator.evaluate(expression)
    if value == .unknown { return nil }
    if case .tensor(let tensor) = value {
      if tensor.shape != nil {
        bag.report(
          .tensorAsNumber(shortText(of: expression), for: declaration.name, at: expression.range))
      }
      return nil
    }
    guard let coerced = TypeChecker.coerce(value, to: parameter.type) else {
      // A Float of an open size: the type is right, but its number comes too late.
      if case .int(let size) = value, size.value == nil,
        TypeChecker.coerce(.int(1), to: parameter.type) != nil
      {
        bag.report(
          .openParameter(
            parameter.name.value, of: declaration.name, isLayer: declaration.name.isCapitalised,
            size: size, notes: [], at: expression.range))
        return nil
      }
      bag.report(
        .wrongType(
          value, expected: parameter.type, of: parameter.name.value, in: declaration.name,
          hint: argument.label == nil ? earlierHint(value) ?? reading?.hint : nil,
          at: expression.range))
      return nil
    }
    if case .layer(let layer) = coerced, let context = evaluator.scope?.context,
      let problem = SignatureCheck(parameter.type, context.declarations)?.problem(of: layer)
    {
      bag.report(
        .wrongSignature(
          layer, problem, of: parameter.name.value, in: declaration.name, at: expression.range))
      return nil
    }
    if let number = coerced.tooLargeFloat {
      bag.report(.floatTooLarge(number, at: expression.range))
      return nil
    }
    return coerced
  }
}

extension Value {
  /// A Float in the value that is too large for the 32 bits that a layer has for it.
  var tooLargeFloat: Double? {
    switch self {
    case .float(let number): Float(number).isFinite ? nil : number
    case .list(let values), .tuple(let values): values.lazy.compactMap(\.tooLargeFloat).first
    default: nil
    }
  }
}

extension Statement {
  /// The parameters and buffers that it declares.
  var states: [String] {
    switch kind {
    case .state(_, let state, _, _): state.plain.map { [$0] } ?? []
    case .conditional(_, let then, let otherwise): (then + otherwise).flatMap(\.states)
    default: []
    }
  }
}
