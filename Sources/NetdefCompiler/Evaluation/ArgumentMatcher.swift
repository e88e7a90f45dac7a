/// Assigns a call's arguments to the parameters of a declaration.
struct ArgumentMatcher {
  /// An argument that was written, checked against its parameter's type.
  struct Written: Sendable {
    var value: Value
    var range: SourceRange
  }

  let declaration: Signature
  let evaluator: Evaluator
  let arguments: [ArgumentTerm]

  /// Where they go; nil for one that follows one too many.
  private let targets: [ArgumentAssignment.Target?]

  /// Whether that was not known before the layer was: names are read as its parameters say.
  private let isDynamic: Bool
  let given: [String: Written]

  /// How the arguments are read, where PyTorch would read them otherwise.
  let reading: Reading?

  private var bag: DiagnosticBag { evaluator.bag }

  /// - Parameters:
  ///   - targets: Where the arguments go; nil where that was not known before the layer was.
  ///   - given: Arguments of before, by partial application.
  init(
    declaration: Signature, evaluator: Evaluator, arguments: [ArgumentTerm] = [],
    targets: [ArgumentAssignment.Target?]? = nil, given: [String: Written] = [:]
  ) {
    self.declaration = declaration
    self.evaluator = evaluator
    self.arguments = arguments
    isDynamic = targets == nil
    self.targets =
      targets
      ?? declaration.targets(
        of: arguments.map { ($0.label?.value, $0.isSpread) }, given: Set(given.keys))
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
    for (argument, target) in zip(arguments, targets) where !bag.isFull(argument.range.file) {
      guard let target else { continue }
      guard let parameter = parameter(of: argument, target, &match) else {
        match.isRight = false
        match.isComplete = false
        continue
      }
      if let first = isNew.updateValue(argument.term.range, forKey: parameter.name.value) {
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
      match.written[parameter.name.value] = Written(value: value, range: argument.term.range)
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
    of arguments: [ArgumentTerm], _ declaration: Signature, _ given: [String: Written]
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

  /// The parameter of an argument; nil where there is none, which is reported.
  private func parameter(
    of argument: ArgumentTerm, _ target: ArgumentAssignment.Target, _ match: inout Match
  ) -> ParameterSyntax? {
    switch target {
    case .parameter(let index): return declaration.parameters[index]
    case .renamed(let index, let new):
      if let label = argument.label {
        bag.report(.renamedArgument(label.value, to: new, of: declaration.name, at: label.range))
      }
      match.isRight = false
      // What was meant is clear, so shapes can be followed and later errors found.
      return declaration.parameters[index]
    case .spread:
      bag.report(.notYetSupported("spreading a list over arguments", at: argument.range))
    case .noneLeft: reportNoneLeft(argument)
    case .state:
      bag.report(
        .notYetSupported(
          "a weight given from outside", at: argument.label?.range ?? argument.range))
    case .unknown:
      let label = argument.label ?? Name("", argument.range)
      let known = declaration.parameterNames
      bag.report(
        .unknownArgument(
          label.value, of: declaration.name, known: known,
          nearest: nearestName(to: label.value, among: known), at: label.range))
    }
    return nil
  }

  /// Reports an argument without a label for which no parameter is left.
  private func reportNoneLeft(_ argument: ArgumentTerm) {
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
      return
    }
    bag.report(
      .tooManyArguments(
        of: declaration.name, limit: declaration.parameters.filter { !$0.isNamed }.count,
        takesLabels: !declaration.parameters.isEmpty,
        hint: reading?.hint ?? dataFlowHint, at: argument.range))
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

  private func value(of argument: ArgumentTerm, for parameter: ParameterSyntax) -> Value? {
    let term =
      isDynamic
      ? argument.term.reading(namesAs: parameter.type, of: parameter.name.value) : argument.term
    let value = evaluator.evaluate(term)
    if value == .unknown { return nil }
    if case .tensor(let tensor) = value {
      if tensor.shape != nil {
        bag.report(
          .tensorAsNumber(shortText(of: term), for: declaration.name, at: term.range))
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
            size: size, notes: [], at: term.range))
        return nil
      }
      bag.report(
        .wrongType(
          value, expected: parameter.type, of: parameter.name.value, in: declaration.name,
          hint: argument.label == nil ? earlierHint(value) ?? reading?.hint : nil,
          at: term.range))
      return nil
    }
    if case .layer(let layer) = coerced, let context = evaluator.scope?.context,
      let problem = SignatureCheck(parameter.type, context.declarations)?.problem(of: layer)
    {
      bag.report(
        .wrongSignature(
          layer, problem, of: parameter.name.value, in: declaration.name, at: term.range))
      return nil
    }
    if let context = evaluator.scope?.context, let layer = coerced.layers(in: context).first {
      bag.report(.severalOutputsAsValue(layer.name, layer.outputs, at: term.range))
      return nil
    }
    if let number = coerced.tooLargeFloat {
      bag.report(.floatTooLarge(number, at: term.range))
      return nil
    }
    return coerced
  }
}

extension Value {
  /// The layers in the value that give several tensors, by name: what takes a layer takes one tensor
  /// of it.
  fileprivate func layers(in context: CheckContext) -> [(name: String, outputs: Int)] {
    switch self {
    case .layer(let layer):
      guard case .declared(let id) = layer.kind else { return [] }
      let count = context.elaboration.outputs(of: id).count
      return count == 1 ? [] : [(id.name, count)]
    case .list(let values), .tuple(let values): return values.flatMap { $0.layers(in: context) }
    case .int, .float, .bool, .none, .symbol, .tensor, .undecided, .unknown: return []
    }
  }

  /// A Float in the value that is too large for the 32 bits that a layer has for it.
  var tooLargeFloat: Double? {
    switch self {
    case .float(let number): Float(number).isFinite ? nil : number
    case .list(let values), .tuple(let values): values.lazy.compactMap(\.tooLargeFloat).first
    default: nil
    }
  }
}
